package dev.chartwright.testkit.kube;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the fields that a JSON text names twice. The text must be JSON. */
final class DuplicateKeys {
  private final String text;
  private final List<String> found = new ArrayList<>();
  private int at;

  private DuplicateKeys(String text) {
    this.text = text;
  }

  /** Paths such as {@code data.a}; none if the text is not JSON. */
  static List<String> of(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    if (!text.stripLeading().startsWith("{")) {
      return List.of();
    }
    DuplicateKeys keys = new DuplicateKeys(text);
    keys.value("");
    return keys.found;
  }

  private char next() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : '}';
  }

  private void value(String path) {
    switch (next()) {
      case '{' -> object(path);
      case '[' -> {
        at++;
        for (int i = 0; next() != ']' && at < text.length(); i++) {
          value(path + "[" + i + "]");
          if (next() == ',') {
            at++;
          }
        }
        at++;
      }
      case '"' -> string();
      default -> {
        while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
          at++;
        }
      }
    }
  }

  private void object(String path) {
    Set<String> names = new HashSet<>();
    at++;
    while (next() != '}') {
      String name = string();
      String full = path.isEmpty() ? name : path + "." + name;
      if (!names.add(name)) {
        found.add(full);
      }
      next();
      at++;
      value(full);
      if (next() == ',') {
        at++;
      }
    }
    at++;
  }

  private String string() {
    int start = ++at;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    String string = text.substring(start, Math.min(at, text.length()));
    at++;
    return string;
  }
}
