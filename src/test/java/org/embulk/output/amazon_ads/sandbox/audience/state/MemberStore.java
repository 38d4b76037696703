package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keeps who is a member of which audience in which target. */
public final class MemberStore {
  private final boolean keepsAll;
  private final Map<Place, TreeMap<String, Member>> members = new HashMap<>();

  /**
   * @param keepsAll false: only ids and countries
   */
  public MemberStore(boolean keepsAll) {
    this.keepsAll = keepsAll;
  }

  public synchronized void add(BigInteger audienceId, Set<Target> targets, List<Member> people) {
    for (Target target : targets) {
      TreeMap<String, Member> there =
          members.computeIfAbsent(new Place(audienceId, target), place -> new TreeMap<>());
      for (Member person : people) {
        there.put(person.externalUserId(), keepsAll ? person : person.bare());
      }
    }
  }

  public synchronized void remove(BigInteger audienceId, Set<Target> targets, List<Member> people) {
    for (Target target : targets) {
      Map<String, Member> there =
          members.getOrDefault(new Place(audienceId, target), new TreeMap<>());
      people.forEach(person -> there.remove(person.externalUserId()));
    }
  }

  /** Returns the members by their external ids, in the order of these. */
  public synchronized Map<String, Member> of(BigInteger audienceId, Target target) {
    return new TreeMap<>(members.getOrDefault(new Place(audienceId, target), new TreeMap<>()));
  }

  private record Place(BigInteger audienceId, Target target) {}
}
