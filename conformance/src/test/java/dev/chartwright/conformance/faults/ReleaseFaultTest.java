package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.conformance.faults.ReleaseFaultRig.Verb;
import dev.chartwright.testkit.kube.ApiCall;
import dev.chartwright.testkit.kube.ApiFault;
import dev.chartwright.testkit.kube.CallPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  /**
   * A fault at one of a verb's requests.
   *
   * @param number counted from 1
   */
  private record Disturbance(int number, String name, Supplier<ApiFault> fault) {
    @Override
    public String toString() {
      return name + " at request " + number;
    }
  }

  private ReleaseFaultRig rig(int lane) throws IOException {
    return new ReleaseFaultRig(Files.createDirectory(folder.resolve("lane" + lane)), api());
  }

  private List<ApiCall> requests(Verb verb) throws IOException {
    try (ReleaseFaultRig rig = rig()) {
      List<ApiCall> requests = rig.requests(verb);
      assertThat(requests).hasSizeGreaterThan(3);
      return requests;
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void aProcessThatDiesAfterAnyRequestLeavesAReleaseThatCanBeRecovered(Verb verb)
      throws IOException, InterruptedException, ExecutionException {
    List<Disturbance> ends = new ArrayList<>();
    for (int done = 0; done < requests(verb).size(); done++) {
      // No retry is due after such an answer, so that the verb is over soon.
      ends.add(new Disturbance(done, "end", () -> ApiFault.status(500, "gone")));
    }
    Lanes.forEach(
        ends,
        this::rig,
        (rig, end) -> {
          String namespace = rig.namespace();
          rig.prepare(verb, namespace);

          ProgramRun run =
              rig.attempt(
                  verb,
                  namespace,
                  CallPattern.all().after(end.number()),
                  end.fault().get(),
                  "--timeout",
                  "1s");

          // Helm only logs that the last record of an installation could not be stored.
          boolean logged = run.err().contains("failed to record the release");
          assertThat(run.code()).isEqualTo(logged ? 0 : 1);
          check(rig, verb, namespace, run);
        });
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void aSingleFaultAtAnyRequestLeavesAReleaseThatCanBeRecovered(Verb verb)
      throws IOException, InterruptedException, ExecutionException {
    List<Disturbance> faults = new ArrayList<>();
    int number = 0;
    for (ApiCall request : requests(verb)) {
      number++;
      faults.add(new Disturbance(number, "500", () -> ApiFault.status(500, "etcd is away")));
      faults.add(new Disturbance(number, "drop", ApiFault::dropped));
      // Reading conflicts with nothing, and what is read twice is lost by nobody.
      if (request.isWrite()) {
        faults.add(new Disturbance(number, "loss", ApiFault::lost));
        faults.add(
            new Disturbance(number, "409", () -> ApiFault.status(409, "somebody was faster")));
        faults.add(
            new Disturbance(
                number, "429", () -> ApiFault.status(429, "too much").with("Retry-After", "0")));
      }
    }
    Lanes.forEach(
        faults,
        this::rig,
        (rig, disturbance) -> {
          String namespace = rig.namespace();
          rig.prepare(verb, namespace);

          ProgramRun run =
              rig.attempt(
                  verb,
                  namespace,
                  CallPattern.all().nth(disturbance.number()),
                  disturbance.fault().get());

          // A last record that cannot be stored is only logged, as in Helm.
          if (run.code() == 0 && run.err().isEmpty() && verb != Verb.UNINSTALL) {
            assertThat(rig.state(namespace)).contains("deployed");
          }
          check(rig, verb, namespace, run);
        });
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void aDelayOfAnyRequestChangesNothing(Verb verb)
      throws IOException, InterruptedException, ExecutionException {
    List<Disturbance> delays = new ArrayList<>();
    for (int number = 1; number <= requests(verb).size(); number++) {
      delays.add(new Disturbance(number, "delay", ApiFault::held));
    }
    Lanes.forEach(
        delays,
        this::rig,
        (rig, delay) -> {
          String namespace = rig.namespace();
          rig.prepare(verb, namespace);
          ApiFault held = delay.fault().get();
          rig.api().fault(CallPattern.all().nth(delay.number()), held);
          CompletableFuture<ProgramRun> run =
              CompletableFuture.supplyAsync(() -> rig.disturbed(verb, namespace));

          // Somebody looks at the release meanwhile: so late is the answer.
          assertThat(ReleaseFaultRig.holds(held, run)).isTrue();
          rig.state(namespace);
          rig.api().clearFaults();

          assertThat(run.get().code()).describedAs(run.get().err()).isZero();
          assertThat(run.get().err()).isEmpty();
          isDone(rig, verb, namespace);
        });
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
    Optional<String> state = rig.state(namespace);
    if (state.isEmpty()) {
      assertThat(verb).isIn(Verb.INSTALL, Verb.UNINSTALL);
      // Helm forgets a release whose objects it may not look at, but names them.
      if (!run.out().contains("because their ownership could not be verified")) {
        assertThat(rig.text(namespace, "web-first")).isEmpty();
      }
    } else {
      rig.historyTells(namespace, state.get());
    }
    rig.recordsAreWhole(namespace);
    rig.getOut(namespace, state.isPresent());
  }

  /** Holds an upgrade at a request while something else happens, then lets it end. */
  private static ProgramRun upgradeHeldAt(
      CallPattern where, ReleaseFaultRig rig, String namespace, Runnable meanwhile, String... more)
      throws IOException, InterruptedException, ExecutionException {
    rig.prepare(Verb.UPGRADE, namespace);
    ApiFault held = ApiFault.held();
    rig.api().fault(where.nth(1), held);
    CompletableFuture<ProgramRun> upgrade =
        CompletableFuture.supplyAsync(() -> rig.disturbed(Verb.UPGRADE, namespace, more));
    held.awaitHeld();
    try {
      meanwhile.run();
    } finally {
      held.release();
    }
    return upgrade.get();
  }

  @Test
  void ofTwoUpgradesTheSecondIsToldWhileTheFirstIsAtWork()
      throws IOException, InterruptedException, ExecutionException {
    try (ReleaseFaultRig rig = rig()) {
      String namespace = rig.namespace();

      ProgramRun first =
          upgradeHeldAt(
              CallPattern.of("PATCH", "**"),
              rig,
              namespace,
              () -> {
                ProgramRun second = rig.disturbed(Verb.UPGRADE, namespace);
                assertThat(second.code()).isEqualTo(1);
                assertThat(second.err())
                    .isEqualTo(
                        "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in"
                            + " progress\n");
              });

      assertThat(first.code()).isZero();
      assertThat(rig.state(namespace)).contains("deployed");
    }
  }

  @Test
  void ofTwoUpgradesThatBeginAtOnceOneWins()
      throws IOException, InterruptedException, ExecutionException {
    try (ReleaseFaultRig rig = rig()) {
      String namespace = rig.namespace();

      ProgramRun first =
          upgradeHeldAt(
              CallPattern.of("POST", "**/secrets"),
              rig,
              namespace,
              () -> assertThat(rig.disturbed(Verb.UPGRADE, namespace).code()).isZero());

      assertThat(first.code()).isEqualTo(1);
      assertThat(first.err()).contains("already exists");
      assertThat(rig.state(namespace)).contains("deployed");
    }
  }

  @Test
  void aLeaseNamesItsHolderToTheSecondAndIsGivenBack()
      throws IOException, InterruptedException, ExecutionException {
    try (ReleaseFaultRig rig = rig()) {
      String namespace = rig.namespace();

      ProgramRun first =
          upgradeHeldAt(
              CallPattern.of("PATCH", "**"),
              rig,
              namespace,
              () -> {
                for (Verb verb : List.of(Verb.UPGRADE, Verb.ROLLBACK)) {
                  ProgramRun second = rig.disturbed(verb, namespace, "--lease");
                  assertThat(second.code()).isEqualTo(1);
                  assertThat(second.err())
                      .contains("release web in namespace " + namespace + " is being changed by ");
                }
                ProgramRun recovery = rig.run(namespace, "recover", "web", "--older-than", "0s");
                assertThat(recovery.err()).contains("is being changed by ");
              },
              "--lease");

      assertThat(first.code()).isZero();
      assertThat(rig.api().objects("coordination.k8s.io/v1", "Lease", namespace)).isEmpty();
    }
  }

  /**
   * Two who change one release at once.
   *
   * @param write the writing request of the first, counted from 1, that waits for the second
   */
  private record Race(Verb first, Verb second, int write, boolean lease) {}

  private static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(Verb.INSTALL, Verb.INSTALL),
        Arguments.of(Verb.UPGRADE, Verb.ROLLBACK),
        Arguments.of(Verb.ROLLBACK, Verb.UPGRADE),
        Arguments.of(Verb.UPGRADE, Verb.UNINSTALL),
        Arguments.of(Verb.UNINSTALL, Verb.UPGRADE));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void ofTwoWhoChangeAReleaseAtOnceOneWinsAndTheOtherIsTold(Verb first, Verb second)
      throws IOException, InterruptedException, ExecutionException {
    List<Race> races = new ArrayList<>();
    int writes = 0;
    for (ApiCall request : requests(first)) {
      writes += request.isWrite() ? 1 : 0;
    }
    for (int write = 1; write <= writes; write++) {
      races.add(new Race(first, second, write, false));
    }
    // The first writing request is that for the lease, and nobody holds it before.
    races.add(new Race(first, second, 2, true));
    races.add(new Race(first, second, writes, true));
    Lanes.forEach(races, this::rig, ReleaseFaultTest::race);
  }

  private static void race(ReleaseFaultRig rig, Race race)
      throws InterruptedException, ExecutionException {
    String namespace = rig.namespace();
    rig.prepare(
        race.first() == Verb.INSTALL
            ? Verb.INSTALL
            : race.second() == Verb.ROLLBACK ? Verb.ROLLBACK : race.first(),
        namespace);
    String[] lease = race.lease() ? new String[] {"--lease"} : new String[0];
    ApiFault held = ApiFault.held();
    rig.api().fault(CallPattern.writes().nth(race.write()), held);
    CompletableFuture<ProgramRun> running =
        CompletableFuture.supplyAsync(() -> rig.disturbed(race.first(), namespace, lease));
    assertThat(ReleaseFaultRig.holds(held, running)).isTrue();
    ProgramRun second = rig.disturbed(race.second(), namespace, lease);
    rig.api().clearFaults();
    ProgramRun first = running.get();

    if (race.lease()) {
      assertThat(second.err()).contains(" is being changed by ");
      assertThat(second.code()).isEqualTo(1);
      assertThat(first.code()).describedAs(first.err()).isZero();
      assertThat(rig.api().objects("coordination.k8s.io/v1", "Lease", namespace)).isEmpty();
    } else if (race.second() == Verb.INSTALL || race.first() == Verb.ROLLBACK) {
      assertThat(first.code() + second.code()).isEqualTo(1);
      assertThat(first.err() + second.err()).containsOnlyOnce("Error: ");
    } else {
      // Helm lets a rollback and an uninstallation through whoever is at work.
      assertThat(Math.min(first.code(), second.code())).isZero();
    }
    rig.recordsAreWhole(namespace);
    rig.getOut(namespace, rig.state(namespace).isPresent());
  }
}
