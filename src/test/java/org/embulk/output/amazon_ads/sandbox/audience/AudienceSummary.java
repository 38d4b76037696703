package org.embulk.output.amazon_ads.sandbox.audience;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.Member;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;

/** Tells in words what a sandbox knows: who is a member of which audience, in which target. */
public final class AudienceSummary {
  private static final int MAX_MEMBERS = 20;

  private final StringBuilder text = new StringBuilder();
  private final AudienceSandbox sandbox;
  private final boolean namesMembers;

  private AudienceSummary(AudienceSandbox sandbox, boolean namesMembers) {
    this.sandbox = sandbox;
    this.namesMembers = namesMembers;
  }

  public static String of(AudienceSandbox sandbox) {
    return new AudienceSummary(sandbox, true).tell();
  }

  /** Counts the members and names none, for people who are not made up. */
  public static String numbersOf(AudienceSandbox sandbox) {
    return new AudienceSummary(sandbox, false).tell();
  }

  private String tell() {
    line("token requests: " + sandbox.token().requests().size());
    line("uploads: " + sandbox.requests(Operation.UPLOAD).size());
    line(
        "records: "
            + sandbox.uploads().stream().mapToInt(one -> one.externalUserIds().size()).sum());
    line("requests: " + sandbox.requests().size());
    line("connections: " + sandbox.connections().size());
    sandbox.connections().forEach(this::tell);
    line("audiences: " + sandbox.audiences().size());
    sandbox.audiences().forEach(this::tell);
    line("violations: " + sandbox.violations().size());
    sandbox.violations().forEach(violation -> line("  " + violation));
    return text.toString();
  }

  private void tell(Connection connection) {
    String advertiser =
        connection.hasAdvertiser()
            ? "advertiser " + connection.text("dspAdvertiserId")
            : "no advertiser";
    line("  " + connection.id());
    line("    instance " + connection.text("amcInstanceId") + ", " + advertiser);
  }

  private void tell(Audience audience) {
    line("  " + audience.id() + " \"" + audience.name() + "\"");
    line("    connection " + audience.connectionId());
    for (Target target : Target.values()) {
      Map<String, Member> members = sandbox.members(audience.id().toString(), target);
      line("    members in " + target + ": " + members.size());
      if (namesMembers) {
        tell(members);
      }
    }
  }

  private void tell(Map<String, Member> members) {
    members.values().stream().limit(MAX_MEMBERS).forEach(this::tell);
    if (members.size() > MAX_MEMBERS) {
      line("      and " + (members.size() - MAX_MEMBERS) + " more");
    }
  }

  private void tell(Member member) {
    Iterable<String> names = () -> member.hashes().fieldNames();
    String identifiers =
        StreamSupport.stream(names.spliterator(), false).collect(Collectors.joining(", "));
    line("      " + member.externalUserId() + " " + member.countryCode() + ": " + identifiers);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
