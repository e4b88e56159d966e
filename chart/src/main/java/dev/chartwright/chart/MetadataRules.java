package dev.chartwright.chart;

import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that every loaded Chart.yaml keeps, in Helm's order and words.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/metadata.go Validate}.
 */
final class MetadataRules {
  private MetadataRules() {}

  static Metadata validated(Metadata given) {
    Metadata clean =
        given.toBuilder()
            .name(Sanitizer.clean(given.name()))
            .description(Sanitizer.clean(given.description()))
            .home(Sanitizer.clean(given.home()))
            .icon(Sanitizer.clean(given.icon()))
            .condition(Sanitizer.clean(given.condition()))
            .tags(Sanitizer.clean(given.tags()))
            .appVersion(Sanitizer.clean(given.appVersion()))
            .kubeVersion(Sanitizer.clean(given.kubeVersion()))
            .sources(Sanitizer.clean(given.sources()))
            .keywords(Sanitizer.clean(given.keywords()))
            .build();
    checkIdentity(clean);
    return clean.toBuilder()
        .maintainers(maintainers(clean.maintainers()))
        .dependencies(dependencies(clean.dependencies()))
        .build();
  }

  private static void checkIdentity(Metadata metadata) {
    String name = metadata.name();
    if (metadata.apiVersion().isEmpty()) {
      throw new ValidationException("chart.metadata.apiVersion is required");
    }
    if (name.isEmpty()) {
      throw new ValidationException("chart.metadata.name is required");
    }
    if (name.equals(".") || name.equals("..")) {
      throw new ValidationException("chart.metadata.name " + Quote.quote(name) + " is not allowed");
    }
    if (!isBaseName(name)) {
      throw new ValidationException("chart.metadata.name " + Quote.quote(name) + " is invalid");
    }
    if (metadata.version().isEmpty()) {
      throw new ValidationException("chart.metadata.version is required");
    }
    try {
      Version.parse(metadata.version());
    } catch (SemverException e) {
      throw new ValidationException(
          "chart.metadata.version " + Quote.quote(metadata.version()) + " is invalid");
    }
    switch (metadata.type()) {
      case "", "application", "library" -> {}
      default ->
          throw new ValidationException("chart.metadata.type must be application or library");
    }
  }

  private static List<@Nullable Maintainer> maintainers(List<@Nullable Maintainer> given) {
    List<@Nullable Maintainer> clean = new ArrayList<>(given.size());
    for (Maintainer maintainer : given) {
      if (maintainer == null) {
        throw new ValidationException("maintainers must not contain empty or null nodes");
      }
      clean.add(maintainer.sanitized());
    }
    return clean;
  }

  private static List<@Nullable Dependency> dependencies(List<@Nullable Dependency> given) {
    List<@Nullable Dependency> clean = new ArrayList<>(given.size());
    Set<String> keys = new HashSet<>();
    for (Dependency dependency : given) {
      if (dependency == null) {
        throw new ValidationException("dependencies must not contain empty or null nodes");
      }
      Dependency valid = dependency.validated();
      clean.add(valid);
      if (!keys.add(valid.key())) {
        throw new ValidationException(
            "more than one dependency with name or alias " + Quote.quote(valid.key()));
      }
    }
    return clean;
  }

  /**
   * Whether a name is the last element of itself, so that it can name a folder and no other place.
   */
  static boolean isBaseName(String name) {
    return !name.isEmpty() && (name.equals("/") || name.indexOf('/') < 0);
  }
}
