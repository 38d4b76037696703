package org.embulk.output.amazon_ads_conversion;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.embulk.output.amazon_ads_conversion.deliver.retry.JumpingTimer;
import org.embulk.output.amazon_ads_conversion.sandbox.Sandbox;
import org.embulk.output.amazon_ads_conversion.sandbox.fault.Fault;

/**
 * One row of the fault matrix: what goes wrong from which request on, and what the output is to
 * make of it. Faults are values, so most scripts are a name and a fault.
 */
final class FaultScript {
  /** Shorter than a stall and a slow answer, and longer than any other exchange. */
  static final Duration SHORT_TIMEOUT = Duration.ofMillis(150);

  /** So few that what never passes is soon given up. */
  private static final int RETRIES = 2;

  /**
   * So many that a busy machine, on which any exchange may take too long, is not taken for more.
   */
  private static final int RETRIES_OF_TIMEOUTS = 30;

  /** What becomes of the records that the fault strikes. */
  enum Ending {
    ACCEPTED,
    SKIPPED_AS_RECORDS,
    SKIPPED_AS_BATCHES,
    /** Whatever is to be skipped, the job fails: a credential or a permission is wrong. */
    FAILS_AS_CONFIG,
    /** Whatever is to be skipped, the job fails: the service is down. */
    FAILS_AS_SERVICE
  }

  /** Where the scripts are set up. */
  record Stage(Sandbox sandbox, Sandbox elsewhere, JumpingTimer timer, int first) {
    void once(Fault fault) {
      sandbox.events().onRequest(first, fault);
    }

    void fromThere(Fault fault) {
      sandbox.events().onEveryRequest((number, head) -> number >= first ? fault : Fault.none());
    }

    /** Lets the token expire as that request comes in, so that the next token request is due. */
    void expireToken() {
      sandbox
          .events()
          .onEveryRequest(
              (number, head) -> {
                if (number == first) {
                  sandbox.expireTokens();
                }
                return Fault.none();
              });
    }
  }

  final String name;
  final Ending ending;
  final boolean forEver;
  private final Consumer<Stage> setup;
  int recordsOfEachBatch;
  Duration timeout = Duration.ofSeconds(20);
  Duration tokenLife = Duration.ofHours(1);
  int tokenRequests;

  private FaultScript(String name, Ending ending, boolean forEver, Consumer<Stage> setup) {
    this.name = name;
    this.ending = ending;
    this.forEver = forEver;
    this.setup = setup;
    this.recordsOfEachBatch = FaultMatrixTest.BATCH;
  }

  static FaultScript once(String name, Ending ending, Fault fault) {
    return new FaultScript(name, ending, false, stage -> stage.once(fault));
  }

  static FaultScript forEver(String name, Ending ending, Fault fault) {
    return new FaultScript(name + " for ever", ending, true, stage -> stage.fromThere(fault));
  }

  /** Makes a script whose fault needs to know of the stage. */
  static FaultScript onceOn(String name, Ending ending, Function<Stage, Fault> fault) {
    return new FaultScript(name, ending, false, stage -> stage.once(fault.apply(stage)));
  }

  /** Makes a script of the token request that is due with the chosen request, and maybe later. */
  static FaultScript ofToken(String name, Ending ending, boolean forEver, Fault fault) {
    return new FaultScript(
        "token endpoint: " + name,
        ending,
        forEver,
        stage -> {
          int due = stage.first() == 1 ? 1 : 2;
          if (due == 2) {
            stage.expireToken();
          }
          stage.sandbox().token().onRequests(due, forEver ? 1000 : due, fault);
        });
  }

  static FaultScript other(String name, Ending ending, Consumer<Stage> setup) {
    return new FaultScript(name, ending, false, setup);
  }

  /** Says how many records of a batch the fault strikes, where not all of them. */
  FaultScript records(int number) {
    recordsOfEachBatch = number;
    return this;
  }

  /** Says that the client is to give up waiting. */
  FaultScript timesOut() {
    timeout = SHORT_TIMEOUT;
    return this;
  }

  FaultScript tokenLife(Duration life) {
    tokenLife = life;
    return this;
  }

  int maximumRetries() {
    return timeout.equals(SHORT_TIMEOUT) ? RETRIES_OF_TIMEOUTS : RETRIES;
  }

  /** Says how many tokens are asked for, whatever is under way. */
  FaultScript tokenRequests(int number) {
    tokenRequests = number;
    return this;
  }

  void setUp(Stage stage) {
    setup.accept(stage);
  }
}
