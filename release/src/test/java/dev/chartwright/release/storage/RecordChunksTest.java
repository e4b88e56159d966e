package dev.chartwright.release.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.kube.KubeException;
import dev.chartwright.release.FakeApi;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordChunksTest {
  private static final String KEY = "sh.helm.release.v1.web.v1";
  private static final String SECRETS = "/api/v1/namespaces/shop/secrets/";

  private final FakeApi api = new FakeApi();
  private final Releases.Log log = new Releases.Log();

  private SecretDriver secrets(Oversize oversize) {
    return SecretDriver.of(() -> api, "shop", Releases.CODEC, Releases.NOON, log)
        .withOversize(oversize);
  }

  @ParameterizedTest
  @EnumSource(Oversize.class)
  void aRecordThatFitsIsPlain(Oversize oversize) {
    secrets(oversize).create(KEY, Releases.large(1, 600_000));
    assertThat(api.paths()).containsExactly(SECRETS + KEY);
  }

  @Test
  void aRecordThatDoesNotFitIsSentAsHelmSendsIt() {
    secrets(Oversize.SEND).create(KEY, Releases.large(1, 810_000));
    assertThat(api.log()).containsExactly("POST /api/v1/namespaces/shop/secrets");
  }

  @Test
  void aRecordThatDoesNotFitIsExplainedBeforeItIsSent() {
    assertThatThrownBy(() -> secrets(Oversize.EXPLAIN).create(KEY, Releases.large(1, 810_000)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageStartingWith("Secret \"" + KEY + "\" would hold 1")
        .hasMessageContaining(
            " bytes, more than the 1048576 that the API takes: chart files 100 % (packed); ")
        .hasMessageEndingWith(
            "keep files that templates do not read out of the chart with .helmignore, or store the record in parts: --chunked-records of"
                + " install and upgrade, or CHARTWRIGHT_CHUNKED_RECORDS=1");
    assertThat(api.log()).allMatch(line -> line.startsWith("GET "));
  }

  @Test
  void aRecordThatDoesNotFitFollowsAnEarlierOneInParts() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    String next = "sh.helm.release.v1.web.v2";
    Release large = Releases.large(2, 820_000);
    secrets(Oversize.EXPLAIN).create(next, large);
    assertThat(Releases.CODEC.encode(secrets(Oversize.EXPLAIN).get(next)))
        .isEqualTo(Releases.CODEC.encode(large));
    assertThat(api.paths()).hasSize(6);
  }

  @Test
  void aRecordInPartsIsReadWhatever() {
    Release large = Releases.large(1, 1_600_000);
    secrets(Oversize.SPLIT).create(KEY, large);
    assertThat(api.log())
        .filteredOn(line -> !line.startsWith("GET"))
        .hasSize(7)
        .startsWith("POST /api/v1/namespaces/shop/secrets")
        .last()
        .asString()
        .startsWith("PATCH " + SECRETS + KEY + ".part.");
    assertThat(api.paths()).hasSize(4);
    for (String path : api.paths()) {
      assertThat(Objects.requireNonNull(api.object(path)).textAt("data", "release").length())
          .isLessThan(1_400_000);
    }
    Release read = secrets(Oversize.SEND).get(KEY);
    assertThat(Releases.CODEC.encode(read)).isEqualTo(Releases.CODEC.encode(large));
    assertThat(secrets(Oversize.SEND).list()).hasSize(1);
    assertThat(SecretDriver.of(() -> api, "", Releases.CODEC, Releases.NOON, log).list())
        .hasSize(1);
  }

  @Test
  void helmSeesARecordThatItCanListButNotBuild() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    KubeRecords records = new KubeRecords(KubeRecords.Kind.SECRET, () -> api, "shop");
    Release index = Releases.CODEC.decode(records.record(records.get(KEY)));
    assertThat(index.name()).isEqualTo("web");
    assertThat(index.info().status()).isEqualTo(ReleaseStatus.DEPLOYED);
    assertThat(Objects.requireNonNull(index.chartMetadata()).version()).isEqualTo("1.0.0");
    assertThat(index.manifest()).contains("kind: ChunkedRelease");
    assertThat(records.list(Map.of("owner", "helm"))).hasSize(1);
    String changed =
        Releases.CODEC.encode(index.with(index.info().withStatus(ReleaseStatus.SUPERSEDED)));
    records.update(KEY, Map.of("owner", "helm"), changed);
    Release read = secrets(Oversize.SEND).get(KEY);
    assertThat(read.info().status()).isEqualTo(ReleaseStatus.SUPERSEDED);
    assertThat(read.manifest()).isEqualTo("kind: ConfigMap\n");
  }

  @Test
  void aChangeOfStateWritesNoPartAgain() {
    Release large = Releases.large(1, 810_000);
    secrets(Oversize.SPLIT).create(KEY, large);
    api.clearLog();
    secrets(Oversize.EXPLAIN)
        .update(KEY, large.with(large.info().withStatus(ReleaseStatus.FAILED)));
    assertThat(api.log()).containsExactly("GET " + SECRETS + KEY, "PUT " + SECRETS + KEY);
    assertThat(secrets(Oversize.SEND).get(KEY).info().status()).isEqualTo(ReleaseStatus.FAILED);
  }

  @Test
  void aChangeOfContentReplacesTheParts() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    List<String> before = api.paths();
    Release other = Releases.large(1, 820_000);
    secrets(Oversize.SPLIT).update(KEY, other);
    assertThat(api.paths()).hasSize(3).doesNotContainAnyElementsOf(before.subList(1, 3));
    assertThat(
            Objects.requireNonNull(api.object(api.paths().get(1)))
                .listAt("metadata", "ownerReferences"))
        .hasSize(1);
    assertThat(Releases.CODEC.encode(secrets(Oversize.SEND).get(KEY)))
        .isEqualTo(Releases.CODEC.encode(other));
  }

  @Test
  void deletingTakesThePartsAlong() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    secrets(Oversize.SEND).delete(KEY);
    assertThat(api.paths()).isEmpty();
  }

  @Test
  void aFailureLeavesNoPartBehindAndNoRecordThatLacksOne() {
    for (int step = 1; step <= 3; step++) {
      int[] left = {step};
      api.before(request -> {
        if (request.method().equals("POST") && --left[0] == 0) {
          throw KubeException.of("connection reset");
        }
      });
      assertThatThrownBy(() -> secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000)))
          .hasMessage("create: failed to create: connection reset");
      assertThat(api.paths()).isEmpty();
    }
  }

  @Test
  void aTakenKeyIsToldAndItsPartsStay() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    List<String> before = api.paths();
    assertThatThrownBy(() -> secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000)))
        .hasMessage("release: already exists");
    assertThat(api.paths()).isEqualTo(before);
  }

  @Test
  void partsThatACrashLeftAreRemovedLaterOn() {
    api.before(request -> {
      if (request.method().equals("DELETE")
          || (request.method().equals("POST") && api.paths().size() == 2)) {
        throw KubeException.of("killed");
      }
    });
    assertThatThrownBy(() -> secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000)))
        .hasMessageContaining("killed");
    assertThat(api.paths()).hasSize(2);
    api.before(request -> {});
    String next = "sh.helm.release.v1.web.v2";
    secrets(Oversize.SPLIT).create(next, Releases.large(2, 810_001));
    assertThat(api.paths()).hasSize(5);
    Clock later = Clock.offset(Releases.NOON, Duration.ofHours(2));
    SecretDriver.of(() -> api, "shop", Releases.CODEC, later, log)
        .withOversize(Oversize.SPLIT)
        .create("sh.helm.release.v1.web.v3", Releases.large(3, 810_002));
    assertThat(api.paths()).hasSize(6).noneMatch(path -> path.startsWith(SECRETS + KEY));
  }

  @Test
  void aMissingPartIsNamed() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    KubeRecords records = new KubeRecords(KubeRecords.Kind.SECRET, () -> api, "shop");
    String part = api.paths().get(2);
    records.delete(part.substring(SECRETS.length()));
    assertThatThrownBy(() -> secrets(Oversize.SEND).get(KEY))
        .hasMessageEndingWith("is stored in parts, and part 2 of 2 is missing");
    assertThat(secrets(Oversize.SEND).list()).isEmpty();
    assertThat(log.lines).hasSize(1);
  }

  @Test
  void aPartThatCannotBeFetchedNowIsAFailureNotALoss() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    api.before(request -> {
      if (request.path().contains(".part.")) {
        throw KubeException.of("connection reset");
      }
    });
    assertThatThrownBy(() -> secrets(Oversize.SEND).query(Map.of("name", "web", "owner", "helm")))
        .hasMessageEndingWith("connection reset");
  }

  @Test
  void aRecordThatHelmCopiedIsReadFromTheFirstOnesParts() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    KubeRecords records = new KubeRecords(KubeRecords.Kind.SECRET, () -> api, "shop");
    Release index = Releases.CODEC.decode(records.record(records.get(KEY)));
    String second = "sh.helm.release.v1.web.v2";
    Release copy = index.toBuilder().version(2).build();
    records.create(second, Map.of("owner", "helm"), Releases.CODEC.encode(copy));
    assertThat(secrets(Oversize.SEND).get(second).manifest()).isEqualTo("kind: ConfigMap\n");
    assertThat(secrets(Oversize.SEND).get(second).version()).isEqualTo(2);
    secrets(Oversize.SEND).delete(second);
    assertThat(secrets(Oversize.SEND).get(KEY).manifest()).isEqualTo("kind: ConfigMap\n");
    records.create(second, Map.of("owner", "helm"), Releases.CODEC.encode(copy));
    secrets(Oversize.SEND).delete(KEY);
    secrets(Oversize.SEND).delete(second);
    assertThat(api.paths()).isEmpty();
  }

  @Test
  void aRecordThatHelmCopiedGetsItsOwnPartsWhenItIsWrittenAgain() {
    secrets(Oversize.SPLIT).create(KEY, Releases.large(1, 810_000));
    KubeRecords records = new KubeRecords(KubeRecords.Kind.SECRET, () -> api, "shop");
    Release index = Releases.CODEC.decode(records.record(records.get(KEY)));
    String second = "sh.helm.release.v1.web.v2";
    Release copy = index.toBuilder().version(2).build();
    records.create(second, Map.of("owner", "helm"), Releases.CODEC.encode(copy));
    secrets(Oversize.SEND).update(second, secrets(Oversize.SEND).get(second));
    secrets(Oversize.SEND).delete(KEY);
    assertThat(secrets(Oversize.SEND).get(second).manifest()).isEqualTo("kind: ConfigMap\n");
  }
}
