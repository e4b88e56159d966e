package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again and when; time passes only in the fake. */
class RetryingTransportTest {

  private static final HttpRequest GET = HttpRequest.get("http://a/");

  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<HttpRequest> requests = new ArrayList<>();
  private final Deque<Object> script = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  /** Plays the script: a status, a failure, or headers with status 429. */
  private final Transport scripted =
      new Transport() {
        @Override
        public HttpResponse exchange(HttpRequest request) {
          requests.add(request);
          Object next = script.removeFirst();
          if (next instanceof TransportException failure) {
            throw failure;
          }
          int status = next instanceof Integer code ? code : 429;
          Headers headers = next instanceof Headers given ? given : Headers.none();
          String body = "answer " + requests.size();
          return HttpResponse.of(
              request,
              status,
              headers,
              new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void close() {}
      };

  private RetryingTransport retrying(RetryPolicy policy, double chance) {
    RandomGenerator fixed =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return 0;
          }

          @Override
          public double nextDouble() {
            return chance;
          }
        };
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void retrying(HttpRequest request, int attempt, Duration pause, String why) {
            told.add(attempt + " " + why);
          }
        };
    return RetryingTransport.of(
        scripted,
        policy,
        listener,
        pause -> {
          pauses.add(pause);
          now = now.plus(pause);
        },
        fixed,
        clock);
  }

  private HttpResponse exchange(HttpRequest request, Object... answers) {
    script.addAll(List.of(answers));
    return retrying(RetryPolicy.defaults(), 0.5).exchange(request);
  }

  private static TransportException failure(Fault fault) {
    return TransportException.of(fault, "failed: " + fault);
  }

  private static Duration[] millis(long... values) {
    Duration[] all = new Duration[values.length];
    for (int i = 0; i < values.length; i++) {
      all[i] = Duration.ofMillis(values[i]);
    }
    return all;
  }

  @AfterEach
  void theScriptWasPlayedToItsEnd() {
    assertThat(script).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 501, 502, 503, 504, 507, 599})
  void passingFaultsOfTheServerAreTriedAgain(int status) throws Exception {
    HttpResponse response = exchange(GET, status, status, 200);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.readBody(100)).asString().isEqualTo("answer 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 301, 307, 400, 401, 403, 404, 405, 409, 412, 416, 422})
  void otherAnswersAreGivenBackAtOnce(int status) {
    assertThat(exchange(GET, status).status()).isEqualTo(status);
    assertThat(pauses).isEmpty();
  }

  @Test
  void pausesDoubleUpToTheLongest() {
    exchange(GET, 503, 503, 503, 503, 503, 200);
    assertThat(pauses).containsExactly(millis(250, 500, 1000, 2000, 3000));
    assertThat(told).startsWith("1 503 Service Unavailable", "2 503 Service Unavailable");
  }

  @ParameterizedTest
  @CsvSource({"0.0, 225, 450", "0.999999, 274, 549"})
  void pausesVaryByTenPercent(double chance, long first, long second) {
    script.addAll(List.of(503, 503, 200));
    retrying(RetryPolicy.defaults(), chance).exchange(GET);
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(first, second);
  }

  @Test
  void noPauseIsShorterThanTheShortest() {
    script.addAll(List.of(503, 200));
    RetryPolicy quick =
        new RetryPolicy(
            5,
            Duration.ofMillis(10),
            Duration.ofMillis(200),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ZERO);
    retrying(quick, 0.5).exchange(GET);
    assertThat(pauses).containsExactly(millis(200));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|7000",
        "59|59000",
        "3600|60000",
        "99999999999999999999|250",
        "0|250",
        "-5|250",
        "soon|250",
        "Sat, 21 Nov 2026 12:00:20 GMT|20000",
        "Sat, 21 Nov 2026 13:00:00 GMT|60000",
        "Sat, 21 Nov 2026 11:00:00 GMT|250",
      })
  void theServerMayAskForAPauseUpToAMinute(String retryAfter, long pause) {
    exchange(GET, Headers.of("Retry-After", retryAfter), 200);
    assertThat(pauses).containsExactly(millis(pause));
  }

  @Test
  void whenAllAttemptsFailTheFirstAnswerIsGivenBackWithItsBody() throws Exception {
    HttpResponse response = exchange(GET, 503, 500, 502, 504, 429, 408);
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.readBody(100)).asString().isEqualTo("answer 1");
    assertThat(requests).hasSize(6);
  }

  @Test
  void whenAllAttemptsFailTheFirstFailureIsThrown() {
    TransportException first = failure(Fault.RESET);
    assertThatThrownBy(
            () -> exchange(GET, first, 503, failure(Fault.EOF), 503, 500, failure(Fault.REFUSED)))
        .isSameAs(first);
  }

  @Test
  void aFailureThatEndsTheAttemptsGivesWayToTheFirstAnswer() {
    assertThat(exchange(GET, 503, failure(Fault.REFUSED)).status()).isEqualTo(503);
  }

  @Test
  void aDefiniteAnswerAfterAFailureIsTheAnswer() {
    assertThat(exchange(GET, failure(Fault.EOF), 404).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECT_TIMEOUT", "IDLE_TIMEOUT", "RESET", "EOF", "UNEXPECTED_EOF"})
  void brokenConnectionsAreTriedAgain(Fault fault) {
    assertThat(exchange(GET, failure(fault), 200).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CONNECT_TIMEOUT", "IDLE_TIMEOUT", "RESET", "EOF", "UNEXPECTED_EOF"})
  void otherFailuresAreFinal(Fault fault) {
    TransportException failure = failure(fault);
    assertThatThrownBy(() -> exchange(GET, failure)).isSameAs(failure);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aPostIsNotRepeatedAfterABrokenConnectionButAfterAnAnswer() {
    HttpRequest post = HttpRequest.post("http://a/", Body.of(new byte[3]));
    TransportException reset = failure(Fault.RESET);
    assertThatThrownBy(() -> exchange(post, reset)).isSameAs(reset);
    assertThat(exchange(post, 503, 201).status()).isEqualTo(201);
    assertThat(exchange(post, failure(Fault.CONNECT_TIMEOUT), 201).status()).isEqualTo(201);
  }

  @Test
  void aBodyThatCanBeReadOnceIsSentOnce() {
    Body once = Body.once(3, new ByteArrayInputStream(new byte[3]));
    assertThat(exchange(HttpRequest.put("http://a/", once), 503).status()).isEqualTo(503);
    TransportException reset = failure(Fault.RESET);
    assertThatThrownBy(() -> exchange(HttpRequest.put("http://a/", once), reset)).isSameAs(reset);
  }

  @Test
  void theBudgetEndsTheAttempts() {
    script.addAll(List.of(503, Headers.of("Retry-After", "50"), Headers.of("Retry-After", "50")));
    RetryPolicy policy = RetryPolicy.defaults().withBudget(Duration.ofSeconds(60));
    assertThat(retrying(policy, 0.5).exchange(GET).status()).isEqualTo(503);
    assertThat(pauses).containsExactly(millis(250, 50_000));
  }

  @Test
  void theOverallLimitHoldsForAllAttempts() {
    Timeouts limits = Timeouts.none().withOverall(Duration.ofMillis(700));
    HttpResponse response = exchange(GET.withTimeouts(limits), 503, 503);
    assertThat(response.status()).isEqualTo(503);
    assertThat(requests)
        .extracting(request -> request.timeouts().overall())
        .containsExactly(millis(700, 450));
  }

  @Test
  void withoutRetriesEverythingIsGivenBackAtOnce() throws Exception {
    script.add(503);
    HttpResponse response = retrying(RetryPolicy.defaults().withRetries(0), 0.5).exchange(GET);
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.readBody(100)).asString().isEqualTo("answer 1");
  }

  @Test
  void interruptingThePauseEndsTheExchange() {
    script.add(503);
    RetryingTransport transport =
        RetryingTransport.of(
            scripted,
            RetryPolicy.defaults(),
            ExchangeListener.NONE,
            pause -> {
              throw new InterruptedException();
            },
            RandomGenerator.getDefault(),
            clock);
    assertThatThrownBy(() -> transport.exchange(GET))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.fault()).isEqualTo(Fault.CANCELLED));
    assertThat(Thread.interrupted()).isTrue();
  }
}
