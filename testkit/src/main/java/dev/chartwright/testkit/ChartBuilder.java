package dev.chartwright.testkit;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small chart made in memory: the same description gives the same bytes, on every machine.
 *
 * <pre>{@code
 * ChartBuilder chart = ChartBuilder.of("web", "1.2.3").values("replicas: 2\n");
 * chart.fileName();   // web-1.2.3.tgz
 * chart.archive();    // web/Chart.yaml, web/templates/configmap.yaml, web/values.yaml
 * }</pre>
 */
public final class ChartBuilder {
  private static final String TEMPLATE =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: {{ .Release.Name }}-{{ .Chart.Name }}
      data:
        values: {{ .Values | toJson | quote }}
      """;

  private final String name;
  private final String version;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final StringBuilder chartYaml = new StringBuilder();

  private ChartBuilder(String name, String version) {
    this.name = name;
    this.version = version;
    chartYaml
        .append("apiVersion: v2\nname: ")
        .append(name)
        .append("\nversion: ")
        .append(version)
        .append('\n');
    file("templates/configmap.yaml", TEMPLATE);
    values("{}\n");
  }

  /** A chart with one template and empty values. */
  public static ChartBuilder of(String name, String version) {
    return new ChartBuilder(name, version);
  }

  /** Adds lines to Chart.yaml, after name and version. */
  public ChartBuilder metadata(String yaml) {
    chartYaml.append(yaml.endsWith("\n") ? yaml : yaml + "\n");
    return this;
  }

  /** Sets values.yaml. */
  public ChartBuilder values(String yaml) {
    return file("values.yaml", yaml);
  }

  /** Adds a text file or replaces it, by its path inside the chart. */
  public ChartBuilder file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file or replaces it, by its path inside the chart. */
  public ChartBuilder file(String path, byte[] content) {
    files.put(path, content.clone());
    return this;
  }

  /** {@code <name>-<version>.tgz}. */
  public String fileName() {
    return name + "-" + version + ".tgz";
  }

  /** The chart's archive: Chart.yaml first, then the other files in order of their paths. */
  public byte[] archive() {
    TarWriter tar = new TarWriter();
    tar.add(name + "/Chart.yaml", chartYaml.toString().getBytes(StandardCharsets.UTF_8));
    files.forEach((path, content) -> tar.add(name + "/" + path, content));
    return tar.compressed();
  }

  /** Name, version and API version as JSON, as a registry keeps them in a chart's config. */
  public String configJson() {
    return Json.marshal(
        JsonObject.create().put("name", name).put("version", version).put("apiVersion", "v2"));
  }

  /** Writes the archive into a directory and returns its path. */
  public Path writeArchive(Path directory) throws IOException {
    return Files.write(directory.resolve(fileName()), archive());
  }

  /** Writes the chart as a folder of its name into a directory and returns that folder. */
  public Path writeFolder(Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    Files.writeString(folder.resolve("Chart.yaml"), chartYaml);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return folder;
  }
}
