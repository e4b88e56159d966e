package dev.chartwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.release.HookExecution;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseHook;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The layout is the one that Helm 4.3.1 printed for releases like these. */
class ReleaseTextTest {
  private static final GoTime TIME =
      GoTime.of(2026, 9, 3, 10, 0, 5, 123456789, Location.fixed("CEST", 7200));

  private static final Chart CHART =
      Chart.builder(
              Metadata.builder()
                  .apiVersion("v2")
                  .name("demo")
                  .version("1.2.3")
                  .appVersion("7")
                  .build())
          .values(Map.of("replicas", 1, "image", "nginx"))
          .build();

  @Test
  void theBlockNamesReleaseTimeStateAndNotes() {
    assertThat(text(ReleaseText.of(release("Install complete", " hello \n"))))
        .isEqualTo(
            """
            NAME: web
            LAST DEPLOYED: Thu Sep  3 10:00:05 2026
            NAMESPACE: shop
            STATUS: deployed
            REVISION: 2
            DESCRIPTION: Install complete
            TEST SUITE: None
            NOTES:
            hello
            """);
  }

  @Test
  void notesCanBeHidden() {
    assertThat(text(ReleaseText.of(release("Install complete", "hello")).hideNotes(true)))
        .endsWith("TEST SUITE: None\n");
  }

  @Test
  void aDryRunShowsHooksAndManifest() {
    assertThat(text(ReleaseText.of(release("Dry Run Complete", ""))))
        .endsWith(
            """
            TEST SUITE: None
            HOOKS:
            ---
            # Source: demo/templates/job.yaml
            kind: Job
            MANIFEST:
            kind: ConfigMap

            """);
  }

  @Test
  void everythingIsTheChartAndTheValuesAsWell() {
    assertThat(text(ReleaseText.ofStored(release("x", "")).withChart().debug(true)))
        .contains("REVISION: 2\nCHART: demo\nVERSION: 1.2.3\nAPP_VERSION: 7\nDESCRIPTION: x\n")
        .contains(
            """
            USER-SUPPLIED VALUES:
            null

            COMPUTED VALUES:
            image: nginx
            replicas: 1

            HOOKS:
            """);
    assertThat(text(ReleaseText.of(release("x", "")).debug(true)))
        .contains("USER-SUPPLIED VALUES:\n{}\n\n");
  }

  @Test
  void testsThatRanAreShownAndOthersAreNot() {
    HookExecution run = new HookExecution(TIME, TIME, "Succeeded");
    Release tested =
        release("x", "").toBuilder()
            .hooks(
                List.of(
                    ReleaseHook.of(hook("never", HookEvent.TEST)),
                    ReleaseHook.of(hook("check", HookEvent.TEST)).with(run)))
            .build();
    assertThat(text(ReleaseText.of(tested)))
        .endsWith(
            """
            DESCRIPTION: x
            TEST SUITE:     check
            Last Started:   Thu Sep  3 10:00:05 2026
            Last Completed: Thu Sep  3 10:00:05 2026
            Phase:          Succeeded
            """);
  }

  private static Release release(String description, String notes) {
    ReleaseInfo info =
        new ReleaseInfo(TIME, TIME, GoTime.ZERO, description, ReleaseStatus.DEPLOYED, 0, notes);
    return Release.builder("web", "shop", 2, info)
        .chart(CHART)
        .manifest("kind: ConfigMap\n")
        .hooks(List.of(ReleaseHook.of(hook("prepare", HookEvent.PRE_INSTALL))))
        .build();
  }

  private static Hook hook(String name, HookEvent event) {
    return new Hook(
        name,
        "Job",
        "demo/templates/job.yaml",
        "kind: Job",
        List.of(event),
        0,
        List.of(),
        List.of());
  }

  private static String text(ReleaseText text) {
    StringBuilder out = new StringBuilder();
    LogSink quiet =
        new LogSink() {
          @Override
          public void log(LogRecord record) {
            throw new AssertionError(record.text());
          }
        };
    text.appendTo(out, quiet);
    return out.toString();
  }
}
