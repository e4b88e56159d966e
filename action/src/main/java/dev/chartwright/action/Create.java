package dev.chartwright.action;

import dev.chartwright.chart.ChartCreator;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.path.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Makes a chart: Helm's default one, or one after a starter.
 *
 * <p>Source: Helm {@code pkg/cmd/create.go}.
 */
public final class Create {
  private final Settings settings;
  private final Clock clock;

  private Create(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The verb with these settings; the clock dates what a starter brings along packed. */
  public static Create of(Settings settings, Clock clock) {
    return new Create(settings, clock);
  }

  /**
   * Makes the chart.
   *
   * @param path where; its last element is the chart's name
   * @param starter name of a starter or absolute path of a chart; empty for Helm's default chart
   * @param warnings gets a line for each file that is overwritten
   */
  public void run(String path, String starter, Consumer<String> warnings) {
    String name = Path.base(path);
    String folder = Path.dir(path);
    if (starter.isEmpty()) {
      ChartCreator.create(name, folder, warnings);
      return;
    }
    Metadata metadata =
        Metadata.builder()
            .name(name)
            .description("A Helm chart for Kubernetes")
            .type("application")
            .version("0.1.0")
            .appVersion("0.1.0")
            .apiVersion(Metadata.API_V2)
            .build();
    String source = Path.isAbsolute(starter) ? starter : Path.join(settings.starters(), starter);
    ChartCreator.createFrom(metadata, folder, source, settings.log(), clock);
  }
}
