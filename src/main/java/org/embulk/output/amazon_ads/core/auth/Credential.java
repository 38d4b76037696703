package org.embulk.output.amazon_ads.core.auth;

import okhttp3.Request;

/** What authorizes a request. Its text is a secret, so {@code toString} hides it. */
public interface Credential {
  /** Adds the headers that authorize the request. */
  void attachTo(Request.Builder request);
}
