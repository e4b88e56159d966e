package dev.chartwright.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes charts for tests. */
final class ChartFolder {
  private final Path folder;

  private ChartFolder(Path folder) {
    this.folder = folder;
  }

  /** A chart {@code web} of version 0.1.0 without templates. */
  static ChartFolder in(Path parent) {
    return new ChartFolder(parent.resolve("web"))
        .file("Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n");
  }

  /** Writes a file of the chart. */
  ChartFolder file(String name, String text) {
    Path path = folder.resolve(name);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A template of a ConfigMap, with more below {@code metadata}. */
  ChartFolder map(String name, String... metadata) {
    StringBuilder text = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata:\n");
    text.append("  name: ").append(name).append('\n');
    for (String each : metadata) {
      text.append("  ").append(each).append('\n');
    }
    return file("templates/" + name + ".yaml", text.toString());
  }

  /** A template of a pod that is a hook. */
  ChartFolder hook(String name, String events, String... annotations) {
    StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Pod\nmetadata:\n");
    text.append("  name: ").append(name).append("\n  annotations:\n");
    text.append("    helm.sh/hook: ").append(events).append('\n');
    for (String each : annotations) {
      text.append("    ").append(each).append('\n');
    }
    text.append("spec: {containers: [{name: main}]}\n");
    return file("templates/" + name + ".yaml", text.toString());
  }

  /** The chart as a verb takes it. */
  ChartSource source() {
    return ChartSource.of(folder.toString());
  }
}
