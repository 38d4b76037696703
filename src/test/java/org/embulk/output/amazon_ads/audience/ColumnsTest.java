package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.state.Member;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Acceptance test 3: how columns may be named. */
@Timeout(60)
class ColumnsTest {
  private final AudienceSandbox sandbox = AudienceSandbox.documented().start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Member memberOf(People people) {
    Job.creating(sandbox).run(people).committed();
    return sandbox.members(Job.AUDIENCE, Target.AMC).get("c-1");
  }

  @Test
  void takesTheNamesOfTheSampleQueryInAnyOrder() {
    Member member =
        memberOf(
            People.with(
                    "firstname",
                    "address",
                    "phone",
                    "city",
                    "state",
                    "postal",
                    "email",
                    "lastname",
                    "countrycode",
                    "externaluserid")
                .row(
                    "Ann",
                    "1 Main St",
                    "5714120599",
                    "Boston",
                    "MA",
                    "K1A 0B1",
                    "ann@example.org",
                    "Lee",
                    "CA",
                    "c-1"));

    assertThat(member.countryCode()).isEqualTo("CA");
    assertThat(member.hashes().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "email", "phone", "firstname", "lastname", "address", "city", "state", "postal");
  }

  @Test
  void takesCamelCaseAndUnderscores() {
    Member member =
        memberOf(
            People.with("EXTERNAL_USER_ID", "First_Name", "lastName", "Country_Code")
                .row("c-1", "Ann", "Lee", "CA"));

    assertThat(member.countryCode()).isEqualTo("CA");
    assertThat(member.hashes().fieldNames()).toIterable().contains("firstname", "lastname");
  }

  @Test
  void namesTheColumnsOfSelectStarThatNothingUses() {
    Job.Result result =
        Job.creating(sandbox)
            .run(People.with("time", "externalUserId", "lastnam").row("1", "c-1", "x"));

    assertThat(result.message())
        .isEqualTo(
            "amazon_ads cannot run with this config:\n- the input needs at least one identifier"
                + " column: email, phone, firstname, lastname, address, city, state, postal; columns"
                + " that nothing uses: \"lastnam\", \"time\"");
    assertThat(
            Job.creating(sandbox)
                .run(People.with("time", "externalUserId", "email").row("1", "c-1", "a@b.org"))
                .committed()
                .log())
        .contains("WARN Unused columns, which are not sent: \"time\"");
  }

  @Test
  void prefersTheNameWithoutUnderscoreWhereverItStands() {
    Job.Result result =
        Job.creating(sandbox)
            .run(People.with("externalUserId", "first_name", "firstname").row("c-1", null, "Ann"))
            .committed();

    assertThat(result.log()).contains("WARN Unused columns, which are not sent: \"first_name\"");
    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC).get("c-1").hashes().has("firstname"))
        .isTrue();
  }

  @Test
  void refusesTwoThatDifferInLetterCaseAlone() {
    Job.Result result =
        Job.creating(sandbox)
            .run(People.with("externalUserId", "externaluserid", "email").row("c", "c", "a@b.org"));

    assertThat(result.failure()).containsInstanceOf(ConfigException.class);
    assertThat(result.message())
        .contains(
            "\n- column \"externalUserId\": must appear only once in the input, but there are"
                + " \"externalUserId\" and \"externaluserid\"");
    assertThat(sandbox.requests()).isEmpty();
  }
}
