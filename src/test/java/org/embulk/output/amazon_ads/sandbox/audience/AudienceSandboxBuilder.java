package org.embulk.output.amazon_ads.sandbox.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.service.Rules;
import org.embulk.output.amazon_ads.sandbox.audience.state.AccountBook;
import org.embulk.output.amazon_ads.sandbox.audience.state.AgencyProfile;
import org.embulk.output.amazon_ads.sandbox.audience.state.AmcAccount;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.AudienceState;
import org.embulk.output.amazon_ads.sandbox.audience.state.AudienceStore;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.ConnectionStore;
import org.embulk.output.amazon_ads.sandbox.audience.state.Member;
import org.embulk.output.amazon_ads.sandbox.audience.state.MemberStore;
import org.embulk.output.amazon_ads.sandbox.audience.state.SecondCreate;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScripts;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.embulk.output.amazon_ads.sandbox.audience.state.Terms;
import org.embulk.output.amazon_ads.sandbox.audience.state.UploadStore;
import org.embulk.output.amazon_ads.sandbox.service.ExpectedLogin;

/** Sets up what a sandbox knows before the first request. */
public final class AudienceSandboxBuilder {
  /** Beyond 2^53, as every id in the public samples. */
  private static final BigInteger FIRST_AUDIENCE_ID = new BigInteger("361054992504331001");

  int port;
  ExpectedLogin login =
      new ExpectedLogin(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET, Sandbox.REFRESH_TOKEN);
  Duration tokenLife = Duration.ofHours(1);
  Clock clock = Clock.systemUTC();
  boolean keepBodies = true;
  boolean checkBodies = true;

  private final List<AmcAccount> accounts = new ArrayList<>();
  private final List<AgencyProfile> profiles = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Audience> audiences = new ArrayList<>();
  private final List<Membership> memberships = new ArrayList<>();
  private final Map<Integer, StatusScript> statusByNumber = new HashMap<>();
  private StatusScript status = StatusScript.atOnce().pending(1);
  private Optional<SecondCreate> secondCreate = Optional.empty();
  private Terms terms = Terms.ACCEPTED;
  private BigInteger firstAudienceId = FIRST_AUDIENCE_ID;

  AudienceSandboxBuilder() {}

  /** Listens on this port instead of any that is free. */
  public AudienceSandboxBuilder port(int number) {
    port = number;
    return this;
  }

  public AudienceSandboxBuilder login(String clientId, String clientSecret, String refreshToken) {
    login = new ExpectedLogin(clientId, clientSecret, refreshToken);
    return this;
  }

  /** Sets what {@code expires_in} says, and after which a token is no longer accepted. */
  public AudienceSandboxBuilder tokenLife(Duration life) {
    tokenLife = life;
    return this;
  }

  /** Lets a test decide when a token's life is over, and when a connection is made. */
  public AudienceSandboxBuilder clock(Clock other) {
    clock = other;
    return this;
  }

  /** Keeps no bodies of requests, and of members only ids and countries: for a large run. */
  public AudienceSandboxBuilder keepBodies(boolean keep) {
    keepBodies = keep;
    return this;
  }

  /** Takes any JSON as a body, for a large run of records of one shape. */
  public AudienceSandboxBuilder checkBodies(boolean check) {
    checkBodies = check;
    return this;
  }

  public AudienceSandboxBuilder terms(Terms answered) {
    terms = answered;
    return this;
  }

  public AudienceSandboxBuilder account(AmcAccount account) {
    accounts.add(account);
    return this;
  }

  public AudienceSandboxBuilder profile(long id, String... advertiserIds) {
    profiles.add(new AgencyProfile(id, List.of(advertiserIds)));
    return this;
  }

  public AudienceSandboxBuilder connection(Connection connection) {
    connections.add(connection);
    return this;
  }

  public AudienceSandboxBuilder audience(Audience audience) {
    audiences.add(audience);
    return this;
  }

  /** Makes a person a member of an audience in these targets. */
  public AudienceSandboxBuilder member(
      String audienceId, String externalUserId, Target first, Target... more) {
    memberships.add(
        new Membership(new BigInteger(audienceId), externalUserId, EnumSet.of(first, more)));
    return this;
  }

  /** Sets the id of the first audience that is made; the next ones count up. */
  public AudienceSandboxBuilder firstAudienceId(String id) {
    firstAudienceId = new BigInteger(id);
    return this;
  }

  /** Without it: SAME if the connection has an advertiser, ANOTHER otherwise. */
  public AudienceSandboxBuilder secondCreate(SecondCreate answer) {
    secondCreate = Optional.of(answer);
    return this;
  }

  /** Scripts the status of every upload. Without it: one PENDING, then as the upload went. */
  public AudienceSandboxBuilder status(StatusScript script) {
    status = script;
    return this;
  }

  /** Scripts the status of one upload, by its number from 1. */
  public AudienceSandboxBuilder status(int upload, StatusScript script) {
    statusByNumber.put(upload, script);
    return this;
  }

  public AudienceSandbox start() {
    try {
      return new AudienceSandbox(this).listen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AudienceState state() {
    MemberStore members = new MemberStore(keepBodies);
    memberships.forEach(
        one ->
            members.add(one.audienceId(), one.targets(), List.of(Member.of(one.externalUserId()))));
    return new AudienceState(
        new AccountBook(terms, List.copyOf(accounts), List.copyOf(profiles)),
        new ConnectionStore(clock, connections),
        new AudienceStore(firstAudienceId, audiences),
        members,
        new UploadStore());
  }

  Rules rules() {
    return new Rules(secondCreate, new StatusScripts(status, Map.copyOf(statusByNumber)));
  }

  private record Membership(
      BigInteger audienceId, String externalUserId, EnumSet<Target> targets) {}
}
