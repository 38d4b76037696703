package org.embulk.output.amazon_ads.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes up purchases in ten countries, with phone numbers in many spellings: 19 columns, 8 of which
 * are hashed. The same rows each time.
 */
final class Purchases {
  static final List<String> COLUMNS =
      List.of(
          "event_name",
          "conversion_type",
          "event_source",
          "country_code",
          "event_time",
          "email",
          "phone",
          "first_name",
          "last_name",
          "address",
          "city",
          "state",
          "postal",
          "maid",
          "event_id",
          "value",
          "currency_code",
          "units_sold",
          "user_agent");

  private static final String[] FIRST_NAMES = {"Jane", "José", "Mary Ann", "Łukasz", "Chen"};
  private static final String[] LAST_NAMES = {"Doe", "O'Brien", "Müller", "García Márquez", "Wu"};

  private static final List<Country> COUNTRIES =
      List.of(
          new Country("US", "USD", "%d Main St. Apt %d", "98###")
              .cities("Seattle", "New York", "St. Louis")
              .states("WA", "New York", "mo", "California")
              .phones("(206) 555-####", "+1 206 555 ####", "206.555.####", "1206555####"),
          new Country("CA", "CAD", "%d Queen Street West, Unit %d", "K1A 0B#")
              .cities("Toronto", "Montréal")
              .states("ON", "Québec")
              .phones("(416) 555-####", "+14165550###"),
          new Country("GB", "GBP", "%d High Street, Flat %d", "SW1A #AA")
              .cities("London", "Newcastle upon Tyne")
              .states("England", "Wales")
              .phones("07911 12####", "+44 7911 12####", "(020) 7946 ####"),
          new Country("DE", "EUR", "Hauptstraße %d, Wohnung %d", "10###")
              .cities("Berlin", "München")
              .states("Bayern", "Nordrhein-Westfalen")
              .phones("030 1234####", "+49 (30) 1234####", "0171/123####", "0176-1234####"),
          new Country("FR", "EUR", "%d rue de la Paix, appt %d", "75###")
              .cities("Paris", "Saint-Étienne")
              .states("Île-de-France", "Occitanie")
              .phones("06 12 34 ## ##", "+33 6 12 34 ## ##", "0142####56"),
          new Country("IT", "EUR", "Via Roma %d, int. %d", "00###")
              .cities("Roma", "Milano")
              .states("Lazio", "MI")
              .phones("06 1234 ####", "347 123 ####", "+39 347 123 ####"),
          new Country("ES", "EUR", "C/ Mayor %d, %dº", "28###")
              .cities("Madrid", "A Coruña")
              .states("Madrid", "Cataluña")
              .phones("612 34 ## ##", "+34 612 34 ## ##"),
          new Country("JP", "JPY", "東京都千代田区%d-%d", "100-0###")
              .cities("Tokyo", "東京")
              .states("Tokyo", "Osaka")
              .phones("03-1234-####", "090-1234-####", "+81 90 1234 ####"),
          new Country("BR", "BRL", "Avenida Paulista, %d, apto %d", "01310-###")
              .cities("São Paulo", "Rio de Janeiro")
              .states("SP", "Rio de Janeiro")
              .phones("(11) 91234-####", "+55 11 91234-####"),
          new Country("IN", "INR", "%d MG Road, Flat %d", "560###")
              .cities("Bengaluru", "New Delhi")
              .states("Karnataka", "DL")
              .phones("098765 4####", "98765 4####", "+91 98765 4####"));

  private final Random random = new Random(1);
  private int number;

  /** Returns the values of the next row, in the order of the columns. */
  List<String> next() {
    number++;
    Country country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    return List.of(
        "Order",
        "OFF_AMAZON_PURCHASES",
        "WEBSITE",
        country.code,
        format("2026-11-%02dT%02d:30:00Z", 1 + random.nextInt(20), random.nextInt(24)),
        "Customer." + number + "@Example.com",
        digits(any(country.phones)),
        any(FIRST_NAMES),
        any(LAST_NAMES),
        format(country.address, 1 + random.nextInt(9_999), 1 + random.nextInt(99)),
        any(country.cities),
        any(country.states),
        digits(country.postal),
        format("%08x-fb9c-47ad-9866-0794d394c912", random.nextInt()),
        "order-" + number,
        format("%d.%02d", random.nextInt(1_000), random.nextInt(100)),
        country.currency,
        String.valueOf(1 + random.nextInt(5)),
        "Mozilla/5.0 (X11; Linux x86_64)");
  }

  /** Returns the next row by column, with consent and two custom attributes as well. */
  Map<String, Object> nextWithConsentAndAttributes() {
    Map<String, Object> row = new HashMap<>();
    List<String> values = next();
    for (int i = 0; i < COLUMNS.size(); i++) {
      row.put(COLUMNS.get(i), values.get(i));
    }
    row.put("amzn_user_data", "GRANTED");
    row.put("amzn_ad_storage", "GRANTED");
    row.put("brand", any(LAST_NAMES));
    row.put("category", (long) random.nextInt(1_000));
    return row;
  }

  private String any(String... texts) {
    return texts[random.nextInt(texts.length)];
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

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }

  private static final class Country {
    private final String code;
    private final String currency;
    private final String address;
    private final String postal;
    private String[] cities;
    private String[] states;
    private String[] phones;

    Country(String code, String currency, String address, String postal) {
      this.code = code;
      this.currency = currency;
      this.address = address;
      this.postal = postal;
    }

    Country cities(String... some) {
      cities = some;
      return this;
    }

    Country states(String... some) {
      states = some;
      return this;
    }

    Country phones(String... some) {
      phones = some;
      return this;
    }
  }
}
