package org.embulk.output.amazon_ads.core.http;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** A request to be sent, in terms of our own: OkHttp stays in this package. */
public final class HttpRequest {
  private final Request.Builder request = new Request.Builder();
  private final HttpUrl.Builder url;

  private HttpRequest(HttpUrl.Builder url) {
    this.url = url;
  }

  /** Begins a GET of an address, with its own path. */
  public static HttpRequest to(URI address) {
    return new HttpRequest(HttpUrl.get(address.toString()).newBuilder());
  }

  /**
   * Begins a GET of an operation.
   *
   * @param base the address to which the path is appended
   * @param path segments, without a slash at the beginning
   */
  public static HttpRequest to(URI base, String path) {
    HttpRequest request = to(base);
    request.url.addPathSegments(path);
    return request;
  }

  /** Appends one segment to the path, whatever characters it has. */
  public HttpRequest segment(String text) {
    url.addPathSegment(text);
    return this;
  }

  public HttpRequest query(String name, String value) {
    url.addQueryParameter(name, value);
    return this;
  }

  public HttpRequest header(String name, String value) {
    request.header(name, value);
    return this;
  }

  /** Makes it a POST of a form. */
  public HttpRequest form(Map<String, String> fields) {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    request.post(form.build());
    return this;
  }

  /**
   * Makes it a POST of a body.
   *
   * @param parts one after the other; not copied, so they must not be modified
   */
  public HttpRequest post(String mediaType, List<byte[]> parts) {
    request.post(new PartsBody(mediaType, parts));
    return this;
  }

  /** Makes it a PUT of a body. */
  public HttpRequest put(String mediaType, byte[] body) {
    request.put(new PartsBody(mediaType, Collections.singletonList(body)));
    return this;
  }

  Request build() {
    return request.url(url.build()).build();
  }
}
