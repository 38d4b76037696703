package org.embulk.output.amazon_ads.conversion;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes up rows of every conversion type and country, most of them valid; a value in ten is
 * garbage, or one that stands for another in some rule. The same rows for the same seed.
 */
final class RandomRows {
  private static final String[] COUNTRIES = Locale.getISOCountries();
  private static final String[] COMMON = {
    "US", "US", "CA", "GB", "DE", "FR", "IT", "ES", "JP", "BR", "IN", "MX", "NL", "TR", "AU", "PL"
  };

  private static final String[] GARBAGE = {
    "",
    " ",
    "\uFEFF",
    "\u00A0x\u2003",
    "0",
    "-",
    "@",
    "a@b",
    "\"",
    "\\",
    "\n\t\r\f\b\u0001\u001F\u007F",
    "\u0130stanbul",
    "\u212Aelvin",
    "stra\u00DFe",
    "\uD83D\uDE00",
    "\uD800",
    "x\uDC00",
    "\u0301",
    "e\u0301",
    "\u6771\u4EAC\u90FD",
    "\uFF11\uFF12\uFF13",
    "\u03A3\u03A3",
    "\u01C5",
    "null",
    "NaN",
    "(NULL)",
    "#N/A",
    "undefined",
    "1e5",
    "1.5E3",
    "2134.0",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B856'",
    "00000000-0000-0000-0000-000000000000",
    "jane%40shop.org",
    "+1 206 555 0100",
    "C/O Jane",
    "V.LE Roma",
    "#5",
    "C/5",
    "P.O. Box 12",
    "\u2013",
    "\u300C1\u300D"
  };

  private static final String[] ALPHABET = {
    "a",
    "b",
    "Z",
    "Q",
    "0",
    "1",
    "5",
    "9",
    " ",
    " ",
    "-",
    ".",
    ",",
    "/",
    "#",
    "+",
    "@",
    "'",
    "(",
    ")",
    "ST",
    "N",
    "C/O",
    "V.LE",
    "C/",
    "\u00DF",
    "\u00E4",
    "\u00C9",
    "\u00F8",
    "\u0142",
    "\u0130",
    "\u00AA",
    "\u2014",
    "\u3000",
    "\u4E8C",
    "e\u0301",
    "\uD83D\uDE00",
    "\u0300",
    "\u2019",
    "<",
    "&amp;",
    "_",
    "\u0000"
  };

  private final Random random;
  private final Map<String, Object> row = new HashMap<>();

  RandomRows(long seed) {
    this.random = new Random(seed);
  }

  Map<String, Object> next() {
    row.clear();
    String country = any(random.nextInt(3) == 0 ? COUNTRIES : COMMON);
    put("event_name", any("Order", "Spring sale", "a=b", "\u00DCber \"uns\""));
    put("conversion_type", word(ConversionType.values()));
    put("event_source", word(EventSource.values()));
    put(
        "country_code",
        any(
            country,
            country,
            country.toLowerCase(Locale.ROOT),
            "en-" + country,
            "zh_Hant_" + country));
    put("event_time", time());
    people();
    ids();
    put(
        "value",
        any(
            "12.34",
            "0",
            "1234.565",
            "-5",
            "+7.",
            ".5",
            "999999999999999.994",
            12.5,
            1.005,
            3L,
            -1L,
            1e300));
    put("currency_code", any("USD", "eur", "JPY", "XXX", " gbp "));
    put("units_sold", any("1", "3", "2147483647", 3L, 3.0, 2.5));
    consent();
    put("limited_data_use", any(true, false, "true", "FALSE", "1", "No"));
    put("brand", any("\u00DCnl\u00FC & Co", "Acme", 12.5, 17L, true, Instant.ofEpochSecond(5)));
    put("attr1", any(-2147483648L, 5L, "17", 5.0));
    put("attr2", time());
    return row;
  }

  private void people() {
    put(
        "email",
        any(
            "Jane.Doe+news@Example.com",
            " j@b.org. ",
            "Jane <jane@shop.org>",
            "mailto:a@b.de?x",
            "a@@b.c",
            5L));
    put("phone", phone());
    put("first_name", any("Jane", "Jos\u00E9", "Mary Ann", "\u5C71\u7530"));
    put("last_name", any("Doe", "O'Brien", "M\u00FCller", "de la Cruz-L\u00F3pez"));
    put("address", address());
    put("city", any("Seattle", "Saint-\u00C9tienne", "\u6771\u4EAC", "St. Louis"));
    put(
        "state",
        any(
            "WA",
            "Washington",
            "Nordrhein-Westfalen",
            "\u00CEle-de-France",
            "S\u00E3o Paulo",
            "\u0130stanbul",
            "\u00D6"));
    put(
        "postal",
        any(
            digits("#####"),
            digits("#####-####"),
            "SW1A 1AA",
            "K1A 0B1",
            digits("###-####"),
            digits("######"),
            2134L,
            981011234L,
            digits("####.0"),
            "75008 CEDEX 08"));
  }

