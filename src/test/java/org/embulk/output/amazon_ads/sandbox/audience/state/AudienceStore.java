package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the audiences, in the order in which they came to be. */
public final class AudienceStore {
  private final Map<BigInteger, Audience> audiences = new LinkedHashMap<>();
  private final List<BigInteger> made = new ArrayList<>();
  private BigInteger nextId;

  public AudienceStore(BigInteger firstId, List<Audience> before) {
    this.nextId = firstId;
    before.forEach(audience -> audiences.put(audience.id(), audience));
  }

  /** Gives the audience an id and keeps it. */
  public synchronized Audience make(Audience draft) {
    while (audiences.containsKey(nextId)) {
      nextId = nextId.add(BigInteger.ONE);
    }
    Audience audience = draft.id(nextId);
    audiences.put(nextId, audience);
    made.add(nextId);
    return audience;
  }

  public synchronized void replace(Audience changed) {
    audiences.put(changed.id(), changed);
  }

  public synchronized Optional<Audience> find(BigInteger id) {
    return Optional.ofNullable(audiences.get(id));
  }

  public synchronized Optional<Audience> find(String connectionId, String externalId) {
    return audiences.values().stream()
        .filter(audience -> audience.connectionId().equals(connectionId))
        .filter(audience -> audience.externalId().equals(externalId))
        .findFirst();
  }

  public synchronized List<Audience> all() {
    return List.copyOf(audiences.values());
  }

  /** Returns those that a request made, as they are now. */
  public synchronized List<Audience> made() {
    return made.stream().map(audiences::get).toList();
  }
}
