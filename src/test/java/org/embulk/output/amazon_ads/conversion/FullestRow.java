package org.embulk.output.amazon_ads.conversion;

import java.util.List;
import org.embulk.output.amazon_ads.conversion.CustomAttribute.Type;
import org.embulk.output.amazon_ads.fixture.ValidRow;

/** A row with a value in every column there is, in forms that have to be brought into another. */
final class FullestRow {
  private FullestRow() {}

  static Conversion conversion() {
    return Conversion.withDataSet("spring_2026", attributes().toArray(new CustomAttribute[0]));
  }

  static List<CustomAttribute> attributes() {
    return List.of(
        new CustomAttribute("brand", Type.STRING),
        new CustomAttribute("attr1", Type.INTEGER),
        new CustomAttribute("attr2", Type.TIMESTAMP));
  }

  static ValidRow row() {
    return ValidRow.lead()
        .with("event_name", " Spring sale ")
        .with("conversion_type", "Off_Amazon_Purchases")
        .with("event_source", "measurement_attribution_partner")
        .with("country_code", "en_US")
        .with("event_time", "2026-04-14 04:34:30.123456 Asia/Tokyo")
        .with("email", " Jane.Doe+news@Example.com ")
        .with("phone", "(206) 555-0100")
        .with("first_name", "Jane")
        .with("last_name", "O'Day")
        .with("address", "8 Elm")
        .with("city", "Saint-Étienne")
        .with("state", "Washington")
        .with("postal", "98101-1234")
        .with("maid", "38400000-8cf0-11bd-b23e-10b96e40000d")
        .with("ramp_id", " Xi1003AbCd ")
        .with("match_id", 4711L)
        .with("real_id", "real 1")
        .with("merkle_id", "merkle-1")
        .with("kantar_id", "kantar-1")
        .with("fip", "2001:db8::7")
        .with("value", "1234.565")
        .with("currency_code", "eur")
        .with("units_sold", 3.0)
        .with("event_id", "order-17")
        .with("partner", "AppsFlyer")
        .with("amazon_ad_event_key", "key-1")
        .with("ip_address", "192.0.2.1")
        .with("tcf", "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA")
        .with("gpp", "DBABMA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA")
        .with("amzn_ad_storage", "DENIED")
        .with("amzn_user_data", "GRANTED")
        .with("limited_data_use", true)
        .with("user_agent", "Mozilla/5.0 (X11; Linux) \"quoted\" 😀")
        .with("aref_measurement_tokens", "AbCdEfGhIj.1700000000123|KlMnOpQrSt.1700000000456")
        .with("brand", "Ünlü & Co")
        .with("attr1", -2147483648L)
        .with("attr2", 1700000000L);
  }
}
