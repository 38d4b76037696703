package org.embulk.output.amazon_ads.sandbox.audience.service;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.embulk.output.amazon_ads.sandbox.audience.state.AudienceState;
import org.embulk.output.amazon_ads.sandbox.fault.EndpointScript;
import org.embulk.output.amazon_ads.sandbox.records.RequestLog;
import org.embulk.output.amazon_ads.sandbox.transport.RequestHead;
import org.embulk.output.amazon_ads.sandbox.transport.Route;

/** Finds the operation of a request. */
public final class AudienceRoutes implements Function<RequestHead, Route> {
  private final Map<Operation, EndpointScript> scripts = new EnumMap<>(Operation.class);
  private final Map<Operation, Route> routes = new EnumMap<>(Operation.class);
  private final Route elsewhere;

  public AudienceRoutes(
      AudienceState state,
      Rules rules,
      HeadCheck heads,
      BodyCheck bodies,
      Violations violations,
      RequestLog log) {
    Acts.of(state, rules)
        .forEach(
            (operation, act) -> {
              EndpointScript script =
                  new EndpointScript(
                      request -> Operation.of(request.head()).equals(Optional.of(operation)), log);
              scripts.put(operation, script);
              routes.put(
                  operation,
                  new Route(script, new CheckedService(operation, heads, bodies, violations, act)));
            });
    elsewhere =
        new Route(
            new EndpointScript(request -> Operation.of(request.head()).isEmpty(), log),
            new UnknownOperation(violations));
  }

  @Override
  public Route apply(RequestHead head) {
    return Operation.of(head).map(routes::get).orElse(elsewhere);
  }

  public EndpointScript script(Operation operation) {
    return scripts.get(operation);
  }
}
