package org.embulk.output.amazon_ads.core.error;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;

/**
 * Parses the JSON of responses within bounds: the server decides what it sends, and a few kilobytes
 * of gzip can hold gigabytes. A parser that leaves the bounds throws a JsonProcessingException, so
 * that the response is one that can't be read.
 */
public enum ResponseJson {
  /**
   * The results of a request: they echo every item, up to 4 MiB. If every character comes back as
   * an escape of six, that is 24 MiB.
   */
  RESULTS(64L * 1024 * 1024),
  /** Every other response: one token or one error. */
  SMALL(1024L * 1024);

  /**
   * The longest text that is kept, in characters: far more than is ever shown of a message. Texts
   * that are skipped are not kept, and may be longer.
   */
  private static final int MAX_TEXT = 1024 * 1024;

  private static final int MAX_DEPTH = 100;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1_000;

  private final long maxBytes;
  private final JsonFactory factory;

  ResponseJson(long maxBytes) {
    this.maxBytes = maxBytes;
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(maxBytes)
                    .maxStringLength(MAX_TEXT)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            // Names come from the server, too: none of them may stay in the JVM.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
  }

  /** Returns how many decompressed bytes of a response are read, give or take a buffer. */
  public long maxBytes() {
    return maxBytes;
  }

  public JsonParser parser(InputStream body) throws IOException {
    return factory.createParser(body);
  }
}
