package org.embulk.output.amazon_ads.core.job;

/** Ends an output or a job, and says what to do about it. Embulk gets another exception for it. */
final class AdvisedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Advice advice;

  /**
   * @param message what has happened, safe to show
   */
  AdvisedException(String message, Advice advice) {
    super(message);
    this.advice = advice;
  }

  Advice advice() {
    return advice;
  }
}
