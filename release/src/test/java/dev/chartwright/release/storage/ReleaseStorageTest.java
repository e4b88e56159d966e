package dev.chartwright.release.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseStorageTest {
  private final MemoryDriver driver = MemoryDriver.of("shop");
  private final ReleaseStorage storage = ReleaseStorage.of(driver, LogSink.none());

  private void keep(int version, ReleaseStatus status) {
    storage.create(Releases.of("web", version, status));
  }

  private List<Integer> versions() {
    List<Integer> versions = new ArrayList<>();
    for (Release each : storage.history("web")) {
      versions.add(each.version());
    }
    Collections.sort(versions);
    return versions;
  }

  @Test
  void theLastDeployedOfSeveralCounts() {
    keep(1, ReleaseStatus.DEPLOYED);
    keep(3, ReleaseStatus.DEPLOYED);
    keep(4, ReleaseStatus.FAILED);
    assertThat(storage.deployed("web").version()).isEqualTo(3);
    assertThat(storage.deployedAll("web")).hasSize(2);
    assertThat(storage.last("web").version()).isEqualTo(4);
  }

  @Test
  void nothingDeployedIsToldApartFromNothingAtAll() {
    assertThatThrownBy(() -> storage.history("web")).hasMessage("release: not found");
    assertThatThrownBy(() -> storage.last("web")).hasMessage("release: not found");
    keep(1, ReleaseStatus.FAILED);
    assertThatThrownBy(() -> storage.deployed("web"))
        .isInstanceOfSatisfying(
            ReleaseException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NO_DEPLOYED))
        .hasMessage("\"web\" has no deployed releases");
  }

  @ParameterizedTest
  @CsvSource({
    "0, '1 2 3 4 5 6'",
    "-1, '1 2 3 4 5 6'",
    "10, '1 2 3 4 5 6'",
    "6, '1 2 3 4 5 6'",
    "3, '2 5 6'",
    "2, '2 6'",
    "1, '2 6'",
  })
  void makingRoomKeepsTheDeployedRevision(int limit, String left) {
    for (int version = 1; version <= 5; version++) {
      keep(version, version == 2 ? ReleaseStatus.DEPLOYED : ReleaseStatus.FAILED);
    }
    storage.withMaxHistory(limit).create(Releases.of("web", 6, ReleaseStatus.PENDING_UPGRADE));
    assertThat(versions().toString().replaceAll("[\\[\\],]", "")).isEqualTo(left);
  }

  @Test
  void makingRoomForTheFirstRevisionIsNoError() {
    storage.withMaxHistory(1).create(Releases.of("web", 1, ReleaseStatus.PENDING_INSTALL));
    assertThat(versions()).containsExactly(1);
  }

  @Test
  void aKeyIsTakenOnce() {
    keep(1, ReleaseStatus.DEPLOYED);
    assertThatThrownBy(() -> keep(1, ReleaseStatus.DEPLOYED)).hasMessage("release: already exists");
    storage.update(Releases.of("web", 1, ReleaseStatus.FAILED));
    assertThat(storage.get("web", 1).info().status()).isEqualTo(ReleaseStatus.FAILED);
    storage.delete("web", 1);
    assertThatThrownBy(() -> storage.get("web", 1)).hasMessage("release: not found");
    assertThatThrownBy(() -> storage.delete("web", 1)).hasMessage("release: not found");
    assertThatThrownBy(() -> storage.update(Releases.of("web", 1, ReleaseStatus.FAILED)))
        .hasMessage("release: not found");
  }

  @Test
  void writingMovesMemoryIntoTheReleasesNamespace() {
    keep(1, ReleaseStatus.DEPLOYED);
    driver.enter("other");
    assertThatThrownBy(() -> storage.get("web", 1)).hasMessage("release: not found");
    assertThat(storage.list()).isEmpty();
    driver.enter("");
    assertThat(storage.list()).hasSize(1);
    storage.update(Releases.of("web", 1, ReleaseStatus.FAILED));
    assertThat(storage.get("web", 1).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"a.vb, 1", "a, -1"})
  void memoryTakesKeysThatHelmTakes(String name, int version) {
    if (version > 0) {
      assertThatThrownBy(() -> storage.get(name, version)).hasMessage("release: invalid key");
    } else {
      assertThatThrownBy(() -> storage.get(name, version)).hasMessage("release: not found");
    }
  }
}
