package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What happens to a request in place of, or beside, its proper answer. Told to a {@link
 * FakeApiServer} or a {@link FaultProxy} together with the requests that it is for.
 *
 * <pre>{@code
 * server.fault(CallPattern.of("PATCH", "/apis/apps/v1/**").first(1), ApiFault.status(500, "etcd is away"));
 * server.fault(CallPattern.writes().nth(3), ApiFault.lost());   // carried out, but nobody hears of it
 * ApiFault held = ApiFault.held();
 * server.fault(CallPattern.of("PUT", "/api/v1/namespaces/team/secrets/*").nth(1), held);
 * held.awaitHeld();    // returns when such a request is there
 * held.release();
 * }</pre>
 */
public final class ApiFault {
  private final Kind kind;
  private final int code;
  private final String contentType;
  private final byte[] body;
  private final List<String> headers = new ArrayList<>();
  private final CountDownLatch there = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);

  /** What is done. */
  enum Kind {
    STATUS,
    DROPPED,
    LOST,
    TRUNCATED,
    HELD
  }

  private ApiFault(Kind kind, int code, String contentType, byte[] body) {
    this.kind = kind;
    this.code = code;
    this.contentType = contentType;
    this.body = body;
  }

  /**
   * The request is not carried out and is answered with a {@code Status} object of that code: 409
   * says {@code Conflict}, 429 {@code TooManyRequests}, 500 {@code InternalError}, and so on.
   */
  public static ApiFault status(int code, String message) {
    String reason =
        switch (code) {
          case 400 -> "BadRequest";
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 404 -> "NotFound";
          case 409 -> "Conflict";
          case 429 -> "TooManyRequests";
          case 500 -> "InternalError";
          case 503 -> "ServiceUnavailable";
          case 504 -> "Timeout";
          default -> "";
        };
    Refusal refusal = Refusal.of(code, reason, message, Tree.map());
    return body(code, Json.marshal(refusal.status()));
  }

  /** The request is not carried out and is answered with this body as JSON. */
  public static ApiFault body(int code, String json) {
    return answer(code, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The request is not carried out and is answered with these bytes, whatever they are.
   *
   * @param contentType empty for none
   */
  public static ApiFault answer(int code, String contentType, byte[] body) {
    return new ApiFault(Kind.STATUS, code, contentType, body.clone());
  }

  /** The connection ends, and the request is not carried out. */
  public static ApiFault dropped() {
    return new ApiFault(Kind.DROPPED, 0, "", new byte[0]);
  }

  /** The request is carried out, and the connection ends before the answer. */
  public static ApiFault lost() {
    return new ApiFault(Kind.LOST, 0, "", new byte[0]);
  }

  /** The request is carried out, and the connection ends in the middle of the answer. */
  public static ApiFault truncated() {
    return new ApiFault(Kind.TRUNCATED, 0, "", new byte[0]);
  }

  /** The request waits until {@link #release}, and is then carried out. */
  public static ApiFault held() {
    return new ApiFault(Kind.HELD, 0, "", new byte[0]);
  }

  /** This fault with a header in its answer, such as {@code Retry-After}. */
  public ApiFault with(String name, String value) {
    ApiFault fault = new ApiFault(kind, code, contentType, body);
    fault.headers.addAll(headers);
    fault.headers.add(name);
    fault.headers.add(value);
    return fault;
  }

  /**
   * Waits until a request is held.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitHeld() throws InterruptedException {
    there.await();
  }

  /** Lets the held request, and all later ones, go on. */
  public void release() {
    free.countDown();
  }

  Kind kind() {
    return kind;
  }

  int code() {
    return code;
  }

  String contentType() {
    return contentType;
  }

  byte[] bytes() {
    return body;
  }

  String[] headers() {
    return headers.toArray(new String[0]);
  }

  void hold() {
    there.countDown();
    try {
      free.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
