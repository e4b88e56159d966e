package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What Helm 4.3.1 writes and takes, and what it reads over. */
class LockTest {
  private static final String DIGEST = "sha256:" + "ab".repeat(32);
  private static final String WANTED =
      """
      apiVersion: v2
      name: app
      version: 0.1.0
      dependencies:
      - name: lib
        version: ">=1.0.0 <2"
        repository: file://../lib
        alias: b
        condition: b.on
        tags: [x, y]
        import-values: [z, {child: a, parent: "b&c"}]
      - name: lib
        version: "*"
        repository: file://../lib
      """;

  private static Metadata metadata(String yaml) {
    return Metadata.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static Lock lock(String yaml) {
    return Objects.requireNonNull(Lock.read(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Lock of(Dependency... chosen) {
    return Lock.of(GoTime.ZERO, "", List.of(chosen));
  }

  @Test
  void theDigestIsThatOfHelm() {
    Dependency lib = Dependency.of("lib", "1.2.0", "file://../lib");
    assertThat(LockDigest.of(metadata(WANTED), of(lib, lib)))
        .isEqualTo("sha256:69bfbb863fdc54d91bbe74cd3c0780f394eb0262efb4b5a1857974b2c5ef0267");
  }

  @Test
  void anEmptyListOfDependenciesHasItsOwnDigest() {
    assertThat(LockDigest.of(metadata("name: app\ndependencies: []\n"), of()))
        .isEqualTo("sha256:643d5437104296e21d906ecb15b2c96ad278f20cfc4af53b12bb6069bd853726")
        .isNotEqualTo(LockDigest.of(metadata("name: app\n"), of()));
  }

  @Test
  void theDigestOfHelm2IsTakenOverWhatIsAskedFor() {
    // sha256 of {"dependencies":[{"name":"lib","version":"1.x","repository":"file://../lib"}]}
    Metadata wanted =
        Metadata.builder()
            .dependencies(List.of(Dependency.of("lib", "1.x", "file://../lib")))
            .build();
    assertThat(LockDigest.ofHelm2(wanted))
        .isEqualTo("sha256:d64162f7d48d5722581715a449bfa266607f760e458b9a220ec7ff021cb5b14f");
  }

  @Test
  void aLockIsWrittenWithSortedKeys() {
    assertThat(of(Dependency.of("lib", "1.2.0", "https://a/b")).withDigest(DIGEST).toYaml())
        .isEqualTo(
            """
            dependencies:
            - name: lib
              repository: https://a/b
              version: 1.2.0
            digest: %s
            generated: "0001-01-01T00:00:00Z"
            """
                .formatted(DIGEST));
  }

  @Test
  void pinsStandInTheEntriesAndAreReadAgain() {
    Lock pinned =
        of(Dependency.of("lib", "1.2.0", "oci://a/b"), Dependency.of("here", "1.0.0", ""))
            .withPins(List.of(new LockPin(DIGEST, "sha256:cd"), LockPin.NONE));
    assertThat(pinned.toPinnedYaml())
        .startsWith(
            """
            dependencies:
            - digest: %s
              manifest: sha256:cd
              name: lib
              repository: oci://a/b
              version: 1.2.0
            - name: here
              repository: ""
              version: 1.0.0
            """
                .formatted(DIGEST));
    Lock read = lock(pinned.toPinnedYaml());
    assertThat(read.pin(0)).isEqualTo(new LockPin(DIGEST, "sha256:cd"));
    assertThat(read.pin(1)).isEqualTo(LockPin.NONE);
    assertThat(read.isPinned()).isTrue();
    assertThat(read.toPinnedYaml()).isEqualTo(pinned.toPinnedYaml());
  }

  @Test
  void pinsChangeNeitherTheDigestNorWhatIsPacked() {
    Dependency lib = Dependency.of("lib", "1.2.0", "file://../lib");
    Lock plain = of(lib, lib);
    Lock pinned = plain.withPins(List.of(LockPin.ofArchive(DIGEST), LockPin.ofArchive(DIGEST)));
    assertThat(LockDigest.of(metadata(WANTED), pinned))
        .isEqualTo(LockDigest.of(metadata(WANTED), plain));
    assertThat(pinned.toYaml()).isEqualTo(plain.toYaml());
  }

  @Test
  void packedChartsCarryNoPins() {
    Lock pinned =
        of(Dependency.of("lib", "1.2.0", "https://a/b"))
            .withPins(List.of(LockPin.ofArchive(DIGEST)));
    byte[] file = pinned.toPinnedYaml().getBytes(StandardCharsets.UTF_8);
    assertThat(lockIn("v2", "Chart.lock", file)).isEqualTo(pinned.toYaml());
    assertThat(lockIn("v1", "requirements.lock", file)).isEqualTo(pinned.toYaml());
  }

  private static String lockIn(String apiVersion, String name, byte[] lock) {
    ChartFile chartfile =
        ChartFile.of(
            "Chart.yaml",
            ("apiVersion: " + apiVersion + "\nname: app\nversion: 0.1.0\n")
                .getBytes(StandardCharsets.UTF_8),
            Instant.EPOCH);
    Chart chart =
        ChartLoader.of(LogSink.none())
            .loadFiles(List.of(chartfile, ChartFile.of(name, lock, Instant.EPOCH)));
    byte[] archive = ChartArchive.bytes(chart, Clock.systemUTC());
    for (ChartFile file : ChartArchive.read(new ByteArrayInputStream(archive))) {
      if (file.name().equals(name)) {
        return file.text();
      }
    }
    throw new AssertionError("no " + name + " in the archive");
  }

  @Test
  void whatIsNoDigestInAnEntryIsReadOverAsHelmDoes() {
    Lock read = lock("dependencies:\n- name: lib\n  digest: [1, {a: 2}]\n  manifest: 7\n");
    assertThat(read.pin(0)).isEqualTo(LockPin.NONE);
    assertThat(read.isPinned()).isFalse();
  }

  @Test
  void aLockWithoutAListKeepsItsNull() {
    assertThat(lock("digest: x\n").toPinnedYaml()).startsWith("dependencies: null\n");
  }
}
