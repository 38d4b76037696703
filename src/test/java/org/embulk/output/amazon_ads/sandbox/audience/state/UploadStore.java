package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps the uploads, and how often each was asked for. */
public final class UploadStore {
  private final List<Upload> uploads = new ArrayList<>();
  private final Map<String, Integer> questions = new HashMap<>();
  private final Map<String, Integer> toldBy = new HashMap<>();

  /**
   * @param upload makes the upload with this number
   */
  public synchronized Upload add(Function<Integer, Upload> upload) {
    Upload made = upload.apply(uploads.size() + 1);
    uploads.add(made);
    return made;
  }

  /** Returns the id of the job with this number. */
  public static String jobRequestId(int number) {
    return "0d7c2f1e-6a55-4c1b-9e0f-%012d".formatted(number);
  }

  public synchronized Optional<Upload> find(String jobRequestId) {
    return uploads.stream().filter(one -> one.jobRequestId().equals(jobRequestId)).findFirst();
  }

  /** Counts a question for a status, and returns the how-manieth of this upload it is, from 1. */
  public synchronized int countQuestion(Upload upload) {
    return questions.merge(upload.jobRequestId(), 1, Integer::sum);
  }

  /** Notes that this request, by its number, was answered with a final state. */
  public synchronized void tell(Upload upload, int request) {
    toldBy.putIfAbsent(upload.jobRequestId(), request);
  }

  /** Takes it back: the answer to this request may not have arrived. */
  public synchronized void untell(Upload upload, int request) {
    toldBy.remove(upload.jobRequestId(), request);
  }

  /** Tells whether the client knows a final state of this upload from another request. */
  public synchronized boolean isToldBefore(Upload upload, int request) {
    return toldBy.getOrDefault(upload.jobRequestId(), request) != request;
  }

  public synchronized List<Upload> all() {
    return List.copyOf(uploads);
  }
}
