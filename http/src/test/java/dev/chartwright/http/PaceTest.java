package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which limit ends a wait, and in which words. */
class PaceTest {

  private static final Duration OVER = Duration.ofNanos(1);

  private static Fault fault(Pace pace) {
    try {
      pace.waitMillis();
      return Fault.IO;
    } catch (WireException e) {
      return e.fault();
    }
  }

  @Test
  void withoutLimitsAWaitHasNoEnd() throws IOException {
    assertThat(new Pace(Timeouts.none()).waitMillis()).isZero();
    assertThat(new Pace(Timeouts.none().withIdle(Duration.ofDays(365_000_000))).waitMillis())
        .isZero();
  }

  @Test
  void theNearestLimitCounts() throws IOException {
    Pace pace =
        new Pace(Timeouts.none().withIdle(Duration.ofHours(2)).withOverall(Duration.ofHours(1)));
    assertThat(pace.waitMillis()).isBetween(3_590_000, 3_600_001);
    pace.step(Duration.ofMinutes(1));
    assertThat(pace.waitMillis()).isBetween(50_000, 60_001);
    pace.stepEnds();
    assertThat(pace.waitMillis()).isBetween(3_590_000, 3_600_001);
  }

  @Test
  void aWaitThatAnotherThreadMayChangeIsCutIntoSlices() throws IOException {
    Pace pace = new Pace(Timeouts.none());
    pace.sliced(true);
    assertThat(pace.waitMillis()).isBetween(1, 251);
  }

  @Test
  void eachLimitHasItsOwnFault() {
    assertThat(fault(new Pace(Timeouts.none().withOverall(OVER)))).isEqualTo(Fault.DEADLINE);
    assertThat(fault(new Pace(Timeouts.none().withIdle(OVER)))).isEqualTo(Fault.IDLE_TIMEOUT);
    Pace connecting = new Pace(Timeouts.none());
    connecting.step(OVER);
    assertThat(fault(connecting)).isEqualTo(Fault.CONNECT_TIMEOUT);
  }

  @Test
  void aLimitPassedWhileABodyIsReadIsToldSo() {
    Pace pace = new Pace(Timeouts.none().withOverall(OVER));
    pace.readingBody();
    assertThatThrownBy(pace::waitMillis)
        .hasMessage(
            "context deadline exceeded (Client.Timeout or context cancellation while reading"
                + " body)");
    assertThat(Fault.DEADLINE.timeout()).isTrue();
    assertThat(Fault.RESET.timeout()).isFalse();
  }
}
