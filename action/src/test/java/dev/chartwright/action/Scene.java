package dev.chartwright.action;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.golang.slog.LogRecord;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.http.ExchangeListener;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseHook;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import dev.chartwright.release.storage.ReleaseStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cluster in memory with releases, and all that verbs on it do and log. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");

  /** What changed the cluster or the records, in order. */
  final List<String> effects = new ArrayList<>();

  /** Messages and attributes of level warning. */
  final List<String> warnings = new ArrayList<>();

  final FakeKube kube = new FakeKube(effects);
  final FakeRecords records = new FakeRecords(effects);
  final Cluster cluster;
  final Settings settings;
  final Surroundings surroundings = Surroundings.of(Clock.fixed(NOW, ZoneOffset.UTC));

  Scene() {
    LogSink log = this::take;
    cluster = Cluster.of(kube, ReleaseStorage.of(records, log));
    settings =
        new Settings(
            "",
            "",
            "",
            "",
            "",
            Map.of("TZ", ""),
            "Linux",
            "Helm/4.3.1",
            log,
            ExchangeListener.NONE,
            text -> {});
  }

  private void take(LogRecord record) {
    if (record.level().toString().equals("WARN")) {
      warnings.add(record.message() + " " + record.attributes());
    }
  }

  /** Records a revision of the release {@code web}. */
  Scene revision(int version, ReleaseStatus status, String manifest, ReleaseHook... hooks) {
    return revision(version, status, "ssa", manifest, hooks);
  }

  Scene revision(
      int version, ReleaseStatus status, String method, String manifest, ReleaseHook... hooks) {
    GoTime time = GoTime.of(NOW.minusSeconds(3600), Location.UTC);
    ReleaseInfo info =
        new ReleaseInfo(time, time, GoTime.ZERO, "Step " + version, status, 0, "notes " + version);
    records.hold(
        ReleaseStorage.key("web", version),
        Release.builder("web", "default", version, info)
            .manifest(manifest)
            .hooks(List.of(hooks))
            .applyMethod(method)
            .labels(Map.of("from", "v" + version))
            .build());
    return this;
  }

  Release release(int version) {
    return records.get(ReleaseStorage.key("web", version));
  }

  /** Documents of ConfigMaps. */
  static String maps(String... names) {
    StringBuilder text = new StringBuilder();
    for (String each : names) {
      text.append(object("ConfigMap", each, ""));
    }
    return text.toString();
  }

  static String object(String kind, String name, String annotations) {
    return "---\napiVersion: v1\nkind: "
        + kind
        + "\nmetadata:\n  name: "
        + name
        + "\n"
        + (annotations.isEmpty() ? "" : "  annotations: {" + annotations + "}\n");
  }

  /** A pod that is a hook. */
  static ReleaseHook hook(String name, HookEvent event, String... deletePolicies) {
    return hook("Pod", name, event, deletePolicies);
  }

  static ReleaseHook hook(String kind, String name, HookEvent event, String... deletePolicies) {
    return ReleaseHook.of(
        new Hook(
            name,
            kind,
            "web/templates/" + name + ".yaml",
            object(kind, name, "")
                + "spec: {initContainers: [{name: first}], containers: [{name: main}]}\n",
            List.of(event),
            0,
            List.of(deletePolicies),
            List.of()));
  }
}
