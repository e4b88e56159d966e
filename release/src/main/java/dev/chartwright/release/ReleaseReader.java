package dev.chartwright.release;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonOutline;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.json.RawJson;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Releases out of Go's JSON; see {@link ReleaseWriter}. Safe for several threads. */
final class ReleaseReader {
  /** What of a record lists show, but for the chart. */
  private static final Set<String> LISTED =
      Set.of("name", "info", "version", "namespace", "apply_method");

  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "info",
          "chart",
          "config",
          "manifest",
          "hooks",
          "version",
          "namespace",
          "apply_method");

  private final Location local;
  private final JsonDecoder release;
  private final JsonDecoder info;
  private final JsonDecoder run;

  ReleaseReader(Location local) {
    this.local = local;
    GoType time = GoType.custom("time.Time", this::time);
    this.info =
        JsonDecoder.into(
            GoType.struct("v1.infoJSON")
                .field("first_deployed", time)
                .field("last_deployed", time)
                .field("deleted", time)
                .field("description", GoType.STRING)
                .field("status", GoType.STRING.named("common.Status"))
                .field("rollback_revision", GoType.INT)
                .field("notes", GoType.STRING)
                .build());
    this.run =
        JsonDecoder.into(
            GoType.struct("v1.hookExecutionJSON")
                .field("started_at", time)
                .field("completed_at", time)
                .field("phase", GoType.STRING.named("v1.HookPhase"))
                .build());
    GoType words = GoType.sliceOf(GoType.STRING);
    GoType hook =
        GoType.struct("v1.Hook")
            .field("name", GoType.STRING)
            .field("kind", GoType.STRING)
            .field("path", GoType.STRING)
            .field("manifest", GoType.STRING)
            .field("events", words)
            .field("last_run", GoType.custom("v1.HookExecution", this::run))
            .field("weight", GoType.INT)
            .field("delete_policies", words)
            .field("output_log_policies", words)
            .build();
    this.release =
        JsonDecoder.into(
            GoType.struct("v1.Release")
                .field("name", GoType.STRING)
                .field("info", GoType.pointerTo(GoType.custom("v1.Info", this::info)))
                .field("chart", GoType.RAW)
                .field("config", GoType.OBJECT)
                .field("manifest", GoType.STRING)
                .field("hooks", GoType.sliceOf(GoType.pointerTo(hook)))
                .field("version", GoType.INT)
                .field("namespace", GoType.STRING)
                .field("apply_method", GoType.STRING)
                .build());
  }

  Release read(byte[] json) {
    if (!(release.decode(json) instanceof JsonStruct struct)) {
      return Release.builder("", "", 0, ReleaseInfo.unknown()).build();
    }
    ReleaseInfo known =
        struct.get("info") instanceof ReleaseInfo read ? read : ReleaseInfo.unknown();
    Map<String, @Nullable Object> config = struct.map("config");
    Release.Builder builder =
        Release.builder(
                struct.string("name"),
                struct.string("namespace"),
                (int) struct.integer("version"),
                known)
            .config(config)
            .manifest(struct.string("manifest"))
            .hooks(hooks(struct.list("hooks")))
            .applyMethod(struct.string("apply_method"));
    if (struct.get("chart") instanceof RawJson chart && !chart.text().equals("null")) {
      builder.chart(ChartPart.of(chart, local));
    }
    return builder.build();
  }

  /**
   * The release, of whose record only what lists show is read now: a damaged value elsewhere is
   * told when it is asked for.
   */
  Release readLate(byte[] json) {
    JsonOutline outline = JsonOutline.of(json);
    if (outline == null || !MEMBERS.containsAll(outline.names())) {
      return read(json);
    }
    JsonOutline.Place chart = outline.place("chart");
    JsonOutline.Place manifest = outline.place("manifest");
    if (manifest == null
        || json[manifest.from()] != '"'
        || (chart != null && json[chart.from()] != '{')
        || !begins(json, outline.place("config"), '{')
        || !begins(json, outline.place("hooks"), '[')) {
      return read(json);
    }
    Release.Builder builder;
    try {
      builder = read(outline.only(LISTED)).toBuilder();
    } catch (JsonException e) {
      // It may not be the first that is wrong with the record.
      return read(json);
    }
    if (chart != null) {
      builder.chart(ChartPart.of(json, chart.from(), chart.to(), local));
    }
    return builder.parts(new LateParts(this, json, manifest.from())).build();
  }

  /** Whether a value is left out, null, or begins so. */
  private static boolean begins(byte[] json, JsonOutline.@Nullable Place value, char first) {
    return value == null || json[value.from()] == first || json[value.from()] == 'n';
  }

  private static List<ReleaseHook> hooks(List<@Nullable Object> entries) {
    List<ReleaseHook> hooks = new ArrayList<>(entries.size());
    for (Object entry : entries) {
      if (entry instanceof JsonStruct struct) {
        hooks.add(
            new ReleaseHook(
                new Hook(
                    struct.string("name"),
                    struct.string("kind"),
                    struct.string("path"),
                    struct.string("manifest"),
                    events(struct.strings("events")),
                    struct.integer("weight"),
                    struct.strings("delete_policies"),
                    struct.strings("output_log_policies")),
                struct.get("last_run") instanceof HookExecution run ? run : HookExecution.never()));
      }
    }
    return hooks;
  }

  private static List<HookEvent> events(List<String> words) {
    List<HookEvent> events = new ArrayList<>(words.size());
    for (String word : words) {
      HookEvent event = HookEvent.ofWord(word);
      if (event != null) {
        events.add(event);
      }
    }
    return events;
  }

  private @Nullable Object info(String raw) {
    if (!(fields(info, raw) instanceof JsonStruct struct)) {
      return ReleaseInfo.unknown();
    }
    return new ReleaseInfo(
        time(struct, "first_deployed"),
        time(struct, "last_deployed"),
        time(struct, "deleted"),
        struct.string("description"),
        ReleaseStatus.ofWord(struct.string("status")),
        (int) struct.integer("rollback_revision"),
        struct.string("notes"));
  }

  private @Nullable Object run(String raw) {
    return fields(run, raw) instanceof JsonStruct struct
        ? new HookExecution(
            time(struct, "started_at"), time(struct, "completed_at"), struct.string("phase"))
        : HookExecution.never();
  }

  /** Helm decodes these into a map first, so that anything else is told to be no map. */
  private static @Nullable Object fields(JsonDecoder decoder, String raw) {
    byte[] json = GoString.bytes(raw);
    return raw.startsWith("{") ? decoder.decode(json) : Json.parseObject(json);
  }

  private static GoTime time(JsonStruct struct, String field) {
    return struct.get(field) instanceof GoTime time ? time : GoTime.ZERO;
  }

  /** Older records hold empty texts for times that never came. */
  private Object time(String raw) {
    return raw.equals("\"\"") ? GoTime.ZERO : GoTime.unmarshalJson(raw, local);
  }
}
