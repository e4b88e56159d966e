package dev.chartwright.registryserver;

import java.time.Duration;

/**
 * Hears of every request, for example to print it. Called from the threads that answer, so it must
 * be quick and thread-safe; nothing it is told holds a credential.
 */
public interface RequestListener {
  /**
   * One request and its answer.
   *
   * @param remote address and port of the client
   * @param method the method, for example {@code GET}
   * @param target path and query as they were sent
   * @param status the answer's status; 0 when the client went away before there was one
   * @param bytes length of the answer's body
   * @param duration from the end of the request's head to the end of the answer
   */
  record Request(
      String remote, String method, String target, int status, long bytes, Duration duration) {}

  /** A request was answered. */
  void answered(Request request);

  /**
   * The registry itself failed at something, such as a write to a full disk; the client was told
   * 500.
   */
  default void failed(String what, Throwable why) {}

  /** A listener that does nothing. */
  static RequestListener none() {
    return new SilentListener();
  }
}
