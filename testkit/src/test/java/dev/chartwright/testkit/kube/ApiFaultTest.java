package dev.chartwright.testkit.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.testkit.TestCertificates;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiFaultTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String ONE = "{\"metadata\":{\"name\":\"one\"}}";

  private final FakeApiServer server =
      FakeApiServer.builder().tls(TestCertificates.create()).start();
  private FaultProxy proxy;
  private ApiClient client;

  @BeforeEach
  void start(@TempDir Path directory) {
    proxy = FaultProxy.inFrontOf(server.kubeconfig(directory.resolve("config")));
    client = new ApiClient(proxy.url());
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersOtherThanTheServerWould(boolean byProxy) {
    CallPattern second = CallPattern.of("GET", "/api/v1/namespaces/*/configmaps").nth(2);
    ApiFault fault = ApiFault.status(429, "slow down").with("Retry-After", "1");
    if (byProxy) {
      proxy.fault(second, fault);
    } else {
      server.fault(second, fault);
    }
    assertThat(client.get(MAPS).code()).isEqualTo(200);
    assertThat(client.get(MAPS).message()).isEqualTo("slow down");
    assertThat(client.get(MAPS).code()).isEqualTo(200);
    assertThat(proxy.calls()).hasSize(3);
  }

  @Test
  void dropsARequestBeforeItIsCarriedOut() {
    proxy.fault(CallPattern.writes().nth(1), ApiFault.dropped());
    assertThatThrownBy(() -> client.post(MAPS, ONE)).isInstanceOf(UncheckedIOException.class);
    assertThat(server.object("v1", "ConfigMap", "default", "one")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void losesTheAnswerOfARequestThatWasCarriedOut(boolean byProxy) {
    if (byProxy) {
      proxy.fault(CallPattern.writes().nth(1), ApiFault.lost());
    } else {
      server.fault(CallPattern.writes().nth(1), ApiFault.lost());
    }
    assertThatThrownBy(() -> client.post(MAPS, ONE)).isInstanceOf(UncheckedIOException.class);
    assertThat(server.object("v1", "ConfigMap", "default", "one")).isPresent();
  }

  @Test
  void endsInTheMiddleOfAnAnswer() {
    proxy.fault(CallPattern.all().nth(1), ApiFault.truncated());
    assertThatThrownBy(() -> client.get("/version")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void holdsARequestUntilItIsReleased() throws InterruptedException {
    ApiFault held = ApiFault.held();
    proxy.fault(CallPattern.of("POST", "/**").nth(1), held);
    CompletableFuture<ApiClient.Answer> later =
        CompletableFuture.supplyAsync(() -> client.post(MAPS, ONE));
    held.awaitHeld();
    assertThat(server.object("v1", "ConfigMap", "default", "one")).isEmpty();
    held.release();
    assertThat(later.join().code()).isEqualTo(201);
  }

  @Test
  void letsWatchesThrough() {
    String events = client.get(MAPS + "?watch=true&sendInitialEvents=true&timeoutSeconds=0").text();
    assertThat(events).contains("k8s.io/initial-events-end");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/*/x, /api/v1/x, true",
    "/api/*/x, /api/v1/y/x, false",
    "/api/**/x, /api/v1/y/x, true",
    "/api/**, /apis/v1, false",
    "**, /anything, true",
    "/a*c/d, /abc/d, true",
  })
  void knowsRequestsByPatternsOfTheirPath(String pattern, String path, boolean fits) {
    assertThat(CallPattern.of("", pattern).counts("GET", path)).isEqualTo(fits);
  }
}
