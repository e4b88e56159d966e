package dev.chartwright.registryserver;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What answers the requests of an {@link HttpEngine}. */
interface HttpHandler {
  /** Answers one request; called from many threads. */
  HttpReply handle(HttpRequest request) throws IOException;

  /** The words for a request that could not even be read. */
  HttpReply refuse(int status, @Nullable String message);

  /** Told after each answer, or instead of one when the client has gone (status 0). */
  void answered(HttpRequest request, int status, long bytes, long nanos);

  /** Told of what went wrong outside of any request. */
  void failed(String what, Throwable why);

  /** Called every few seconds from the engine's own thread. */
  void tick();
}
