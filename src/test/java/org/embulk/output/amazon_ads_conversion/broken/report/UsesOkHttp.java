package org.embulk.output.amazon_ads_conversion.broken.report;

import okhttp3.OkHttpClient;

/** Breaks a rule. */
public final class UsesOkHttp {
  final OkHttpClient client = null;
}
