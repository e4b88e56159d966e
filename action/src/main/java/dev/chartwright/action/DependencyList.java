package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Dependency;
import dev.chartwright.golang.os.Glob;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.path.PatternException;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lists what a chart declares to depend on, and whether {@code charts/} has it.
 *
 * <p>Reads and changes nothing. Safe for several threads. Source: Helm 4.3.1 {@code
 * pkg/action/dependency.go}.
 *
 * <pre>{@code
 * DependencyListResult found = DependencyList.of(settings).run("mychart");
 * found.dependencies().get(0).status(); // ok
 * }</pre>
 */
public final class DependencyList {
  private final Settings settings;

  private DependencyList(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static DependencyList of(Settings settings) {
    return new DependencyList(settings);
  }

  /**
   * Loads the chart and looks for its dependencies.
   *
   * @param path folder or archive; beside it, in {@code charts/}, the dependencies are looked for
   */
  public DependencyListResult run(String path) {
    Chart chart = loader().load(path);
    List<Dependency> declared = chart.metadata().dependencies();
    if (declared.isEmpty() && !declaresEmptyList(chart)) {
      return new DependencyListResult(
          false, List.of(), List.of("WARNING: no dependencies at " + Path.join(path, "charts")));
    }
    List<DependencyStatus> found = new ArrayList<>(declared.size());
    for (Dependency each : declared) {
      found.add(new DependencyStatus(each, status(path, each, chart)));
    }
    return new DependencyListResult(true, found, warnings(path, declared));
  }

  /** Whether the list is there and empty, which Go tells from a list that is not there. */
  private static boolean declaresEmptyList(Chart chart) {
    for (ChartFile file : chart.raw()) {
      boolean declares =
          file.name().equals("Chart.yaml") || file.name().equals("requirements.yaml");
      if (declares) {
        Map<String, ?> content = Yaml.toJsonMap(file.data());
        if (content.get("dependencies") instanceof List<?>) {
          return true;
        }
      }
    }
    return false;
  }

  private String status(String path, Dependency dependency, Chart parent) {
    List<String> archives;
    try {
      archives = Glob.glob(Path.join(path, "charts", dependency.name() + "-*.tgz"));
    } catch (PatternException e) {
      return "bad pattern";
    }
    List<String> candidates = archives.size() > 1 ? versioned(archives, dependency) : archives;
    if (candidates.size() > 1) {
      return "too many matches";
    }
    if (candidates.size() == 1 && Os.exists(candidates.get(0))) {
      return archiveStatus(candidates.get(0), dependency);
    }
    Chart unpacked = null;
    for (Chart each : parent.dependencies()) {
      if (each.name().equals(dependency.name())) {
        unpacked = each;
      }
    }
    return unpacked == null ? "missing" : versionStatus(unpacked, dependency, "unpacked");
  }

  /** Those archives whose name is that of the dependency and a version. */
  private static List<String> versioned(List<String> archives, Dependency dependency) {
    List<String> found = new ArrayList<>();
    String prefix = dependency.name() + "-";
    for (String archive : archives) {
      String name = Path.base(archive);
      name = name.substring(0, name.length() - ".tgz".length());
      String version = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
      try {
        Version.parseStrict(version);
        found.add(archive);
      } catch (SemverException e) {
        // Another chart whose name starts the same way.
      }
    }
    return found;
  }

  private String archiveStatus(String archive, Dependency dependency) {
    Chart chart;
    try {
      chart = loader().load(archive);
    } catch (RuntimeException e) {
      return "corrupt";
    }
    return chart.name().equals(dependency.name())
        ? versionStatus(chart, dependency, "ok")
        : "misnamed";
  }

  private static String versionStatus(Chart chart, Dependency dependency, String fits) {
    String version = chart.metadata().version();
    if (version.equals(dependency.version())) {
      return fits;
    }
    try {
      Constraints wanted = Constraints.parse(dependency.version());
      return wanted.check(Version.parse(version)) ? fits : "wrong version";
    } catch (SemverException e) {
      return "invalid version";
    }
  }

  private List<String> warnings(String path, List<Dependency> declared) {
    List<String> warnings = new ArrayList<>();
    List<String> files;
    try {
      files = Glob.glob(Path.join(path, "charts", "*"));
    } catch (PatternException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
    for (String file : files) {
      try {
        if (!Os.stat(file).isDirectory() && !Path.ext(file).equals(".tgz")) {
          continue;
        }
      } catch (PathException e) {
        warnings.add("Warning: " + e.getMessage());
        continue;
      }
      String name;
      try {
        name = loader().load(file).name();
      } catch (RuntimeException e) {
        warnings.add("WARNING: " + Quote.quote(file) + " is not a chart.");
        continue;
      }
      if (!isDeclared(name, declared)) {
        warnings.add("WARNING: " + Quote.quote(file) + " is not in Chart.yaml.");
      }
    }
    return warnings;
  }

  private static boolean isDeclared(String name, List<Dependency> declared) {
    for (Dependency each : declared) {
      if (each.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private ChartLoader loader() {
    return ChartLoader.of(settings.log());
  }
}
