package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.math.BigInteger;
import java.util.List;

/**
 * An audience, with the connection that made it.
 *
 * <pre>{@code
 * Audience.of("361054992504331001", "c-1", "loyal customers").externalId("loyal-2026").ttl(604800)
 * }</pre>
 *
 * @param ttl seconds
 */
public record Audience(
    BigInteger id,
    String connectionId,
    String name,
    String description,
    String countryCode,
    String externalId,
    long ttl,
    List<Fee> fees) {
  /** 13 months, Amazon's own default. */
  public static final long DEFAULT_TTL = 34_300_800;

  public static Audience of(String id, String connectionId, String name) {
    return new Audience(
        new BigInteger(id),
        connectionId,
        name,
        name,
        "US",
        "external-" + id,
        DEFAULT_TTL,
        List.of());
  }

  public Audience id(BigInteger other) {
    return new Audience(other, connectionId, name, description, countryCode, externalId, ttl, fees);
  }

  public Audience description(String other) {
    return new Audience(id, connectionId, name, other, countryCode, externalId, ttl, fees);
  }

  public Audience country(String other) {
    return new Audience(id, connectionId, name, description, other, externalId, ttl, fees);
  }

  public Audience externalId(String other) {
    return new Audience(id, connectionId, name, description, countryCode, other, ttl, fees);
  }

  public Audience ttl(long seconds) {
    return new Audience(
        id, connectionId, name, description, countryCode, externalId, seconds, fees);
  }

  public Audience fees(Fee... others) {
    return fees(List.of(others));
  }

  public Audience fees(List<Fee> others) {
    return new Audience(id, connectionId, name, description, countryCode, externalId, ttl, others);
  }
}
