package org.embulk.output.amazon_ads.sandbox.service;

import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Gives an access token for a refresh token, and answers errors as RFC 6749, section 5.2, says. */
public final class TokenService implements Service {
  private final ExpectedLogin expected;
  private final IssuedTokens tokens;

  public TokenService(ExpectedLogin expected, IssuedTokens tokens) {
    this.expected = expected;
    this.tokens = tokens;
  }

  @Override
  public Verdict judge(ReceivedRequest request, EventRule rule) {
    return Verdict.onlyAnswer(problemOf(request).orElseGet(this::grant));
  }

  private Optional<RawResponse> problemOf(ReceivedRequest request) {
    if (!request.method().equals("POST")) {
      return problem(405, "invalid_request", "The token endpoint takes POST only");
    }
    if (!request.headers().all("Authorization").isEmpty()) {
      return problem(400, "invalid_request", "There is an Authorization header");
    }
    if (!MediaType.of(request, "Content-Type").is("application/x-www-form-urlencoded")) {
      return problem(400, "invalid_request", "The body is not a form");
    }
    FormBody form;
    try {
      form = new FormBody(request.text());
    } catch (IllegalArgumentException e) {
      return problem(400, "invalid_request", "The body is not a form");
    }
    if (form.only("grant_type").isEmpty()) {
      return problem(400, "invalid_request", "There is not one grant_type");
    }
    if (!says(form, "grant_type", "refresh_token")) {
      return problem(400, "unsupported_grant_type", "The grant_type is not refresh_token");
    }
    if (!says(form, "client_id", expected.clientId())
        || !says(form, "client_secret", expected.clientSecret())) {
      return problem(401, "invalid_client", "Client authentication failed");
    }
    if (!says(form, "refresh_token", expected.refreshToken())) {
      return problem(400, "invalid_grant", "The refresh token is not valid");
    }
    return Optional.empty();
  }

  private RawResponse grant() {
    return RawResponse.json(
        200,
        Json.object()
            .put("access_token", tokens.issue())
            .put("token_type", "bearer")
            .put("expires_in", tokens.lifeSeconds())
            .put("refresh_token", expected.refreshToken()));
  }

  private static boolean says(FormBody form, String name, String value) {
    return form.only(name).filter(value::equals).isPresent();
  }

  private static Optional<RawResponse> problem(int status, String error, String description) {
    return Optional.of(
        RawResponse.json(
            status, Json.object().put("error", error).put("error_description", description)));
  }
}
