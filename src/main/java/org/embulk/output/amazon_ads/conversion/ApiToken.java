package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.retry.StopSignal;

/**
 * A persistent token that is made in Amazon Ads Data Manager for one data set: no Login with
 * Amazon, nothing to renew. The header is the one of Amazon's own client for the Events API.
 */
public final class ApiToken implements Credential, CredentialSource {
  private final String text;

  public ApiToken(String text) {
    this.text = text;
  }

  @Override
  public void attachTo(HttpRequest request) {
    request.header("Amazon-Advertising-API-Token", text);
  }

  @Override
  public Credential get(Credential rejected, StopSignal stop) {
    return this;
  }

  @Override
  public void check() {
    // Only a request with events shows whether Amazon accepts it.
  }

  @Override
  public boolean renews() {
    return false;
  }

  @Override
  public String toString() {
    return "ApiToken(…)";
  }
}
