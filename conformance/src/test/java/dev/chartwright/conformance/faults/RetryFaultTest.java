package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.http.ExchangeListener;
import dev.chartwright.http.RetryPolicy;
import dev.chartwright.http.RetryingTransport;
import dev.chartwright.http.TlsOptions;
import dev.chartwright.http.Transport;
import dev.chartwright.oci.remote.AuthOptions;
import dev.chartwright.oci.remote.CredentialSource;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.Switch;
import dev.chartwright.testkit.Where;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 34 and 35 of the emulation matrix, with the transport that tries again. */
class RetryFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(3000);
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC);

  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private final ScriptedRegistry registry = ScriptedRegistry.builder().clock(NOON).start();
  private final FaultRig rig =
      FaultRig.of(
          registry,
          CredentialSource.ANONYMOUS,
          AuthOptions.defaults(),
          TlsOptions.defaults(),
          this::retrying);

  private Transport retrying(Transport transport) {
    return RetryingTransport.of(
        transport,
        RetryPolicy.defaults(),
        ExchangeListener.NONE,
        pauses::add,
        new SplittableRandom(1),
        NOON);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "502", "503", "504", "408", "429"})
  void row35ARegistryThatStumblesTwiceIsAskedAThirdTime(String status) {
    ARTIFACT.putInto(registry, "1.0");
    registry.set(Switch.STATUS, status, Where.endpoint(Endpoint.MANIFEST).first(2));
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
    assertThat(pauses).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "401", "403", "404"})
  void row35ARefusalIsNotAskedAgain(String status) {
    registry.set(Switch.STATUS, status);
    assertThatThrownBy(() -> rig.repository().tags())
        .hasMessageContaining("response status code " + status);
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "4", "5"})
  void row35AFlakyRegistryIsPushedTo(String every) {
    registry.set(Switch.STATUS, "503", Where.always().every(Long.parseLong(every)));
    rig.push(ARTIFACT, "1.0");
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
    assertThat(pauses).isNotEmpty();
  }

  @Test
  void row35WhenAllAttemptsFailTheFirstErrorIsShown() {
    registry
        .set(Switch.STATUS, "503")
        .set(Switch.STATUS, "500", Where.endpoint(Endpoint.TAGS).nth(1));
    assertThatThrownBy(() -> rig.repository().tags())
        .hasMessageEndingWith("response status code 500: unknown: unknown error");
    assertThat(registry.requests(Endpoint.TAGS)).hasSize(6);
    assertThat(pauses).hasSize(5).allMatch(pause -> pause.compareTo(Duration.ofSeconds(3)) <= 0);
  }

  @ParameterizedTest
  @CsvSource({"seconds:7, 7000", "date:9, 9000", "seconds:3600, 60000"})
  void row34ARegistryThatSaysWhenIsAskedThenButNotAfterAMinute(String throttle, long millis) {
    ARTIFACT.putInto(registry, "1.0");
    registry.set(Switch.THROTTLE, throttle, Where.endpoint(Endpoint.TAGS).nth(1));
    assertThat(rig.repository().tags()).containsExactly("1.0");
    assertThat(pauses).containsExactly(Duration.ofMillis(millis));
  }

  @Test
  void row34AThrottleWithoutATimeIsWaitedForShortly() {
    ARTIFACT.putInto(registry, "1.0");
    registry.set(Switch.THROTTLE, "none", Where.endpoint(Endpoint.TAGS).first(2));
    assertThat(rig.repository().tags()).containsExactly("1.0");
    assertThat(pauses).hasSize(2).allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) < 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "close"})
  void row36AConnectionThatBreaksOnceIsNoFailureOfAPush(String fate) {
    registry.set(Switch.CONNECTION, fate, Where.always().every(4));
    rig.push(ARTIFACT, "1.0");
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  @Test
  void aTokenHostThatStumblesIsAskedAgain() {
    registry
        .set(Switch.AUTH, "bearer")
        .set(Switch.STATUS, "503", Where.endpoint(Endpoint.TOKEN).nth(1));
    ARTIFACT.putInto(registry, "1.0");
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }
}
