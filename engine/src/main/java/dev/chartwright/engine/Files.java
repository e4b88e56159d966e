package dev.chartwright.engine;

import dev.chartwright.chart.ChartFile;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.glob.Glob;
import dev.chartwright.golang.glob.GlobException;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code .Files}, which is a Go map of byte slices with a name of its own.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/files.go}.
 */
final class Files implements FunctionGroup {
  /** Go's name of the map type. */
  static final String TYPE = "engine.files";

  private static final int GET = 0;
  private static final int GET_BYTES = 1;
  private static final int GLOB = 2;
  private static final int AS_CONFIG = 3;
  private static final int AS_SECRETS = 4;
  private static final int LINES = 5;
  private static final Files GROUP = new Files();
  private static final byte[] NOTHING = {};

  private Files() {}

  /** The files of a chart as templates see them. */
  static GoMap of(List<ChartFile> files) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (ChartFile file : files) {
      members.put(file.name(), file.data());
    }
    return GoMap.of(TYPE, members);
  }

  static @Nullable Function method(String name) {
    return switch (name) {
      case "Get" -> Function.of(name, "(string) string", GROUP, GET);
      case "GetBytes" -> Function.of(name, "(string) []uint8", GROUP, GET_BYTES);
      case "Glob" -> Function.of(name, "(string) engine.files", GROUP, GLOB);
      case "AsConfig" -> Function.of(name, "() string", GROUP, AS_CONFIG);
      case "AsSecrets" -> Function.of(name, "() string", GROUP, AS_SECRETS);
      case "Lines" -> Function.of(name, "(string) []string", GROUP, LINES);
      default -> null;
    };
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    GoMap files = (GoMap) java.util.Objects.requireNonNull(args[0]);
    return switch (id) {
      case GET -> GoString.of(bytes(files, text(args)));
      case GET_BYTES -> bytes(files, text(args));
      case GLOB -> glob(files, text(args));
      case AS_CONFIG -> byBaseName(files, false);
      case AS_SECRETS -> byBaseName(files, true);
      case LINES -> lines(bytes(files, text(args)));
      default -> throw new IllegalArgumentException("id: " + id);
    };
  }

  private static String text(@Nullable Object[] args) {
    return (String) java.util.Objects.requireNonNull(args[1]);
  }

  private static byte[] bytes(GoMap files, String name) {
    return files.get(name) instanceof byte[] data ? data : NOTHING;
  }

  private static GoMap glob(GoMap files, String pattern) {
    Glob glob;
    try {
      glob = Glob.compile(pattern, '/');
    } catch (GlobException e) {
      return GoMap.of(TYPE, new LinkedHashMap<>(files));
    }
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> file : files.entrySet()) {
      if (glob.matches(file.getKey())) {
        found.put(file.getKey(), file.getValue());
      }
    }
    return GoMap.of(TYPE, found);
  }

  /**
   * A YAML map of the files by the last part of their paths. Of files with the same last part, Helm
   * takes any; here it is the one whose path comes last.
   */
  private static String byBaseName(GoMap files, boolean base64) {
    Map<String, byte[]> sorted = new TreeMap<>(StringOrder.BYTES);
    for (String path : files.keySet()) {
      sorted.put(path, bytes(files, path));
    }
    Map<String, @Nullable Object> texts = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : sorted.entrySet()) {
      byte[] data = file.getValue();
      String name = dev.chartwright.golang.path.Path.base(file.getKey());
      texts.put(name, base64 ? Base64.getEncoder().encodeToString(data) : GoString.of(data));
    }
    return DataText.toYaml(GoMap.of("map[string]string", texts));
  }

  private static GoSlice lines(byte[] data) {
    if (data.length == 0) {
      return GoSlice.of("[]string", List.of());
    }
    String text = GoString.of(data);
    int end = text.endsWith("\n") ? text.length() - 1 : text.length();
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', start)) {
      lines.add(text.substring(start, i));
      start = i + 1;
    }
    lines.add(text.substring(start, end));
    return GoSlice.of("[]string", lines);
  }
}
