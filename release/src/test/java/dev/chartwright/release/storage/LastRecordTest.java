package dev.chartwright.release.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.Fault;
import dev.chartwright.http.TransportException;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.FakeApi;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The record that a change ends with is worth more than one attempt. */
class LastRecordTest {
  private final FakeApi api = new FakeApi();
  private final Releases.Log log = new Releases.Log();
  private final List<Long> pauses = new ArrayList<>();
  private final ReleaseStorage storage =
      ReleaseStorage.of(SecretDriver.of(() -> api, "shop", Releases.CODEC, Releases.NOON, log), log)
          .withPause(time -> {
            pauses.add(time.toMillis());
            return true;
          });
  private final Release deployed = Releases.of("web", 1, ReleaseStatus.DEPLOYED);

  @BeforeEach
  void begin() {
    storage.create(Releases.of("web", 1, ReleaseStatus.PENDING_INSTALL));
    api.clearLog();
  }

  private void refusePuts(int times, RuntimeException why) {
    int[] left = {times};
    api.before(request -> {
      if (request.method().equals("PUT") && left[0]-- > 0) {
        throw why;
      }
    });
  }

  private ReleaseStatus stored() {
    api.before(request -> {});
    return storage.get("web", 1).info().status();
  }

  @Test
  void whenAllIsWellOneWriteIsAll() {
    storage.finish(deployed);
    List<String> written = List.copyOf(api.log());
    api.clearLog();
    storage.update(deployed);
    assertThat(written).isEqualTo(api.log());
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"429, 1", "500, 2", "503, 3", "409, 3"})
  void whatMayPassIsTriedAgain(int code, int times) {
    refusePuts(times, StatusException.of(code, "", "not now"));
    storage.finish(deployed);
    assertThat(stored()).isEqualTo(ReleaseStatus.DEPLOYED);
    assertThat(pauses).isEqualTo(List.of(200L, 600L, 1200L).subList(0, times));
  }

  @Test
  void aBrokenConnectionIsTriedAgain() {
    refusePuts(
        1, KubeException.of("reset", TransportException.of(Fault.RESET, "reset by peer", null)));
    storage.finish(deployed);
    assertThat(stored()).isEqualTo(ReleaseStatus.DEPLOYED);
  }

  @Test
  void afterFourAttemptsTheFirstFailureIsTold() {
    int[] attempt = {0};
    api.before(request -> {
      if (request.method().equals("PUT")) {
        throw StatusException.of(500, "", "failure " + ++attempt[0]);
      }
    });
    assertThatThrownBy(() -> storage.finish(deployed))
        .hasMessage("update: failed to update: failure 1");
    assertThat(attempt[0]).isEqualTo(4);
    assertThat(stored()).isEqualTo(ReleaseStatus.PENDING_INSTALL);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 422})
  void whatStaysRefusedIsNotTriedAgain(int code) {
    refusePuts(1, StatusException.of(code, "", "never"));
    assertThatThrownBy(() -> storage.finish(deployed))
        .hasMessage("update: failed to update: never");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aRecordThatIsThereThoughItsAnswerWasLostIsEnough() {
    int[] puts = {0};
    api.before(request -> {
      if (request.method().equals("PUT") && ++puts[0] == 1) {
        storage.update(deployed);
        throw StatusException.of(504, "Timeout", "lost");
      }
    });
    storage.finish(deployed);
    assertThat(puts[0]).isEqualTo(2);
    assertThat(stored()).isEqualTo(ReleaseStatus.DEPLOYED);
  }

  @Test
  void whatSomebodyElseMadeOfItStays() {
    int[] puts = {0};
    api.before(request -> {
      if (request.method().equals("PUT") && ++puts[0] == 1) {
        storage.update(Releases.of("web", 1, ReleaseStatus.FAILED));
        throw StatusException.of(409, "Conflict", "somebody was faster");
      }
    });
    assertThatThrownBy(() -> storage.finish(deployed)).hasMessageEndingWith("somebody was faster");
    assertThat(stored()).isEqualTo(ReleaseStatus.FAILED);
  }
}
