package org.embulk.output.amazon_ads.core.deliver;

import java.util.List;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;

/** The operation of an API that takes a batch. Delivery knows no more of the API than this. */
public interface Endpoint {
  /**
   * Sends items in a single attempt. The answer is a value, with or without a response.
   *
   * @throws AuthorizationException if there is no TLS to the host, and won't be
   * @throws InterruptedException if the thread is interrupted before the response arrives, which
   *     leaves the items uncertain
   */
  Answer post(List<Item> items, Credential credential)
      throws AuthorizationException, InterruptedException;

  /**
   * Returns what to tell the user of a 403, or of a 401 that no renewal can help or has helped.
   *
   * @param credentials where the credential came from that was not accepted
   */
  AuthorizationException denied(Answer answer, CredentialSource credentials);
}
