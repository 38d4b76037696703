package org.embulk.output.amazon_ads.sandbox.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An event that was not taken in, and why. */
public record RefusedEvent(JsonNode event, List<EventError> errors) {}
