package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the questions for the status of one upload are answered with, one after the other.
 *
 * <pre>{@code
 * StatusScript.atOnce().notFound(2).pending(3).ending("FAILED").invalid(5, "Invalid hash")
 * }</pre>
 *
 * <p>It changes what is said, not what the upload did to the audience.
 */
public final class StatusScript {
  /** Stands for a 404 in the place of a state. */
  public static final String NOT_FOUND = "";

  private static final String AS_IT_WENT = "as it went";
  private static final Set<String> FINAL_STATES =
      Set.of("SUCCEEDED", "COMPLETED", "PARTIALLYSUCCEEDED", "FAILED");

  private final List<Step> steps;
  private final String end;
  private final List<Invalid> invalid;

  private StatusScript(List<Step> steps, String end, List<Invalid> invalid) {
    this.steps = steps;
    this.end = end;
    this.invalid = invalid;
  }

  /** Answers the first question already with SUCCEEDED or FAILED, as the upload went. */
  public static StatusScript atOnce() {
    return new StatusScript(List.of(), AS_IT_WENT, List.of());
  }

  /** Answers the next questions with 404. */
  public StatusScript notFound(int times) {
    return saying(NOT_FOUND, times);
  }

  /** Answers the next questions with PENDING. */
  public StatusScript pending(int times) {
    return saying("PENDING", times);
  }

  /** Answers every further question with PENDING. */
  public StatusScript pendingForEver() {
    return pending(Integer.MAX_VALUE);
  }

  /** Answers the next questions with this state, which may be one that nobody knows. */
  public StatusScript saying(String state, int times) {
    return new StatusScript(with(steps, new Step(state, times)), end, invalid);
  }

  /** Ends with this state instead of SUCCEEDED or FAILED as the upload went. */
  public StatusScript ending(String state) {
    return new StatusScript(steps, state, invalid);
  }

  /** Calls so many records, from the first, invalid in the end. */
  public StatusScript invalid(int records, String error) {
    return new StatusScript(steps, end, with(invalid, new Invalid(records, error)));
  }

  /** Returns the state that the how-manieth question is answered with, from 1. */
  public String stateOf(int question, Upload upload) {
    long before = 0;
    for (Step step : steps) {
      before += step.times();
      if (question <= before) {
        return step.state();
      }
    }
    return end.equals(AS_IT_WENT) ? stateOf(upload) : end;
  }

  /** Returns the records that really are invalid, then those of the script. */
  public List<InvalidRecord> invalidRecordsOf(Upload upload) {
    List<InvalidRecord> all = new ArrayList<>(upload.invalid());
    List<String> ids = upload.externalUserIds();
    for (Invalid scripted : invalid) {
      for (int i = 0; i < scripted.records(); i++) {
        all.add(new InvalidRecord(ids.get(i % ids.size()), scripted.error()));
      }
    }
    return all;
  }

  public static boolean isFinal(String state) {
    return FINAL_STATES.contains(state);
  }

  private static String stateOf(Upload upload) {
    return upload.failed() ? "FAILED" : "SUCCEEDED";
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return List.copyOf(all);
  }

  private record Step(String state, int times) {}

  private record Invalid(int records, String error) {}
}
