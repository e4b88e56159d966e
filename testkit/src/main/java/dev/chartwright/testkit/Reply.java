package dev.chartwright.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer in the making, as a registry that keeps to the specification would give it. */
final class Reply {
  private final int status;
  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private byte[] body = new byte[0];

  private Reply(int status) {
    this.status = status;
  }

  static Reply of(int status) {
    return new Reply(status);
  }

  /** An answer with a JSON body. */
  static Reply json(int status, String json) {
    return of(status)
        .header("Content-Type", "application/json")
        .body(json.getBytes(StandardCharsets.UTF_8));
  }

  Reply header(String name, String value) {
    headers.add(Map.entry(name, value));
    return this;
  }

  Reply remove(String name) {
    headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
    return this;
  }

  Reply body(byte[] bytes) {
    this.body = bytes;
    return this;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
