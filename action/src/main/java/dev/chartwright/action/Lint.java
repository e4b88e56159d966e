package dev.chartwright.action;

import dev.chartwright.chart.ChartArchive;
import dev.chartwright.chart.values.SchemaValidation;
import dev.chartwright.engine.EngineOptions;
import dev.chartwright.engine.lint.ChartLinter;
import dev.chartwright.engine.lint.LintMessage;
import dev.chartwright.engine.lint.LintOptions;
import dev.chartwright.engine.lint.Severity;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.registry.RegistryEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for mistakes in charts.
 *
 * <p>Archives are unpacked into a temporary folder, which is removed. Safe for several threads.
 * Source: Helm 4.3.1 {@code pkg/action/lint.go}.
 *
 * <pre>{@code
 * LintResult found = Lint.of(settings, surroundings).run(LintRequest.of("demo")).get(0);
 * found.messages().get(0).toString(); // [INFO] Chart.yaml: icon is recommended
 * }</pre>
 */
public final class Lint {
  private final Settings settings;
  private final Surroundings surroundings;

  private Lint(Settings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** The verb with these settings. */
  public static Lint of(Settings settings, Surroundings surroundings) {
    return new Lint(settings, surroundings);
  }

  /**
   * Looks at each chart.
   *
   * @return the results: of the charts that were named, then of those below them
   * @throws RuntimeException if the values cannot be had
   */
  public List<LintResult> run(LintRequest request) {
    List<String> paths = new ArrayList<>(request.paths());
    if (request.withSubcharts()) {
      for (String path : request.paths()) {
        addSubcharts(Path.join(path, "charts"), paths);
      }
    }
    try (Connections connections =
        Connections.of(settings, ConnectionOptions.defaults(), RegistryEvents.NONE)) {
      Map<String, @Nullable Object> values =
          request.values().merge(connections.values(surroundings.in()));
      LintOptions options = new LintOptions(values, request.namespace(), request.kubeVersion());
      SchemaValidation schema =
          request.skipSchemaValidation()
              ? SchemaValidation.skipped()
              : SchemaValidation.of(connections.schemas(), settings.log());
      ChartLinter linter =
          ChartLinter.of(
              EngineOptions.of(surroundings.functions(settings.environment(), false))
                  .withLog(settings.log()),
              schema);
      List<LintResult> results = new ArrayList<>(paths.size());
      for (String path : paths) {
        results.add(lint(path, linter, options, request.strict()));
      }
      return results;
    }
  }

  private LintResult lint(String path, ChartLinter linter, LintOptions options, boolean strict) {
    if (!path.endsWith(".tgz") && !path.endsWith(".tar.gz")) {
      return lintFolder(path, path, linter, options, strict);
    }
    java.nio.file.Path temporary;
    try {
      temporary = Files.createTempDirectory(settings.temporaryFolder(), "helm-lint");
    } catch (IOException e) {
      return refused(
          path, "unable to create temp dir to extract tarball: " + PathException.reason(e));
    }
    try {
      String folder;
      try {
        folder = unpacked(path, temporary.toString());
      } catch (LintRefusal e) {
        return refused(path, String.valueOf(e.getMessage()));
      }
      return lintFolder(path, folder, linter, options, strict);
    } finally {
      TemporaryFolder.remove(temporary);
    }
  }

  private static String unpacked(String archive, String temporary) {
    try (InputStream in = Os.open(archive)) {
      try {
        ChartArchive.expand(temporary, in);
      } catch (RuntimeException e) {
        throw new LintRefusal("unable to extract tarball: " + e.getMessage());
      }
    } catch (PathException e) {
      throw new LintRefusal("unable to open tarball: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Path.join(temporary, Os.readDirNames(temporary).get(0));
  }

  private static LintResult lintFolder(
      String path, String folder, ChartLinter linter, LintOptions options, boolean strict) {
    try {
      Os.stat(Path.join(folder, "Chart.yaml"));
    } catch (PathException e) {
      return refused(path, "unable to check Chart.yaml file in chart: " + e.getMessage());
    }
    List<LintMessage> messages = linter.lint(folder, options);
    Severity tolerated = strict ? Severity.INFO : Severity.WARNING;
    List<String> failures = new ArrayList<>();
    for (LintMessage message : messages) {
      if (message.severity().compareTo(tolerated) > 0) {
        failures.add(message.text());
      }
    }
    return new LintResult(path, messages, failures);
  }

  private static LintResult refused(String path, String why) {
    return new LintResult(path, List.of(), List.of(why));
  }

  /** Adds the folders with a Chart.yaml and the archives below a folder; links are not followed. */
  private static void addSubcharts(String path, List<String> found) {
    boolean folder;
    try {
      folder = Os.lstat(path).isDirectory();
    } catch (PathException e) {
      return;
    }
    if (Path.base(path).equals("Chart.yaml")) {
      found.add(Path.dir(path));
    } else if (path.endsWith(".tgz") || path.endsWith(".tar.gz")) {
      found.add(path);
    }
    if (!folder) {
      return;
    }
    List<String> names;
    try {
      names = Os.readDirNames(path);
    } catch (PathException e) {
      return;
    }
    names.sort(StringOrder.BYTES);
    for (String name : names) {
      addSubcharts(Path.join(path, name), found);
    }
  }

  /** A chart that cannot even be looked at. */
  private static final class LintRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LintRefusal(String message) {
      super(message);
    }
  }
}
