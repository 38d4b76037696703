package org.embulk.output.amazon_ads.core.identity;

/** Detects unpaired surrogates, which have no UTF-8 encoding, so no digest either. */
final class WellFormed {
  static final String REASON = "not well-formed Unicode";

  private WellFormed() {}

  static boolean is(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
