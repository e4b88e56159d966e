package dev.chartwright.conformance.vectors;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** The rows of {@code *.jsonl} files, also packed with gzip or xz. */
final class VectorFile {
  private VectorFile() {}

  /** The vector files of a folder by name. */
  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !area(file).isEmpty()).sorted().toList();
    }
  }

  /** What a file is about: its name up to {@code .jsonl}; empty if it has none. */
  static String area(Path file) {
    String name = String.valueOf(file.getFileName());
    int at = name.indexOf(".jsonl");
    return at < 0 ? "" : name.substring(0, at);
  }

  static void forEach(Path file, Consumer<Row> action) throws IOException {
    try (InputStream in = open(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          action.accept(Row.of(Json.parseKeepingNumbers(GoString.bytes(line))));
        }
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    String name = file.toString();
    if (name.endsWith(".xz")) {
      return new XZInputStream(in);
    }
    return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
