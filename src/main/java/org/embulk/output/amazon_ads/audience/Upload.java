package org.embulk.output.amazon_ads.audience;

import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads.core.deliver.Receipt;

/** A request that Amazon took, and what became of it. */
final class Upload {
  enum State {
    PENDING,
    SUCCEEDED,
    /** One target took it, another did not. */
    PARTIAL,
    FAILED,
    /** Nobody will know. */
    WITHOUT_STATUS
  }

  /** The number of its output, from 1. */
  final int output;

  final Receipt receipt;
  State state = State.PENDING;

  /** Why records are invalid, as the last answer has it; empty once that is counted. */
  List<String> invalid = Collections.emptyList();

  /** How many answers in a row could not be read. */
  int unreadable;

  Upload(int output, Receipt receipt) {
    this.output = output;
    this.receipt = receipt;
  }

  /** Returns the batch, by its output and number. */
  String batch() {
    return output + "/" + receipt.batch;
  }

  /** Takes over Amazon's word for the state; returns whether it is one that is known. */
  boolean is(String word) {
    switch (word) {
      case "PENDING":
        return true;
      case "SUCCEEDED":
      case "COMPLETED":
        state = State.SUCCEEDED;
        return true;
      case "PARTIALLYSUCCEEDED":
        state = State.PARTIAL;
        return true;
      case "FAILED":
        state = State.FAILED;
        return true;
      default:
        return false;
    }
  }
}
