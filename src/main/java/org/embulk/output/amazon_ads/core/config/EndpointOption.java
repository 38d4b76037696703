package org.embulk.output.amazon_ads.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a URL that replaces one of Amazon's: secrets are sent to it, so it must be secure. */
public final class EndpointOption {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

  /**
   * What {@link URI} accepts but the HTTP client does not: zone ids, and names too long for DNS.
   */
  private static final Pattern UNUSABLE_HOST = Pattern.compile("%|[^.]{64}|.{254}");

  /** The text around an @ (%40), or after a ? or #, may be a secret. */
  private static final Pattern MAY_HOLD_SECRET = Pattern.compile("[@?#]|%40");

  private static final Pattern TOKEN_PATH = Pattern.compile(".*/token/?");

  private static final String RULE =
      "must be an https URL, or an http URL of a loopback address, without user info,"
          + " query or fragment";

  /** {@link URI} finds no host in them, so they could not go through a proxy. */
  private static final Pattern UNDERSCORE_IN_HOST = Pattern.compile("(?i)https?://[^/?#@]*_[^@]*");

  private EndpointOption() {}

  /** Reads a URL; whatever is wrong with it, the default one takes its place. */
  public static URI read(Options options, String name, URI defaultUrl) {
    String text = options.text(name, defaultUrl.toString());
    URI url = parse(text);
    if (url != null) {
      return url;
    }
    String rule =
        UNDERSCORE_IN_HOST.matcher(text).matches()
            ? RULE + "; Java knows no host with _ in its name, so use another name or its address"
            : RULE;
    if (MAY_HOLD_SECRET.matcher(text).find()) {
      options.problem(name, rule);
    } else {
      options.wrong(name, rule);
    }
    return defaultUrl;
  }

  /** Reports two URLs of which each is probably meant to be the other. */
  public static void checkSwapped(Options options, URI apiEndpoint, URI tokenEndpoint) {
    if (isOfTokens(apiEndpoint) && !isOfTokens(tokenEndpoint)) {
      options.problem(
          "api_endpoint",
          "seems to be swapped with \"token_endpoint\": it is the base address of the API, such as"
              + " http://127.0.0.1:8080, and \"token_endpoint\" the whole address of the token request,"
              + " such as http://127.0.0.1:8080/auth/o2/token");
    }
  }

  private static boolean isOfTokens(URI url) {
    return TOKEN_PATH.matcher(url.getPath()).matches();
  }

  private static URI parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return null; // The caller names the option and the rule; the exception quotes the text.
    }
    if (uri.getScheme() == null || uri.getHost() == null) {
      return null;
    }
    if (uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getPort() == 0
        || uri.getPort() > 65535
        || UNUSABLE_HOST.matcher(uri.getHost()).find()) {
      return null;
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean loopback = LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    return scheme.equals("https") || (scheme.equals("http") && loopback) ? uri : null;
  }
}
