package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.embulk.output.amazon_ads.sandbox.audience.state.InvalidRecord;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScripts;
import org.embulk.output.amazon_ads.sandbox.audience.state.Upload;
import org.embulk.output.amazon_ads.sandbox.audience.state.UploadStore;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Says how an upload stands, as its script has it. */
final class StatusAct implements Act {
  private static final int MAX_INVALID_RECORDS = 10_000;

  private final UploadStore uploads;
  private final StatusScripts scripts;

  StatusAct(UploadStore uploads, StatusScripts scripts) {
    this.uploads = uploads;
    this.scripts = scripts;
  }

  @Override
  public RawResponse answer(Call call) throws Refusal {
    Upload upload = find(call);
    StatusScript script = scripts.of(upload);
    String state = script.stateOf(uploads.countQuestion(upload), upload);
    if (state.equals(StatusScript.NOT_FOUND)) {
      throw call.refusal(404, "There is no such job");
    }
    ObjectNode json =
        Json.object().put("jobRequestId", upload.jobRequestId()).put("jobState", state);
    if (StatusScript.isFinal(state)) {
      uploads.tell(upload, call.request().number());
      addInvalid(json, upload, script.invalidRecordsOf(upload));
      json.set("audienceSize", AudienceJson.sizes());
    }
    return call.answer(200, json);
  }

  /** Forgets that the client was told a final state: its answer may not have arrived. */
  @Override
  public void metFault(Call call) throws Refusal {
    uploads.untell(find(call), call.request().number());
  }

  private Upload find(Call call) throws Refusal {
    Upload upload =
        uploads.find(call.id()).orElseThrow(() -> call.fault(404, "No upload was given this id"));
    if (uploads.isToldBefore(upload, call.request().number())) {
      throw call.fault(400, "The final state was told already");
    }
    return upload;
  }

  private static void addInvalid(ObjectNode json, Upload upload, List<InvalidRecord> invalid) {
    ArrayNode list = json.putArray("invalidRecords");
    invalid.stream()
        .limit(MAX_INVALID_RECORDS)
        .forEach(
            one ->
                list.addObject()
                    .put("audienceId", upload.audienceId().toString())
                    .put("externalId", one.externalId())
                    .put("error", one.error()));
  }
}
