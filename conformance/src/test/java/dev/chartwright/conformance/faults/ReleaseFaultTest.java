package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.conformance.faults.ReleaseFaultRig.Verb;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is left of a release when its process dies, or the API fails, at any single request of a
 * verb: never without its record, in a state that {@code status} tells, and one that {@code
 * recover} and the next command get out of.
 */
class ReleaseFaultTest {
  @TempDir Path folder;

  /** The server that the faults are in front of. */
  FaultyApi api() {
    return new FakeFaultyApi();
  }

  private ReleaseFaultRig rig() throws IOException {
    return new ReleaseFaultRig(folder, api());
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void aProcessThatDiesAfterAnyRequestLeavesAReleaseThatCanBeRecovered(Verb verb)
      throws IOException {
    try (ReleaseFaultRig rig = rig()) {
      int requests = rig.requests(verb);
      assertThat(requests).isGreaterThan(3);
      for (int done = 0; done < requests; done++) {
        String namespace = rig.namespace();
        rig.prepare(verb, namespace);

        // No retry is due after such an answer, so that the verb is over soon.
        ProgramRun run =
            rig.attempt(
                verb,
                namespace,
                CallPattern.all().after(done),
                ApiFault.status(500, "gone"),
                "--timeout",
                "1s");

        // Helm only logs that the last record of an installation could not be stored.
        boolean logged = run.err().contains("failed to record the release");
        assertThat(run.code())
            .describedAs("request %d of %s", done, verb)
            .isEqualTo(logged ? 0 : 1);
        check(rig, verb, namespace, run);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void aSingleFaultAtAnyRequestLeavesAReleaseThatCanBeRecovered(Verb verb) throws IOException {
    List<Supplier<ApiFault>> faults =
        List.of(
            () -> ApiFault.status(409, "somebody was faster"),
            () -> ApiFault.status(429, "too much").with("Retry-After", "0"),
            () -> ApiFault.status(500, "etcd is away"),
            ApiFault::dropped,
            ApiFault::lost);
    try (ReleaseFaultRig rig = rig()) {
      int requests = rig.requests(verb);
      for (int number = 1; number <= requests; number++) {
        for (Supplier<ApiFault> fault : faults) {
          String namespace = rig.namespace();
          rig.prepare(verb, namespace);

          ProgramRun run = rig.attempt(verb, namespace, CallPattern.all().nth(number), fault.get());

          // A last record that cannot be stored is only logged, as in Helm.
          if (run.code() == 0 && run.err().isEmpty() && verb != Verb.UNINSTALL) {
            assertThat(rig.state(namespace)).contains("deployed");
          }
          check(rig, verb, namespace, run);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void aDelayOfAnyRequestChangesNothing(Verb verb)
      throws IOException, InterruptedException, ExecutionException {
    try (ReleaseFaultRig rig = rig()) {
      int number = 0;
      boolean delayed;
      do {
        number++;
        String namespace = rig.namespace();
        rig.prepare(verb, namespace);
        ApiFault held = ApiFault.held();
        rig.api().fault(CallPattern.all().nth(number), held);
        CompletableFuture<ProgramRun> run =
            CompletableFuture.supplyAsync(() -> rig.disturbed(verb, namespace));
        delayed = ReleaseFaultRig.holds(held, run);

        // Somebody looks at the release meanwhile: so late is the answer.
        if (delayed) {
          rig.state(namespace);
        }
        rig.api().clearFaults();

        assertThat(run.get().code())
            .describedAs("request %d of %s: %s", number, verb, run.get().err())
            .isZero();
        assertThat(run.get().err()).isEmpty();
        isDone(rig, verb, namespace);
      } while (delayed);
      assertThat(number).isGreaterThan(3);
    }
  }

  private static void isDone(ReleaseFaultRig rig, Verb verb, String namespace) {
    rig.recordsAreWhole(namespace);
    assertThat(rig.text(namespace, "web-more").isPresent()).isEqualTo(verb == Verb.UPGRADE);
    if (verb == Verb.UNINSTALL) {
      assertThat(rig.state(namespace)).isEmpty();
      assertThat(rig.text(namespace, "web-first")).isEmpty();
    } else {
      assertThat(rig.state(namespace)).contains("deployed");
      assertThat(rig.text(namespace, "web-first")).contains(verb == Verb.UPGRADE ? "two" : "one");
    }
  }

  /** A record is there as long as an object is; what there is can be read; there is a way out. */
  static void check(ReleaseFaultRig rig, Verb verb, String namespace, ProgramRun run) {
    if (rig.state(namespace).isEmpty()) {
      assertThat(verb).isIn(Verb.INSTALL, Verb.UNINSTALL);
      // Helm forgets a release whose objects it may not look at, but names them.
      if (!run.out().contains("because their ownership could not be verified")) {
        assertThat(rig.text(namespace, "web-first")).isEmpty();
      }
    }
    rig.recordsAreWhole(namespace);
    rig.getOut(namespace);
  }

  @Test
  void ofTwoUpgradesTheSecondIsToldWhileTheFirstIsAtWork()
      throws IOException, InterruptedException, ExecutionException {
    try (ReleaseFaultRig rig = rig()) {
      String namespace = rig.namespace();
      rig.prepare(Verb.UPGRADE, namespace);
      ApiFault held = ApiFault.held();
      rig.api().fault(CallPattern.of("PATCH", "**").nth(1), held);
      CompletableFuture<ProgramRun> first =
          CompletableFuture.supplyAsync(() -> rig.disturbed(Verb.UPGRADE, namespace));
      held.awaitHeld();

      ProgramRun second = rig.disturbed(Verb.UPGRADE, namespace);
      held.release();

      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err())
          .isEqualTo(
              "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in"
                  + " progress\n");
      assertThat(first.get().code()).isZero();
      assertThat(rig.state(namespace)).contains("deployed");
    }
  }

  @Test
  void ofTwoUpgradesThatBeginAtOnceOneWins()
      throws IOException, InterruptedException, ExecutionException {
    try (ReleaseFaultRig rig = rig()) {
      String namespace = rig.namespace();
      rig.prepare(Verb.UPGRADE, namespace);
      ApiFault held = ApiFault.held();
      rig.api().fault(CallPattern.of("POST", "**/secrets").nth(1), held);
      CompletableFuture<ProgramRun> first =
          CompletableFuture.supplyAsync(() -> rig.disturbed(Verb.UPGRADE, namespace));
      held.awaitHeld();

      ProgramRun second = rig.disturbed(Verb.UPGRADE, namespace);
      held.release();

      assertThat(second.code()).isZero();
      assertThat(first.get().code()).isEqualTo(1);
      assertThat(first.get().err()).contains("already exists");
      assertThat(rig.state(namespace)).contains("deployed");
    }
  }

  @Test
  void aLeaseNamesItsHolderToTheSecondAndIsGivenBack()
      throws IOException, InterruptedException, ExecutionException {
    try (ReleaseFaultRig rig = rig()) {
      String namespace = rig.namespace();
      rig.prepare(Verb.UPGRADE, namespace);
      ApiFault held = ApiFault.held();
      rig.api().fault(CallPattern.of("PATCH", "**").nth(1), held);
      CompletableFuture<ProgramRun> first =
          CompletableFuture.supplyAsync(() -> rig.disturbed(Verb.UPGRADE, namespace, "--lease"));
      held.awaitHeld();

      for (Verb verb : List.of(Verb.UPGRADE, Verb.ROLLBACK)) {
        ProgramRun second = rig.disturbed(verb, namespace, "--lease");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
            .contains("release web in namespace " + namespace + " is being changed by ");
      }
      ProgramRun recovery = rig.run(namespace, "recover", "web", "--older-than", "0s");
      held.release();

      assertThat(recovery.err()).contains("is being changed by ");
      assertThat(first.get().code()).isZero();
      assertThat(rig.api().objects("coordination.k8s.io/v1", "Lease", namespace)).isEmpty();
    }
  }
}
