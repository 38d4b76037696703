package org.embulk.output.amazon_ads.conversion;

/** The currencies that Treasure Data documents for conversions; the OpenAPI enum is wider. */
enum Currency {
  AED,
  AUD,
  BRL,
  CAD,
  CNY,
  DKK,
  EUR,
  GBP,
  INR,
  JPY,
  MXN,
  NOK,
  NZD,
  SAR,
  SEK,
  SGD,
  TRY,
  USD
}
