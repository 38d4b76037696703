package org.embulk.output.amazon_ads_conversion.convert.check;

/** What is counted of the values of a hashed identifier. */
public enum Finding {
  /** Every value, whatever it looks like. */
  VALUES,
  /** 64 hexadecimal characters, which are sent as they are. */
  HASHED,
  /** 32 hexadecimal characters, as MD5 gives. */
  HEX_32,
  /** 40 hexadecimal characters, as SHA-1 gives. */
  HEX_40,
  /** 44 characters of Base64, as 32 bytes give. */
  BASE64_44,
  /** A digest after {@code sha256:}. */
  PREFIXED,
  /** A text that stands for a missing value. */
  PLACEHOLDER,
  /** The SHA-256 of such a text, which is {@link #HASHED} as well. */
  HASHED_PLACEHOLDER,
  /** At least so many rows share a value with more than one in a hundred of the rows. */
  REPEATED
}
