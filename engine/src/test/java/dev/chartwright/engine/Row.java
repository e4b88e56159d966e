package dev.chartwright.engine;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A JSON object of the recorded vectors: a question, its answer, or a part of one. */
record Row(Map<String, @Nullable Object> members) {
  @SuppressWarnings("unchecked")
  static Row of(@Nullable Object json) {
    return new Row(json == null ? Map.of() : (Map<String, @Nullable Object>) json);
  }

  /** The rows of a resource that ask for one operation. */
  static List<Row> recorded(String file, String operation) {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(Row.class.getResourceAsStream("/vectors/" + file)))) {
      List<Row> rows = read(in, operation);
      if (rows.isEmpty()) {
        throw new IllegalStateException("no rows in " + file);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Row> read(InputStream in, String operation) throws IOException {
    List<Row> rows = new ArrayList<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains("\"op\":\"" + operation + "\"")) {
        rows.add(of(Json.parse(line.getBytes(StandardCharsets.UTF_8))));
      }
    }
    return rows;
  }

  /** A text, also in its base64 form; empty if absent. */
  String text(String name) {
    return asText(members.get(name));
  }

  static String asText(@Nullable Object value) {
    if (value instanceof Map<?, ?> map && map.get("b64") instanceof String base64) {
      return GoString.of(Base64.getDecoder().decode(base64));
    }
    return value instanceof String text ? text : "";
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  boolean is(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  @Nullable Object get(String name) {
    return members.get(name);
  }

  Row row(String name) {
    return of(members.get(name));
  }

  List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  List<String> strings(String name) {
    List<String> out = new ArrayList<>();
    for (Object item : list(name)) {
      out.add(asText(item));
    }
    return out;
  }

  /** The texts of an object of texts, by name. */
  Map<String, String> texts(String name) {
    Map<String, String> out = new LinkedHashMap<>();
    row(name).members().forEach((key, value) -> out.put(key, asText(value)));
    return out;
  }
}
