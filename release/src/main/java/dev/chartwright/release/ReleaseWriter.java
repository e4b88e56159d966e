package dev.chartwright.release;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Releases as Go's JSON. Source: Helm 4.3.1 {@code pkg/release/v1/release.go}, {@code info.go},
 * {@code hook.go}.
 */
final class ReleaseWriter {
  private ReleaseWriter() {}

  static JsonObject json(Release release, @Nullable Object resources, Location zone) {
    return JsonObject.create()
        .putNonEmpty("name", release.name())
        .put("info", info(release.info(), resources))
        .putNonEmpty("chart", release.chartPart().json(zone))
        .putNonEmpty("config", release.config())
        .putNonEmpty("manifest", release.manifest())
        .putNonEmpty("hooks", hooks(release.hooks()))
        .putNonEmpty("version", release.version())
        .putNonEmpty("namespace", release.namespace())
        .putNonEmpty("apply_method", release.applyMethod());
  }

  private static JsonObject info(ReleaseInfo info, @Nullable Object resources) {
    JsonObject object = JsonObject.create();
    putTime(object, "first_deployed", info.firstDeployed());
    putTime(object, "last_deployed", info.lastDeployed());
    putTime(object, "deleted", info.deleted());
    return object
        .putNonEmpty("description", info.description())
        .putNonEmpty("status", info.status().word())
        .putNonEmpty("rollback_revision", info.rollbackRevision())
        .putNonEmpty("notes", info.notes())
        .putNonEmpty("resources", resources);
  }

  private static List<JsonObject> hooks(List<ReleaseHook> hooks) {
    List<JsonObject> objects = new ArrayList<>(hooks.size());
    for (ReleaseHook each : hooks) {
      Hook hook = each.hook();
      objects.add(
          JsonObject.create()
              .putNonEmpty("name", hook.name())
              .putNonEmpty("kind", hook.kind())
              .putNonEmpty("path", hook.path())
              .putNonEmpty("manifest", hook.manifest())
              .putNonEmpty("events", words(hook.events()))
              .put("last_run", run(each.lastRun()))
              .putNonEmpty("weight", hook.weight())
              .putNonEmpty("delete_policies", hook.deletePolicies())
              .putNonEmpty("output_log_policies", hook.outputLogPolicies()));
    }
    return objects;
  }

  private static List<String> words(List<HookEvent> events) {
    List<String> words = new ArrayList<>(events.size());
    for (HookEvent event : events) {
      words.add(event.word());
    }
    return words;
  }

  private static JsonObject run(HookExecution run) {
    JsonObject object = JsonObject.create();
    putTime(object, "started_at", run.startedAt());
    putTime(object, "completed_at", run.completedAt());
    return object.put("phase", run.phase());
  }

  private static void putTime(JsonObject object, String name, GoTime time) {
    if (!time.isZero()) {
      object.put(name, time);
    }
  }
}
