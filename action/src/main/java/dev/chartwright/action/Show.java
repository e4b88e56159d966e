package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Crd;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.jsonpath.JsonPath;
import dev.chartwright.golang.jsonpath.JsonPathException;
import dev.chartwright.registry.RegistryEvents;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Gives what a chart says of itself: Chart.yaml, values, README, CRDs.
 *
 * <p>The bytes of files come through as they are. Safe for several threads. Source: Helm {@code
 * pkg/action/show.go}.
 *
 * <pre>{@code
 * byte[] text = Show.of(settings).run(ChartSource.of("mychart"), ShowFormat.CHART, "", RegistryEvents.NONE);
 * }</pre>
 */
public final class Show {
  private static final byte[] SEPARATOR = "---\n".getBytes(StandardCharsets.UTF_8);

  private final Settings settings;

  private Show(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static Show of(Settings settings) {
    return new Show(settings);
  }

  /**
   * Finds and loads the chart and gives a part of it.
   *
   * @param jsonPath a JSONPath template over the values, for {@link ShowFormat#VALUES}; empty for
   *     values.yaml as it is
   * @param events hears of a pull
   */
  public byte[] run(ChartSource source, ShowFormat format, String jsonPath, RegistryEvents events) {
    String path;
    try (Connections connections = Connections.of(settings, source.connection(), events)) {
      path = connections.locate(source);
    }
    return text(ChartLoader.of(settings.log()).load(path), format, jsonPath);
  }

  private static byte[] text(Chart chart, ShowFormat format, String jsonPath) {
    Text out = new Text();
    boolean all = format == ShowFormat.ALL;
    if (all || format == ShowFormat.CHART) {
      out.add(GoString.bytes(chart.metadata().toYaml())).newline();
    }
    if (all || format == ShowFormat.VALUES) {
      values(chart, all, jsonPath, out);
    }
    Optional<ChartFile> readme = chart.readme();
    if ((all || format == ShowFormat.README) && readme.isPresent()) {
      if (all) {
        out.add(SEPARATOR);
      }
      out.add(readme.get().data()).newline();
    }
    if (all || format == ShowFormat.CRDS) {
      for (Crd crd : chart.crds()) {
        byte[] data = crd.file().data();
        if (!startsWithDashes(data)) {
          out.add(SEPARATOR);
        }
        out.add(data).newline();
      }
    }
    return out.bytes.toByteArray();
  }

  private static void values(Chart chart, boolean all, String jsonPath, Text out) {
    if (chart.valuesFiles().isEmpty()) {
      return;
    }
    if (all) {
      out.add(SEPARATOR);
    }
    if (!jsonPath.isEmpty()) {
      out.add(GoString.bytes(selected(jsonPath, chart)));
      return;
    }
    for (ChartFile file : chart.valuesFiles()) {
      out.add(file.data()).newline();
    }
  }

  /** What the template selects; as Helm has it, what goes wrong while it selects is not told. */
  private static String selected(String template, Chart chart) {
    JsonPath path;
    try {
      path = JsonPath.parse(template);
    } catch (JsonPathException e) {
      throw new ActionException("error parsing jsonpath " + template + ": " + e.getMessage(), e);
    }
    try {
      return path.execute(chart.values());
    } catch (JsonPathException e) {
      return "";
    }
  }

  private static boolean startsWithDashes(byte[] data) {
    return data.length >= 3 && data[0] == '-' && data[1] == '-' && data[2] == '-';
  }

  private static final class Text {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Text add(byte[] more) {
      bytes.writeBytes(more);
      return this;
    }

    void newline() {
      bytes.write('\n');
    }
  }
}
