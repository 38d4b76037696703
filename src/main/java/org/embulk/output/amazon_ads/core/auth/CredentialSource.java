package org.embulk.output.amazon_ads.core.auth;

import org.embulk.output.amazon_ads.core.retry.StopSignal;

/** Where the requests of a client get what authorizes them. */
public interface CredentialSource {
  /**
   * Returns a credential that is not about to expire.
   *
   * @param rejected the credential that Amazon did not accept, or null
   * @param stop ends the wait when the calling output stops
   * @throws AuthorizationException if none can be had
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  Credential get(Credential rejected, StopSignal stop)
      throws AuthorizationException, InterruptedException;

  /**
   * Finds out whether a credential can be had, so that a wrong login fails the job before any row
   * is processed.
   *
   * @throws AuthorizationException if there is none
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  void check() throws AuthorizationException, InterruptedException;

  /** Returns whether another credential can follow one that Amazon did not accept. */
  boolean renews();
}