  private void ids() {
    put("maid", any("38400000-8cf0-11bd-b23e-10b96e40000d", "0000-00"));
    put("ramp_id", any(" Xi1003AbCd ", "x\"y"));
    put("match_id", any("cust-4711", 4711L, "order +1 2 3"));
    put("real_id", "real 1");
    put("merkle_id", "merkle-1");
    put("kantar_id", "kantar-1");
    put("fip", "2001:db8::7");
    put("event_id", any("order-17", 17L, " o\u00E9 "));
    put("partner", "AppsFlyer");
    put("amazon_ad_event_key", "key-1");
    put(
        "user_agent",
        any("Mozilla/5.0 (X11; Linux) \"quoted\" \uD83D\uDE00", "x".repeat(511) + "\uD83D\uDE00"));
    put(
        "aref_measurement_tokens",
        any(
            " AbCdEfGhIj.1700000000123|KlMnOpQrSt.1700000000456 ",
            "https://shop.org/?a=b&aref=AbCdEfGhIj.1700000000123%7CKlMnOpQrSt.1700000000456#top",
            "https://shop.org/",
            "Ab.17"));
  }

  private void consent() {
    put("ip_address", any("192.0.2.1", "203.0.113.9:443", "2001:db8::1, 10.0.0.1", "unknown"));
    if (random.nextBoolean()) {
      put("tcf", "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA");
      put("gpp", "DBABMA~CPXxRf");
      put("amzn_ad_storage", any("DENIED", "granted", "GRANTED"));
      put("amzn_user_data", any("GRANTED", "Denied", "DENIED"));
    }
  }

  private Object time() {
    return any(
        digits("2026-11-2#T1#:3#:4#Z"),
        digits("2026-0#-1#T0#:0#:0#.###Z"),
        digits("2026-06-1#T0#:0#:0#+0#:00"),
        digits("2026-07-1# 1#:1#:1#"),
        digits("2026-0#-1# 1#:1#:1#.######"),
        digits("20##-0#-3# 2#:5#:6#.### +0#00"),
        digits("####-##-##t##:##:##z"),
        "2026-04-14 04:34:30 Asia/Tokyo",
        digits("17########"),
        digits("17###########"),
        1_776_141_270L,
        1_776_141_270_123L,
        1.776141270E9,
        Instant.ofEpochSecond(1_776_141_270L, random.nextInt(1_000_000_000)));
  }

  private Object phone() {
    return any(
        digits("(206) 555-####"),
        digits("+1 206 555 ####"),
        digits("0#########"),
        digits("0##########"),
        digits("#########"),
        digits("##########"),
        digits("00## ### ####"),
        digits("+## ### ######"),
        digits("+49 (0)30 ######"),
        digits("06 12 34 ## ##"),
        digits("090-####-####"),
        digits("0171/#######"),
        digits("(11) 9####-####"),
        digits("347 ### ####"),
        digits("+39 06 ########"),
        digits("1.20655512E10"),
        2_065_550_100L,
        digits("206-555-#### x5"),
        "5555555555");
  }

  private String address() {
    return any(
        digits("## Main St. Apt ##"),
        digits("Hauptstra\u00DFe ##"),
        digits("## rue de la Paix, b\u00E2t. #"),
        digits("C/ Mayor ##"),
        "V.LE Roma 5",
        digits("\u6771\u4EAC\u90FD\u5343\u4EE3\u7530\u533A#-#"),
        "one hundred North AVENUE #5",
        "c/o Jane, Flat 2 [rear] {x} <y>",
        "S\u00F8ndre \u00C6ble 3\u2013B");
  }

  private void put(String column, Object value) {
    int choice = random.nextInt(100);
    if (choice < 60 || column.startsWith("event_") || column.endsWith("e")) {
      row.put(column, choice == 0 ? garbage() : value);
    } else if (choice == 60) {
      row.put(column, garbage());
    }
  }

  private Object garbage() {
    switch (random.nextInt(8)) {
      case 0:
        return random.nextLong();
      case 1:
        return any(Double.NaN, random.nextGaussian() * 1e6, Double.POSITIVE_INFINITY);
      case 2:
        return random.nextBoolean();
      case 3:
        return Instant.ofEpochSecond(random.nextInt());
      case 4:
        return any(GARBAGE);
      default:
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
          text.append(any(ALPHABET));
        }
        return text.toString();
    }
  }

  private String word(Enum<?>[] words) {
    String word = words[random.nextInt(words.length)].name();
    return random.nextInt(4) == 0 ? word.toLowerCase(Locale.ROOT) : word;
  }

  private String digits(String pattern) {
    StringBuilder text = new StringBuilder(pattern);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#') {
        text.setCharAt(i, (char) ('0' + random.nextInt(10)));
      }
    }
    return text.toString();
  }

  @SafeVarargs
  private <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
