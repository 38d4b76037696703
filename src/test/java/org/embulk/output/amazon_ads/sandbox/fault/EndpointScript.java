package org.embulk.output.amazon_ads.sandbox.fault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.embulk.output.amazon_ads.sandbox.records.InFlight;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.records.RequestLog;
import org.embulk.output.amazon_ads.sandbox.transport.RequestHead;

/** The script of one endpoint: which of its requests meets which fault. Numbers count from 1. */
public final class EndpointScript {
  private final Map<Integer, Fault> byNumber = new ConcurrentHashMap<>();
  private final AtomicReference<Script> otherwise =
      new AtomicReference<>((number, head) -> Fault.none());
  private final AtomicInteger count = new AtomicInteger();
  private final InFlight inFlight = new InFlight();
  private final Predicate<ReceivedRequest> own;
  private final RequestLog log;

  public EndpointScript(String path, RequestLog log) {
    this(request -> request.path().equals(path), log);
  }

  /**
   * @param own tells which requests of the log went to this endpoint
   */
  public EndpointScript(Predicate<ReceivedRequest> own, RequestLog log) {
    this.own = own;
    this.log = log;
  }

  /** Scripts the fault of one request, which wins over what holds for every request. */
  public EndpointScript onRequest(int number, Fault fault) {
    return onRequests(number, number, fault);
  }

  /** Scripts the fault of the requests from the first number to the last, both included. */
  public EndpointScript onRequests(int first, int last, Fault fault) {
    for (int number = first; number <= last; number++) {
      byNumber.put(number, fault);
    }
    return this;
  }

  /** Scripts the fault of every request that has none of its own, from now on. */
  public EndpointScript onEveryRequest(Fault fault) {
    return onEveryRequest((number, head) -> fault);
  }

  /** Scripts faults by a function, for a seeded run of many requests. */
  public EndpointScript onEveryRequest(Script script) {
    otherwise.set(script);
    return this;
  }

  /** Returns what this endpoint received, in the order in which it was judged. */
  public List<ReceivedRequest> requests() {
    return log.all().stream().filter(own).toList();
  }

  public int nextNumber() {
    return count.incrementAndGet();
  }

  public Fault faultOf(int number, RequestHead head) {
    Fault own = byNumber.get(number);
    return own == null ? otherwise.get().faultOf(number, head) : own;
  }

  public InFlight inFlight() {
    return inFlight;
  }

  /** Chooses a fault before the body is read, since the fault may be not to read it. */
  @FunctionalInterface
  public interface Script {
    Fault faultOf(int number, RequestHead head);
  }
}
