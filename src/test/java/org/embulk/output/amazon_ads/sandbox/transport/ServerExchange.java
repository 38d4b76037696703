package org.embulk.output.amazon_ads.sandbox.transport;

import java.io.IOException;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventLog;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.records.RequestLog;
import org.embulk.output.amazon_ads.sandbox.service.Service;
import org.embulk.output.amazon_ads.sandbox.service.Verdict;

/** Takes one request to its answer, or to what the script has in its place. */
public final class ServerExchange {
  private final RequestLog log;
  private final EventLog ledger;

  public ServerExchange(RequestLog log, EventLog ledger) {
    this.log = log;
    this.ledger = ledger;
  }

  /**
   * Records the request before its answer leaves, so that whoever has the answer finds it.
   *
   * @param arrived the request without its body
   */
  void run(Route route, ReceivedRequest arrived, RequestReader in, ResponseWriter wire)
      throws IOException {
    Fault fault = route.endpoint().faultOf(arrived.number(), arrived.head());
    ReceivedRequest request = arrived.withBody(read(fault.intake(), arrived.head(), in));
    RawResponse answer = fault.edit(judge(route.service(), request, fault));
    if (fault != Fault.none()) {
      route.service().metFault(request, fault);
    }
    log.add(request.withStatus(fault.delivery().statusOf(answer)));
    wire.pause(fault.delay());
    fault.delivery().deliver(answer, wire);
  }

  private static byte[] read(Fault.Intake intake, RequestHead head, RequestReader in)
      throws IOException {
    switch (intake) {
      case WHOLE:
        return in.readBody(head);
      case HALF:
        in.readHalfTheBody(head);
        return new byte[0];
      default:
        return new byte[0];
    }
  }

  /** Leaves the service alone when the fault stands in its place: it must not issue a token. */
  private RawResponse judge(Service service, ReceivedRequest request, Fault fault) {
    Optional<RawResponse> instead = fault.instead(request);
    boolean takesEvents = fault.takesEvents(instead.isEmpty());
    if (instead.isPresent() && !takesEvents) {
      return instead.get();
    }
    Verdict verdict = service.judge(request, fault.rule());
    if (takesEvents) {
      ledger.add(verdict);
    }
    return instead.orElse(verdict.answer());
  }
}
