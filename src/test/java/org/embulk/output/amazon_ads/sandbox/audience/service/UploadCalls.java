package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.AudienceStore;
import org.embulk.output.amazon_ads.sandbox.audience.state.InvalidRecord;
import org.embulk.output.amazon_ads.sandbox.audience.state.Member;
import org.embulk.output.amazon_ads.sandbox.audience.state.MemberStore;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.embulk.output.amazon_ads.sandbox.audience.state.Upload;
import org.embulk.output.amazon_ads.sandbox.audience.state.UploadStore;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Takes records in: what is valid of them is in the audience, or out of it, at once. */
final class UploadCalls {
  private final UploadStore uploads;
  private final AudienceStore audiences;
  private final MemberStore members;

  UploadCalls(UploadStore uploads, AudienceStore audiences, MemberStore members) {
    this.uploads = uploads;
    this.audiences = audiences;
    this.members = members;
  }

  /** Answers as if all went well: only the status tells whether it did. */
  RawResponse upload(Call call) {
    Upload upload = uploads.add(number -> apply(number, call.body()));
    return call.answer(202, Json.object().put("jobRequestId", upload.jobRequestId()));
  }

  private Upload apply(int number, JsonNode body) {
    BigInteger audienceId = body.path("audienceId").bigIntegerValue();
    String connectionId = body.at("/targetResource/connectionId").asText();
    Set<Target> targets =
        body.at("/targetResource/targetTypes").isEmpty()
            ? EnumSet.of(Target.AMC)
            : EnumSet.allOf(Target.class);
    boolean fits =
        audiences
            .find(audienceId)
            .map(Audience::connectionId)
            .filter(connectionId::equals)
            .isPresent();
    List<String> ids = new ArrayList<>();
    List<InvalidRecord> invalid = new ArrayList<>();
    List<Member> people = new ArrayList<>();
    for (JsonNode record : body.path("records")) {
      Member person = Member.of(record);
      ids.add(person.externalUserId());
      String error = ConsentRule.errorOf(record);
      if (error.isEmpty()) {
        people.add(person);
      } else {
        invalid.add(new InvalidRecord(person.externalUserId(), error));
      }
    }
    if (fits && body.at("/records/0/action").asText().equals("DELETE")) {
      members.remove(audienceId, targets, people);
    } else if (fits) {
      members.add(audienceId, targets, people);
    }
    return new Upload(
        number,
        UploadStore.jobRequestId(number),
        audienceId,
        connectionId,
        targets,
        ids,
        !fits,
        fits ? invalid : List.of());
  }
}
