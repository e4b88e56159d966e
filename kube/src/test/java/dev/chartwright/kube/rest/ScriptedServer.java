package dev.chartwright.kube.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chartwright.kube.config.ClusterConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API server that answers each path with what it was told, the last answer for ever. */
final class ScriptedServer implements AutoCloseable {
  /** One answer; headers are names and values in turn. */
  record Answer(int status, String body, List<String> headers) {}

  private final HttpServer server;
  private final Map<String, Queue<Answer>> answers = new TreeMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

  private ScriptedServer(HttpServer server) {
    this.server = server;
  }

  static ScriptedServer start() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ScriptedServer scripted = new ScriptedServer(made);
      made.createContext("/", scripted::answer);
      made.start();
      return scripted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScriptedServer json(String path, int status, String body, String... more) {
    List<String> fields = new CopyOnWriteArrayList<>(List.of(more));
    if (!fields.contains("Content-Type")) {
      fields.add("Content-Type");
      fields.add("application/json");
    }
    answers
        .computeIfAbsent(path, missing -> new ArrayDeque<>())
        .add(new Answer(status, body, fields));
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  ClusterConfig config() {
    return ClusterConfig.of(url());
  }

  /** Methods and paths with their queries, in order. */
  List<String> requests() {
    return requests;
  }

  /** A header of the last request; empty if it had none. */
  String header(String name) {
    List<String> values = headers.get(headers.size() - 1).get(name);
    return values == null ? "" : String.join("|", values);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      headers.add(new TreeMap<>(exchange.getRequestHeaders()));
      Queue<Answer> script = answers.get(exchange.getRequestURI().getRawPath());
      Answer told =
          script == null
              ? new Answer(404, "404 page not found", List.of("Content-Type", "text/plain"))
              : next(script);
      for (int i = 0; i < told.headers().size(); i += 2) {
        exchange.getResponseHeaders().add(told.headers().get(i), told.headers().get(i + 1));
      }
      byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static synchronized Answer next(Queue<Answer> script) {
    return script.size() > 1 ? script.remove() : script.element();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
