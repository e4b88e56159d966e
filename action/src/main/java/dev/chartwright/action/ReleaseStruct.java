package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.Crd;
import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Hook;
import dev.chartwright.chart.HookEvent;
import dev.chartwright.chart.Lock;
import dev.chartwright.chart.Maintainer;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseHook;
import dev.chartwright.release.ReleaseInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A release as Go templates see it: structs with the names of Go's fields.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/release/v1}, {@code pkg/chart/v2}.
 *
 * @param goType Go's name of the type
 * @param isPointer whether it stands for a pointer
 * @param goFields the fields in Go's order
 * @param about what the struct shows, for its methods; null if it has none that need it
 */
record ReleaseStruct(String goType, boolean isPointer, List<Field> goFields, @Nullable Object about)
    implements GoStruct {
  /** A text of a type with a name, such as {@code common.Status}. */
  record Word(String goType, String goValue) implements GoNamed {}

  /** Collects fields in Go's order. */
  private static final class Fields {
    private final List<Field> list = new ArrayList<>();

    Fields put(String name, @Nullable Object value) {
      list.add(new Field(name, value));
      return this;
    }

    ReleaseStruct pointer(String type, @Nullable Object about) {
      return new ReleaseStruct(type, true, list, about);
    }

    ReleaseStruct value(String type, @Nullable Object about) {
      return new ReleaseStruct(type, false, list, about);
    }
  }

  static ReleaseStruct of(Release release) {
    List<Object> hooks = new ArrayList<>();
    for (ReleaseHook each : release.hooks()) {
      hooks.add(hook(each));
    }
    return new Fields()
        .put("Name", release.name())
        .put("Info", info(release))
        .put("Chart", chart(release.chart()))
        .put("Config", values(release.config()))
        .put("Manifest", release.manifest())
        .put("Hooks", slice("[]*v1.Hook", hooks))
        .put("Version", GoInt.of(release.version()))
        .put("Namespace", release.namespace())
        .put("Labels", texts(release.labels()))
        .put("ApplyMethod", release.applyMethod())
        .pointer("v1.Release", release);
  }

  private static ReleaseStruct info(Release release) {
    ReleaseInfo info = release.info();
    return new Fields()
        .put("FirstDeployed", info.firstDeployed())
        .put("LastDeployed", info.lastDeployed())
        .put("Deleted", info.deleted())
        .put("Description", info.description())
        .put("Status", new Word("common.Status", info.status().word()))
        .put("RollbackRevision", GoInt.of(info.rollbackRevision()))
        .put("Notes", info.notes())
        .put("Resources", GoMap.nil("map[string][]runtime.Object"))
        .pointer("v1.Info", release);
  }

  private static ReleaseStruct hook(ReleaseHook hook) {
    Hook about = hook.hook();
    List<Object> events = new ArrayList<>();
    for (HookEvent each : about.events()) {
      events.add(new Word("v1.HookEvent", each.word()));
    }
    return new Fields()
        .put("Name", about.name())
        .put("Kind", about.kind())
        .put("Path", about.path())
        .put("Manifest", about.manifest())
        .put("Events", slice("[]v1.HookEvent", events))
        .put(
            "LastRun",
            new Fields()
                .put("StartedAt", hook.lastRun().startedAt())
                .put("CompletedAt", hook.lastRun().completedAt())
                .put("Phase", new Word("v1.HookPhase", hook.lastRun().phase()))
                .value("v1.HookExecution", hook.lastRun()))
        .put("Weight", GoInt.of(about.weight()))
        .put("DeletePolicies", words("v1.HookDeletePolicy", about.deletePolicies()))
        .put("OutputLogPolicies", words("v1.HookOutputLogPolicy", about.outputLogPolicies()))
        .pointer("v1.Hook", null);
  }

  static Object chart(@Nullable Chart chart) {
    if (chart == null) {
      return GoNil.of("*v2.Chart");
    }
    Optional<ChartFile> schema = chart.schema();
    return new Fields()
        .put("Raw", GoSlice.nil("[]*common.File"))
        .put("Metadata", metadata(chart.metadata()))
        .put("Lock", lock(chart.lock()))
        .put("Templates", files(chart.templates()))
        .put("Values", values(chart.values()))
        .put("Schema", schema.isPresent() ? schema.get().data() : new byte[0])
        .put("SchemaModTime", time(schema.flatMap(ChartFile::modTime)))
        .put("Files", files(chart.files()))
        .put("ModTime", time(chart.modTime()))
        .put("parent", GoNil.of("*v2.Chart"))
        .put("dependencies", GoSlice.nil("[]*v2.Chart"))
        .pointer("v2.Chart", chart);
  }

  private static Object lock(Optional<Lock> lock) {
    if (lock.isEmpty()) {
      return GoNil.of("*v2.Lock");
    }
    return new Fields()
        .put("Generated", lock.get().generated())
        .put("Digest", lock.get().digest())
        .put("Dependencies", dependencies(lock.get().dependencies()))
        .pointer("v2.Lock", null);
  }

  static GoSlice files(List<ChartFile> files) {
    List<Object> list = new ArrayList<>();
    for (ChartFile each : files) {
      list.add(file(each));
    }
    return slice("[]*common.File", list);
  }

  private static ReleaseStruct file(ChartFile file) {
    return new Fields()
        .put("Name", file.name())
        .put("ModTime", time(file.modTime()))
        .put("Data", file.data())
        .pointer("common.File", null);
  }

  static GoSlice crdFiles(List<Crd> crds) {
    List<ChartFile> files = new ArrayList<>();
    for (Crd each : crds) {
      files.add(each.file());
    }
    return files(files);
  }

  static GoSlice crds(List<Crd> crds) {
    List<Object> list = new ArrayList<>();
    for (Crd each : crds) {
      list.add(
          new Fields()
              .put("Name", each.name())
              .put("Filename", each.fileName())
              .put("File", file(each.file()))
              .value("v2.CRD", null));
    }
    return slice("[]v2.CRD", list);
  }

  private static ReleaseStruct metadata(Metadata metadata) {
    List<Object> maintainers = new ArrayList<>();
    for (Maintainer each : metadata.maintainers()) {
      maintainers.add(
          new Fields()
              .put("Name", each.name())
              .put("Email", each.email())
              .put("URL", each.url())
              .pointer("v2.Maintainer", each));
    }
    return new Fields()
        .put("Name", metadata.name())
        .put("Home", metadata.home())
        .put("Sources", texts(metadata.sources()))
        .put("Version", metadata.version())
        .put("Description", metadata.description())
        .put("Keywords", texts(metadata.keywords()))
        .put("Maintainers", slice("[]*v2.Maintainer", maintainers))
        .put("Icon", metadata.icon())
        .put("APIVersion", metadata.apiVersion())
        .put("Condition", metadata.condition())
        .put("Tags", metadata.tags())
        .put("AppVersion", metadata.appVersion())
        .put("Deprecated", metadata.deprecated())
        .put("Annotations", texts(metadata.annotations()))
        .put("KubeVersion", metadata.kubeVersion())
        .put("Dependencies", dependencies(metadata.dependencies()))
        .put("Type", metadata.type())
        .pointer("v2.Metadata", metadata);
  }

  private static GoSlice dependencies(List<Dependency> dependencies) {
    List<Object> list = new ArrayList<>();
    for (Dependency each : dependencies) {
      list.add(
          new Fields()
              .put("Name", each.name())
              .put("Version", each.version())
              .put("Repository", each.repository())
              .put("Condition", each.condition())
              .put("Tags", texts(each.tags()))
              .put("Enabled", each.enabled())
              .put("ImportValues", new ArrayList<>(each.importValues()))
              .put("Alias", each.alias())
              .pointer("v2.Dependency", each));
    }
    return slice("[]*v2.Dependency", list);
  }

  private static Map<String, @Nullable Object> values(Map<String, @Nullable Object> map) {
    return map.isEmpty() ? GoMap.nil("map[string]interface {}") : map;
  }

  private static GoSlice words(String type, List<String> words) {
    List<Object> list = new ArrayList<>();
    for (String each : words) {
      list.add(new Word(type, each));
    }
    return slice("[]" + type, list);
  }

  private static GoSlice texts(List<String> texts) {
    return slice("[]string", texts);
  }

  private static GoSlice slice(String type, List<?> list) {
    return list.isEmpty() ? GoSlice.nil(type) : GoSlice.of(type, list);
  }

  private static GoMap texts(Map<String, String> map) {
    return map.isEmpty()
        ? GoMap.nil("map[string]string")
        : GoMap.of("map[string]string", new LinkedHashMap<>(map));
  }

  private static GoTime time(Optional<Instant> time) {
    return time.isPresent() ? GoTime.of(time.get(), Location.UTC) : GoTime.ZERO;
  }
}
