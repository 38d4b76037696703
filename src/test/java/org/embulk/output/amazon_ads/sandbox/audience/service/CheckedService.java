package org.embulk.output.amazon_ads.sandbox.audience.service;

import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.service.EventRule;
import org.embulk.output.amazon_ads.sandbox.service.Service;
import org.embulk.output.amazon_ads.sandbox.service.Verdict;

/** Checks a request of one operation, then does what it asks for. */
final class CheckedService implements Service {
  private final Operation operation;
  private final HeadCheck heads;
  private final BodyCheck bodies;
  private final Violations violations;
  private final Act act;

  CheckedService(
      Operation operation, HeadCheck heads, BodyCheck bodies, Violations violations, Act act) {
    this.operation = operation;
    this.heads = heads;
    this.bodies = bodies;
    this.violations = violations;
    this.act = act;
  }

  @Override
  public Verdict judge(ReceivedRequest request, EventRule rule) {
    try {
      return Verdict.onlyAnswer(act.answer(check(request)));
    } catch (Refusal refusal) {
      violations.add(refusal.violation());
      return Verdict.onlyAnswer(refusal.answer());
    }
  }

  /** Checks a request too that a fault answers: it is the plugin's all the same. */
  @Override
  public void metFault(ReceivedRequest request, Fault fault) {
    if (fault.intake() == Fault.Intake.WHOLE) {
      try {
        act.metFault(check(request));
      } catch (Refusal refusal) {
        violations.add(refusal.violation());
      }
    }
  }

  private Call check(ReceivedRequest request) throws Refusal {
    heads.check(operation, request);
    return new Call(operation, request, bodies.read(operation, request));
  }
}
