package dev.chartwright.cli.output;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.values.Coalesce;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.time.Location;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.release.HookExecution;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseHook;
import dev.chartwright.release.ReleaseInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code install}, {@code upgrade}, {@code status}, {@code test} and {@code get all} print of
 * a release. Immutable; each method that changes something gives another text.
 *
 * <pre>{@code
 * ReleaseText.of(release).colors(colors).appendTo(out, log);
 * // NAME: web
 * // LAST DEPLOYED: Thu Sep  3 10:00:00 2026
 * // NAMESPACE: default
 * // STATUS: deployed
 * // REVISION: 1
 * // DESCRIPTION: Install complete
 * // TEST SUITE: None
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/status.go} (statusPrinter).
 */
public final class ReleaseText {
  private static final String DRY_RUN = "Dry run complete";

  private final Release release;
  private final boolean stored;
  private final Colors colors;
  private final boolean debug;
  private final boolean metadata;
  private final boolean hideNotes;
  private final Map<String, List<KubeObject>> resources;

  private ReleaseText(
      Release release,
      boolean stored,
      Colors colors,
      boolean debug,
      boolean metadata,
      boolean hideNotes,
      Map<String, List<KubeObject>> resources) {
    this.release = release;
    this.stored = stored;
    this.colors = colors;
    this.debug = debug;
    this.metadata = metadata;
    this.hideNotes = hideNotes;
    this.resources = resources;
  }

  /** The text of a release as a verb has just made it: no values are {@code {}}. */
  public static ReleaseText of(Release release) {
    return new ReleaseText(release, false, Colors.NONE, false, false, false, Map.of());
  }

  /** The text of a release as it was read from its record: no values are {@code null}. */
  public static ReleaseText ofStored(Release release) {
    return new ReleaseText(release, true, Colors.NONE, false, false, false, Map.of());
  }

  /** With colours. */
  public ReleaseText colors(Colors shown) {
    return new ReleaseText(release, stored, shown, debug, metadata, hideNotes, resources);
  }

  /** With values, hooks and manifest, which a dry run shows in any case but for the values. */
  public ReleaseText debug(boolean shown) {
    return new ReleaseText(release, stored, colors, shown, metadata, hideNotes, resources);
  }

  /** With the chart's name and versions. */
  public ReleaseText withChart() {
    return new ReleaseText(release, stored, colors, debug, true, hideNotes, resources);
  }

  /** Without notes. */
  public ReleaseText hideNotes(boolean hidden) {
    return new ReleaseText(release, stored, colors, debug, metadata, hidden, resources);
  }

  /**
   * With the objects of the release.
   *
   * @param tables by {@code <version>/<Kind>}; shown sorted, where Helm's order is random
   */
  public ReleaseText resources(Map<String, List<KubeObject>> tables) {
    return new ReleaseText(
        release, stored, colors, debug, metadata, hideNotes, new TreeMap<>(tables));
  }

  /**
   * Appends the block for people. After an exception, what comes before stands there.
   *
   * @param log takes what does not fit together in the values
   */
  public void appendTo(StringBuilder out, LogSink log) {
    ReleaseInfo info = release.info();
    line(out, "NAME: ", release.name());
    if (!info.lastDeployed().isZero()) {
      line(out, "LAST DEPLOYED: ", info.lastDeployed().format(Layout.ANSIC));
    }
    line(out, "NAMESPACE: ", colors.namespace(release.namespace()));
    line(out, "STATUS: ", colors.status(info.status().word()));
    line(out, "REVISION: ", Integer.toString(release.version()));
    Metadata about = metadata ? release.chartMetadata() : null;
    if (about != null) {
      line(out, "CHART: ", about.name());
      line(out, "VERSION: ", about.version());
      line(out, "APP_VERSION: ", about.appVersion());
    }
    line(out, "DESCRIPTION: ", info.description());
    appendResources(out);
    appendTests(out);
    if (debug) {
      line(out, "USER-SUPPLIED VALUES:", "");
      line(out, yaml(stored && release.config().isEmpty() ? null : release.config()), "");
      Chart chart = release.chart();
      Map<String, ?> computed =
          chart == null ? release.config() : Coalesce.of(log).values(chart, release.config());
      line(out, "COMPUTED VALUES:", "");
      line(out, yaml(computed), "");
    }
    if (debug || info.description().equalsIgnoreCase(DRY_RUN)) {
      line(out, "HOOKS:", "");
      for (ReleaseHook each : release.hooks()) {
        appendHook(out, each.hook());
      }
      line(out, "MANIFEST:\n", release.manifest());
    }
    if (!hideNotes && !info.notes().isEmpty()) {
      line(out, "NOTES:\n", Strings.trimSpace(info.notes()));
    }
  }

  /**
   * The release as an object for JSON and YAML, with the objects that it was given.
   *
   * @param local the zone of the times of a chart's files
   */
  public JsonObject json(Location local) {
    Map<String, Object> objects = new TreeMap<>();
    for (Map.Entry<String, List<KubeObject>> each : resources.entrySet()) {
      List<Object> maps = new ArrayList<>();
      for (KubeObject object : each.getValue()) {
        maps.add(object.map());
      }
      objects.put(each.getKey(), maps);
    }
    return ReleaseCodec.of(local).toJson(release, objects);
  }

  /** Appends a hook as {@code get hooks} shows it. */
  public static void appendHook(StringBuilder out, Hook hook) {
    line(out, "---\n# Source: ", hook.path());
    line(out, hook.manifest(), "");
  }

  private void appendResources(StringBuilder out) {
    if (resources.isEmpty()) {
      return;
    }
    line(out, "RESOURCES:", "");
    KubeTables tables = KubeTables.create();
    for (Map.Entry<String, List<KubeObject>> each : resources.entrySet()) {
      line(out, "==> ", each.getKey());
      for (KubeObject table : each.getValue()) {
        tables.append(table, out);
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private void appendTests(StringBuilder out) {
    boolean none = true;
    for (ReleaseHook each : release.hooks()) {
      if (!each.hook().runsAt(HookEvent.TEST)) {
        continue;
      }
      none = false;
      HookExecution run = each.lastRun();
      if (!run.startedAt().isZero()) {
        line(out, "TEST SUITE:     ", each.hook().name());
        line(out, "Last Started:   ", run.startedAt().format(Layout.ANSIC));
        line(out, "Last Completed: ", run.completedAt().format(Layout.ANSIC));
        line(out, "Phase:          ", run.phase());
      }
    }
    if (none) {
      line(out, "TEST SUITE: None", "");
    }
  }

  private static String yaml(@Nullable Object value) {
    return Yaml.jsonToYaml(Json.marshal(value));
  }

  private static void line(StringBuilder out, String label, String value) {
    out.append(label).append(value).append('\n');
  }
}
