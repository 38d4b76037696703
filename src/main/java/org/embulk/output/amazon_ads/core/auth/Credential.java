package org.embulk.output.amazon_ads.core.auth;

import org.embulk.output.amazon_ads.core.http.HttpRequest;

/** What authorizes a request. Its text is a secret, so {@code toString} hides it. */
public interface Credential {
  /** Adds the headers that authorize the request. */
  void attachTo(HttpRequest request);
}
