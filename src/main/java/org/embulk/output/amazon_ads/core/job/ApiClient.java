package org.embulk.output.amazon_ads.core.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.deliver.Reply;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.error.ErrorReader;
import org.embulk.output.amazon_ads.core.error.ResponseJson;
import org.embulk.output.amazon_ads.core.http.Exchange;
import org.embulk.output.amazon_ads.core.http.HttpCall;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.http.NetworkFailure;
import org.embulk.output.amazon_ads.core.http.RetryAfter;
import org.embulk.output.amazon_ads.core.http.TlsFaultException;
import org.embulk.output.amazon_ads.core.http.UnreadableResponseException;
import org.embulk.output.amazon_ads.core.retry.RetryLoop;
import org.embulk.output.amazon_ads.core.retry.RetryLoop.Attempt;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.spi.DataException;

/** Sends the requests that a job waits for itself, and repeats them as far as that does no harm. */
public final class ApiClient {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Printable ASCII: no blank, no line break. */
  private static final Pattern ID = Pattern.compile("[!-~]{1,512}");

  private final HttpClient http;
  private final URI base;
  private final CredentialSource credentials;
  private final RetryLoop retryLoop;
  private final Timer timer;
  private final StopSignal stop;
  private final BiFunction<Integer, String, String> denied;

  /**
   * @param base the address to which the path of an operation is appended
   * @param denied what to tell the user of a 403, or of a 401 for a token that was only just
   *     issued, by the status and Amazon's error
   */
  public ApiClient(
      HttpClient http,
      URI base,
      CredentialSource credentials,
      RetryPolicy retryPolicy,
      Timer timer,
      BiFunction<Integer, String, String> denied) {
    this.http = http;
    this.base = base;
    this.credentials = credentials;
    this.retryLoop = new RetryLoop(retryPolicy, timer);
    this.timer = timer;
    this.stop = new StopSignal(timer);
    this.denied = denied;
  }

  /**
   * Begins a GET of an operation.
   *
   * @param mediaType of the response, and of the body if one is added
   */
  public HttpRequest request(String path, String mediaType) {
    return HttpRequest.to(base, path).header("Accept", mediaType);
  }

  public static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Fetches a token, so that a wrong login is the first thing to be reported. */
  public void logIn() throws InterruptedException {
    try {
      credentials.get(null, stop);
    } catch (AuthorizationException e) {
      throw shown(e);
    }
  }

  /**
   * Asks for JSON until there is some.
   *
   * @param what completes "Amazon refused to …"
   * @throws ConfigException if Amazon refuses
   * @throws DataException if Amazon can't be reached, or has faults until no retry is left
   */
  public JsonNode ask(String what, HttpRequest request) throws InterruptedException {
    Reply<JsonNode> reply = send(what, request, ApiClient::tree, true);
    if (!reply.isDone()) {
      throw refused(what, reply);
    }
    return reply.value();
  }

  /**
   * Sends a request until it has had its effect, or may have had it, or is refused.
   *
   * @param repeatable whether to repeat it also when it may have had its effect
   */
  public <T> Reply<T> send(
      String what, HttpRequest request, HttpCall.Reading<T> reading, boolean repeatable)
      throws InterruptedException {
    return retry(
        what,
        () -> {
          Reply<T> reply = once(request, reading);
          if (reply.isThrottled()) {
            return Attempt.throttled(reply.describe(), reply.retryAfter());
          }
          return reply.isTransient() && (repeatable || reply.isUnsent())
              ? Attempt.failed(reply.describe(), reply.retryAfter())
              : Attempt.done(reply);
        });
  }

  /**
   * Repeats a call as it asks for it.
   *
   * @throws DataException if no retry is left
   */
  public <T> T retry(String what, RetryLoop.Call<T, AuthorizationException> call)
      throws InterruptedException {
    String failed = "Could not " + what + ": ";
    try {
      return retryLoop.run(call, failed, stop);
    } catch (RetryLoop.UsedUpException e) {
      throw new DataException(failed + e.getMessage() + ", in " + e.attempts());
    } catch (AuthorizationException e) {
      throw shown(e);
    }
  }

  /** Sends a request once, and once more with a new token if Amazon does not accept the old one. */
  public <T> Reply<T> once(HttpRequest request, HttpCall.Reading<T> reading)
      throws AuthorizationException, InterruptedException {
    Credential credential = credentials.get(null, stop);
    Reply<T> reply = attempt(request, credential, reading);
    return reply.status() == 401
        ? attempt(request, credentials.get(credential, stop), reading)
        : reply;
  }

  /**
   * Sends a request in a single attempt.
   *
   * @param reading reads a successful response; null if it has not what it must have
   * @throws AuthorizationException if there is no TLS to the host, and won't be
   */
  public <T> Reply<T> attempt(
      HttpRequest request, Credential credential, HttpCall.Reading<T> reading)
      throws AuthorizationException, InterruptedException {
    credential.attachTo(request);
    HttpCall call = http.newCall(request);
    try {
      return call.run(body -> read(call, body, reading));
    } catch (TlsFaultException e) {
      throw AuthorizationException.of(base, e);
    } catch (UnreadableResponseException e) {
      if (call.status() == Exchange.NO_STATUS) {
        return Reply.none("unreadable response", call.isSent());
      }
      return isSuccess(call) ? Reply.unreadable(call.status()) : error(call, AmazonError.NONE);
    } catch (IOException e) {
      return Reply.none(NetworkFailure.describe(e), call.isSent());
    }
  }

  private <T> Reply<T> read(HttpCall call, InputStream body, HttpCall.Reading<T> reading)
      throws IOException {
    if (!isSuccess(call)) {
      return error(call, ErrorReader.readBody(body));
    }
    try {
      T value = reading.of(body);
      return value == null ? Reply.unreadable(call.status()) : Reply.done(call.status(), value);
    } catch (JsonProcessingException | CharConversionException e) { // It may quote the response.
      return Reply.unreadable(call.status());
    }
  }

  private <T> Reply<T> error(HttpCall call, AmazonError error) {
    return Reply.error(call.status(), error, RetryAfter.read(call.retryAfter(), timer.now()));
  }

  private static boolean isSuccess(HttpCall call) {
    return call.status() / 100 == 2;
  }

  /** Reads a whole response; its ids are texts or whole numbers of any size. */
  public static JsonNode tree(InputStream body) throws IOException {
    try (JsonParser json = ResponseJson.RESULTS.parser(body)) {
      JsonNode tree = MAPPER.readTree(json);
      return tree == null || !tree.isContainerNode() ? null : tree;
    }
  }

  /**
   * Returns an id, whether it is a text or a number; "" for anything else, which could not be
   * logged or be part of an address either.
   */
  public static String id(JsonNode node) {
    String text = node.isTextual() || node.isIntegralNumber() ? node.asText().trim() : "";
    return ID.matcher(text).matches() ? text : "";
  }

  /** Returns what to tell the user of a refusal. */
  public ConfigException refused(String what, Reply<?> reply) {
    return reply.status() == 401 || reply.status() == 403
        ? new ConfigException(denied.apply(reply.status(), reply.error().toString()))
        : new ConfigException("Amazon refused to " + what + " (" + reply.describe() + ")");
  }

  private static RuntimeException shown(AuthorizationException e) {
    return e.kind() == AuthorizationException.Kind.CONFIG
        ? new ConfigException(e.getMessage())
        : new DataException(e.getMessage());
  }
}
