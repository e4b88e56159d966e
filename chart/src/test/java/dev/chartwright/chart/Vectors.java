package dev.chartwright.chart;

import dev.chartwright.golang.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recorded answers of Helm's packages, one JSON object a line. */
public final class Vectors {
  private Vectors() {}

  /** One question and its answer. */
  public record Row(Map<?, ?> fields) {
    public String text(String key) {
      return fields.get(key) instanceof String text ? text : "";
    }

    public Object get(String key) {
      return fields.get(key);
    }

    public Map<?, ?> want() {
      return (Map<?, ?>) fields.get("want");
    }

    @Override
    public String toString() {
      return text("id");
    }
  }

  /** The rows of a file with that operation. */
  public static Stream<Row> rows(String file, String op) {
    List<Row> rows = new ArrayList<>();
    try (InputStream raw = Vectors.class.getResourceAsStream("/vectors/" + file);
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Row row = new Row((Map<?, ?>) Objects.requireNonNull(Json.parse(line)));
        if (row.text("op").equals(op)) {
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.stream();
  }
}
