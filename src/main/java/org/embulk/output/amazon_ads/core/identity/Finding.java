package org.embulk.output.amazon_ads.core.identity;

import java.util.Locale;

/** What is counted of the values of a hashed identifier, and what to do about it. */
public enum Finding {
  /** Every value, whatever it looks like. */
  VALUES("", ""),
  /** 64 hexadecimal characters, which are sent as they are. */
  HASHED(
      "already hashed",
      "make sure to normalize by Amazon's rules before hashing, or send plain values"),
  /** As MD5 gives. */
  HEX_32("32 hexadecimal characters, which look like MD5", "send plain values or SHA-256"),
  /** As SHA-1 gives. */
  HEX_40("40 hexadecimal characters, which look like SHA-1", "send plain values or SHA-256"),
  /** As 32 bytes give. */
  BASE64_44(
      "44 characters of Base64, which look like SHA-256",
      "send plain values or 64 hexadecimal characters"),
  PREFIXED("preceded by \"sha256:\"", "send digests without it"),
  /** A text that stands for a missing value. */
  PLACEHOLDER("such as null, n/a or a test address", "leave such cells empty"),
  /** Values that are also {@link #HASHED}. */
  HASHED_PLACEHOLDER(
      "the SHA-256 of a placeholder or of nothing",
      "leave such cells empty instead of hashing them"),
  /** Postal codes, as numbers lose them. */
  ZEROS_RESTORED(
      "without their leading zeros, which were restored", "export postal codes as texts"),
  /** Texts that were encoded in UTF-8 and decoded as Windows-1252, or the other way round. */
  WRONG_CHARSET("decoded with the wrong charset", "set the parser's \"charset\""),
  /** At least so many rows share a value with more than one in a hundred of the rows. */
  REPEATED("", "");

  private final String description;
  private final String advice;

  Finding(String description, String advice) {
    this.description = description;
    this.advice = advice;
  }

  /** Returns the name under which it is counted, such as {@code hex_32}. */
  public String countName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what the REPORT says of such values; "" if nothing is said of them alone. */
  public String description() {
    return description;
  }

  /** Returns what the user should do about such values; "" if nothing is said of them. */
  public String advice() {
    return advice;
  }
}
