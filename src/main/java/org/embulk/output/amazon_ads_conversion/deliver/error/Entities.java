package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The named entities of HTML, as far as they may stand in a text that was sent. */
final class Entities {
  private static final Map<String, String> CHARACTERS = new HashMap<>();

  private static final String CYRILLIC =
      "a b v g d ie zh z i j k l m n o p r s t u f kh ts ch sh shch hard y soft e yu ya";

  static {
    add("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "commat", "@");
    add("period", ".", "plus", "+", "sol", "/", "colon", ":", "lowbar", "_", "percnt", "%");
    add("szlig", "ß", "aelig", "æ", "AElig", "Æ", "oelig", "œ", "OElig", "Œ");
    add("oslash", "ø", "Oslash", "Ø", "lstrok", "ł", "Lstrok", "Ł", "dstrok", "đ", "Dstrok", "Đ");
    add("eth", "ð", "ETH", "Ð", "thorn", "þ", "THORN", "Þ", "imath", "ı", "inodot", "ı");
    addGreek();
    addCyrillic();
  }

  private Entities() {}

  /** Returns the character, or a blank: most other names stand for punctuation. */
  static String character(String name) {
    return CHARACTERS.getOrDefault(name, " ");
  }

  private static void add(String... namesAndCharacters) {
    for (int i = 0; i < namesAndCharacters.length; i += 2) {
      CHARACTERS.put(namesAndCharacters[i], namesAndCharacters[i + 1]);
    }
  }

  /** Adds the letters from а to я, which come in the order of their names, and ё. */
  private static void addCyrillic() {
    char small = 'а';
    for (String name : CYRILLIC.split(" ")) {
      add(name + "cy", String.valueOf(small));
      add(name.toUpperCase(Locale.ROOT) + "cy", String.valueOf(Character.toUpperCase(small)));
      small++;
    }
    add("iocy", "ё", "IOcy", "Ё");
  }

  /** Adds the letters from alpha to omega, whose names in HTML are nearly those in Unicode. */
  private static void addGreek() {
    for (char small = 'α'; small <= 'ω'; small++) {
      String unicode = Character.getName(small).replace("GREEK SMALL LETTER ", "");
      String name = unicode.replace("LAMDA", "LAMBDA").toLowerCase(Locale.ROOT);
      add(small == 'ς' ? "sigmaf" : name, String.valueOf(small));
      String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      add(capital, String.valueOf(Character.toUpperCase(small)));
    }
  }
}
