package dev.chartwright.engine.lint;

import dev.chartwright.chart.Maintainer;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.yaml.Yaml;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chart.yaml: that it can be read, and what stands in it.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/lint/rules/chartfile.go}.
 */
final class ChartfileRules {
  private static final String FILE = "Chart.yaml";

  private final Findings findings;

  private ChartfileRules(Findings findings) {
    this.findings = findings;
  }

  static void apply(Findings findings) {
    new ChartfileRules(findings).apply();
  }

  private void apply() {
    String path = Path.join(findings.folder(), FILE);
    if (isDirectory(path)) {
      error("should be a file, not a directory");
    }
    byte[] file;
    Metadata metadata;
    try {
      file = Os.readFile(path);
      metadata = Metadata.read(file);
    } catch (RuntimeException e) {
      error("unable to parse YAML\n\t" + e.getMessage());
      return;
    }
    strictly(file);
    Map<String, @Nullable Object> untyped = untyped(file);
    name(metadata.name());
    apiVersion(metadata.apiVersion());
    isString(untyped, "version");
    version(metadata.version());
    isString(untyped, "appVersion");
    maintainers(metadata.maintainers());
    sources(metadata.sources());
    icon(metadata.icon());
    onlySecondVersion(metadata);
    if (!isStrictVersion(metadata.version())) {
      findings.warning(FILE, "version '" + metadata.version() + "' is not a valid SemVerV2");
    }
  }

  private void strictly(byte[] file) {
    try {
      Metadata.readStrictly(file);
    } catch (RuntimeException e) {
      findings.warning(FILE, "failed to strictly parse chart metadata file\n\t" + e.getMessage());
    }
  }

  private void name(String name) {
    if (name.isEmpty()) {
      error("name is required");
    } else if (!Path.base(name).equals(name)) {
      error("chart name " + Quote.quote(name) + " is invalid");
    }
  }

  private void apiVersion(String version) {
    if (version.isEmpty()) {
      error("apiVersion is required. The value must be either \"v1\" or \"v2\"");
    } else if (!version.equals(Metadata.API_V1) && !version.equals(Metadata.API_V2)) {
      error("apiVersion '" + version + "' is not valid. The value must be either \"v1\" or \"v2\"");
    }
  }

  private void isString(Map<String, @Nullable Object> untyped, String key) {
    if (untyped.containsKey(key) && !(untyped.get(key) instanceof String)) {
      error(
          key + " should be of type string but it's of type " + TypeNames.typeOf(untyped.get(key)));
    }
  }

  private void version(String text) {
    if (text.isEmpty()) {
      error("version is required");
      return;
    }
    Version version;
    try {
      version = Version.parse(text);
    } catch (SemverException e) {
      error("version '" + text + "' is not a valid SemVer");
      return;
    }
    List<String> reasons = Constraints.parse(">0.0.0-0").reasons(version);
    if (!reasons.isEmpty()) {
      error("version " + reasons.get(0));
    }
  }

  private static boolean isStrictVersion(String version) {
    try {
      Version.parseStrict(version);
      return true;
    } catch (SemverException e) {
      return false;
    }
  }

  /** Tells of the first mistake only. */
  private void maintainers(List<? extends @Nullable Maintainer> maintainers) {
    for (Maintainer each : maintainers) {
      if (each == null) {
        error("a maintainer entry is empty");
        return;
      }
      if (each.name().isEmpty()) {
        error("each maintainer requires a name");
        return;
      }
      if (!each.email().isEmpty() && !Address.isEmail(each.email())) {
        error("invalid email '" + each.email() + "' for maintainer '" + each.name() + "'");
        return;
      }
      if (!each.url().isEmpty() && !Address.isUrl(each.url())) {
        error("invalid url '" + each.url() + "' for maintainer '" + each.name() + "'");
        return;
      }
    }
  }

  private void sources(List<String> sources) {
    for (String source : sources) {
      if (source.isEmpty() || !Address.isRequestUrl(source)) {
        error("invalid source URL '" + source + "'");
        return;
      }
    }
  }

  private void icon(String icon) {
    if (icon.isEmpty()) {
      findings.info(FILE, "icon is recommended");
    } else if (!Address.isRequestUrl(icon)) {
      error("invalid icon URL '" + icon + "'");
    }
  }

  private void onlySecondVersion(Metadata metadata) {
    String version = metadata.apiVersion();
    if (version.equals(Metadata.API_V2)) {
      return;
    }
    if (!metadata.type().isEmpty()) {
      error(
          "chart type is not valid in apiVersion '"
              + version
              + "'. It is valid in apiVersion 'v2'");
    }
    if (!metadata.dependencies().isEmpty()) {
      error(
          "dependencies are not valid in the Chart file with apiVersion '"
              + version
              + "'. They are valid in apiVersion 'v2'");
    }
  }

  private void error(String text) {
    findings.error(FILE, text);
  }

  private static boolean isDirectory(String path) {
    try {
      return Os.stat(path).isDirectory();
    } catch (PathException e) {
      return false;
    }
  }

  private static Map<String, @Nullable Object> untyped(byte[] file) {
    try {
      return Yaml.toJsonMap(file);
    } catch (RuntimeException e) {
      return Map.of();
    }
  }
}
