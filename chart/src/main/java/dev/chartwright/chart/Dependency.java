package dev.chartwright.chart;

import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart that another chart needs, as Chart.yaml, requirements.yaml and the lock files name it.
 *
 * <p>What is not given is empty. Immutable.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/dependency.go}.
 *
 * @param name the name that stands in that chart's Chart.yaml
 * @param version a version, or a range in Chart.yaml
 * @param repository the URL of the repository, {@code oci://…}, {@code file://…} or {@code @alias}
 * @param condition a path into the values that turns the chart on or off
 * @param tags names that turn several charts on or off together
 * @param enabled what processing the dependencies found out
 * @param importValues strings, or maps with {@code child} and {@code parent}, as JSON values
 * @param alias the name under which the chart is used
 */
public record Dependency(
    String name,
    String version,
    String repository,
    String condition,
    List<String> tags,
    boolean enabled,
    List<@Nullable Object> importValues,
    String alias) {

  /** Copies the lists. */
  public Dependency {
    tags = List.copyOf(tags);
    importValues = Collections.unmodifiableList(new ArrayList<>(importValues));
  }

  /** A dependency with a name, a version and a repository, and nothing else. */
  public static Dependency of(String name, String version, String repository) {
    return new Dependency(name, version, repository, "", List.of(), false, List.of(), "");
  }

  /** The same with another version. */
  public Dependency withVersion(String version) {
    return new Dependency(name, version, repository, condition, tags, enabled, importValues, alias);
  }

  /** The same with another repository. */
  public Dependency withRepository(String repository) {
    return new Dependency(name, version, repository, condition, tags, enabled, importValues, alias);
  }

  /** The same, enabled or not. */
  public Dependency withEnabled(boolean enabled) {
    return new Dependency(name, version, repository, condition, tags, enabled, importValues, alias);
  }

  /** The name under which values and templates know the chart: the alias, if there is one. */
  public String key() {
    return alias.isEmpty() ? name : alias;
  }

  /**
   * The same with unprintable characters removed, after a look at the alias.
   *
   * @throws ValidationException if the alias has other characters than letters, digits, {@code _}
   *     and {@code -}
   */
  public Dependency validated() {
    Dependency clean =
        new Dependency(
            Sanitizer.clean(name),
            Sanitizer.clean(version),
            Sanitizer.clean(repository),
            Sanitizer.clean(condition),
            Sanitizer.clean(tags),
            enabled,
            importValues,
            alias);
    for (int i = 0; i < alias.length(); i++) {
      char c = alias.charAt(i);
      boolean legal =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-';
      if (!legal) {
        throw new ValidationException(
            "dependency " + Quote.quote(clean.name) + " has disallowed characters in the alias");
      }
    }
    return clean;
  }

  /** The members as Helm writes them into JSON: what is empty is left out but for the place. */
  public JsonObject toJsonObject() {
    return JsonObject.create()
        .put("name", name)
        .putNonEmpty("version", version)
        .put("repository", repository)
        .putNonEmpty("condition", condition)
        .putNonEmpty("tags", tags)
        .putNonEmpty("enabled", enabled)
        .putNonEmpty("import-values", importValues)
        .putNonEmpty("alias", alias);
  }
}
