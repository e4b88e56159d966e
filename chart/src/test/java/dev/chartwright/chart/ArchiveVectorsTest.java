package dev.chartwright.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.time.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * More than a thousand archives, hostile, broken or odd, and what Helm's loaders did with each:
 * names that lead outside, links and devices, wrong sizes, every dialect of tar, sloppy gzip
 * headers, cut and altered bytes, bad metadata.
 */
class ArchiveVectorsTest {
  private static final ChartLoader LOADER = ChartLoader.of(LogSink.none());

  @TempDir static Path scratch;

  static Stream<Vectors.Row> archives() {
    return Vectors.rows("archives.jsonl.gz", "archive");
  }

  @ParameterizedTest
  @MethodSource("archives")
  void anArchiveIsLoadedUnpackedOrRefusedAsInHelm(Vectors.Row row) throws IOException {
    byte[] archive = Base64.getDecoder().decode(row.text("archive"));
    String file = scratch.resolve(row + ".tgz").toString();
    Os.writeFile(file, archive);
    Map<?, ?> want = row.want();
    if (want.containsKey("load")) {
      assertThat(outcome(file, () -> describe(LOADER.load(file)))).isEqualTo(want.get("load"));
    }
    if (want.containsKey("any")) {
      assertThat(outcome(file, () -> metadataOnly(LOADER.loadAnyVersion(file))))
          .isEqualTo(want.get("any"));
    }
    if (want.containsKey("files")) {
      Supplier<Object> files = () -> names(ChartArchive.read(new ByteArrayInputStream(archive)));
      assertThat(outcome(file, files)).isEqualTo(want.get("files"));
    }
    if (want.get("expand") instanceof Map<?, ?> expand) {
      assertThat(expanded(file, file + ".out")).isEqualTo(expand);
    }
  }

  private static Object outcome(String file, Supplier<Object> action) {
    try {
      return action.get();
    } catch (RuntimeException e) {
      return Map.of("error", message(e, file, "$FILE"));
    }
  }

  private static String message(RuntimeException e, String path, String name) {
    return String.valueOf(e.getMessage()).replace(path, name);
  }

  private static Map<String, Object> expanded(String file, String folder) throws IOException {
    Os.mkdirAll(folder);
    Map<String, Object> got = new LinkedHashMap<>();
    got.put("error", null);
    try {
      ChartArchive.expandFile(folder, file);
    } catch (RuntimeException e) {
      got.put("error", message(e, folder, "$DIR"));
    }
    List<String> tree = new ArrayList<>();
    walk(Path.of(folder), "", tree);
    got.put("tree", tree);
    return got;
  }

  private static void walk(Path path, String name, List<String> tree) throws IOException {
    BasicFileAttributes file =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String mode =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    String kind = file.isDirectory() ? "d" : file.isRegularFile() ? "-" : "?";
    tree.add(hex(name) + "|" + kind + mode + "|" + (file.isDirectory() ? 0 : file.size()));
    if (file.isDirectory()) {
      List<String> children = Os.readDirNames(path.toString());
      children.sort(GoString::compare);
      for (String child : children) {
        walk(path.resolve(child), name + "/" + child, tree);
      }
    }
  }

  private static Object metadataOnly(Chart chart) {
    return chart.metadata().apiVersion().equals(Metadata.API_V3)
        ? "v3"
        : Map.of("metadata", chart.metadata().toJson());
  }

  private static Object describe(Chart chart) {
    Map<String, Object> got = new LinkedHashMap<>();
    got.put("metadata", chart.metadata().toJson());
    got.put("yaml", chart.metadata().toYaml());
    got.put("lock", chart.lock().map(lock -> Json.marshal(lock.toJsonObject())).orElse("null"));
    got.put("values", chart.valuesFiles().isEmpty() ? "null" : Json.marshal(chart.values()));
    got.put("schema", (double) chart.schema().map(schema -> schema.data().length).orElse(0));
    got.put("raw", names(chart.raw()));
    got.put("files", chart.files().isEmpty() ? null : names(chart.files()));
    got.put("templates", chart.templates().isEmpty() ? null : names(chart.templates()));
    return got;
  }

  private static List<String> names(List<ChartFile> files) {
    List<String> names = new ArrayList<>();
    for (ChartFile file : files) {
      GoTime time =
          file.modTime().map(moment -> GoTime.of(moment, Location.UTC)).orElse(GoTime.ZERO);
      names.add(
          hex(file.name()) + "|" + file.data().length + "|" + time.format(Layout.RFC3339_NANO));
    }
    return names;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(GoString.bytes(text));
  }
}
