package dev.chartwright.repo;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The short names that the user gave to places in OCI registries. Immutable.
 *
 * <p>They stand in a file of our own, {@code repositories.aliases.yaml} beside {@code
 * repositories.yaml}: an {@code oci://} entry in the latter breaks helm. A repository of the same
 * name in {@code repositories.yaml} goes first, so whoever looks up a name asks there before.
 *
 * <pre>{@code
 * RepositoryAliases aliases = RepositoryAliases.load("…/repositories.aliases.yaml");
 * aliases.chart("acme/web")      // oci://ghcr.io/acme/charts/web
 * aliases.repository("@acme")    // oci://ghcr.io/acme/charts
 * }</pre>
 */
public final class RepositoryAliases {
  private static final String API_VERSION = "chartwright.dev/v1";

  private static final GoType FILE =
      GoType.struct("repo.Aliases")
          .field("apiVersion", GoType.STRING)
          .field(
              "aliases",
              GoType.sliceOf(
                  GoType.pointerTo(
                      GoType.struct("repo.Alias")
                          .field("name", GoType.STRING)
                          .field("url", GoType.STRING)
                          .build())))
          .build();

  private static final RepositoryAliases NONE = new RepositoryAliases(List.of());

  private final List<RepositoryAlias> entries;

  private RepositoryAliases(List<RepositoryAlias> entries) {
    this.entries = entries;
  }

  /** No aliases: what there is under the name helm. */
  public static RepositoryAliases none() {
    return NONE;
  }

  /** These aliases. */
  public static RepositoryAliases of(List<RepositoryAlias> entries) {
    return new RepositoryAliases(List.copyOf(entries));
  }

  /** Where the aliases stand that belong to a {@code repositories.yaml}. */
  public static String fileBeside(String repositoryConfig) {
    return stem(repositoryConfig) + ".aliases.yaml";
  }

  /** A path without its last extension, if it is more than that. */
  static String stem(String file) {
    String extension = Path.ext(file);
    return file.substring(
        0, extension.length() < file.length() ? file.length() - extension.length() : file.length());
  }

  /**
   * Reads a file of aliases.
   *
   * @param file its path; an empty path, or a file that is not there, has none
   * @throws RepositoryException {@code couldn't load repository aliases (…): …}
   */
  public static RepositoryAliases load(String file) {
    if (file.isEmpty()) {
      return NONE;
    }
    try {
      return read(Os.readFile(file));
    } catch (PathException e) {
      if (e.isNotExist()) {
        return NONE;
      }
      throw unreadable(file, e);
    } catch (RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static RepositoryException unreadable(String file, RuntimeException cause) {
    return new RepositoryException(
        "couldn't load repository aliases (" + file + "): " + cause.getMessage(), cause);
  }

  /** Reads the content of such a file. */
  static RepositoryAliases read(byte[] yaml) {
    List<RepositoryAlias> found = new ArrayList<>();
    if (YamlDecoder.into(FILE).decode(yaml) instanceof JsonStruct file) {
      for (Object each : file.list("aliases")) {
        if (each instanceof JsonStruct entry) {
          found.add(new RepositoryAlias(entry.string("name"), entry.string("url")));
        }
      }
    }
    return of(found);
  }

  /** The text of the file. */
  String toYaml() {
    List<Object> list = new ArrayList<>(entries.size());
    for (RepositoryAlias each : entries) {
      list.add(JsonObject.create().put("name", each.name()).put("url", each.url()));
    }
    return Yaml.marshal(JsonObject.create().put("apiVersion", API_VERSION).put("aliases", list));
  }

  /** The aliases in the order in which they were added. */
  public List<RepositoryAlias> entries() {
    return entries;
  }

  /** The place that a name stands for. */
  public Optional<String> find(String name) {
    for (RepositoryAlias each : entries) {
      if (each.name().equals(name)) {
        return Optional.of(each.url());
      }
    }
    return Optional.empty();
  }

  /**
   * The chart that {@code name/chart} means.
   *
   * @return {@code oci://host/path/chart}; empty if what stands before the first slash is no alias,
   *     or nothing stands behind it
   */
  public Optional<String> chart(String reference) {
    int slash = reference.indexOf('/');
    if (slash < 0 || slash == reference.length() - 1) {
      return Optional.empty();
    }
    return find(reference.substring(0, slash)).map(url -> url + reference.substring(slash));
  }

  /**
   * The place that the repository of a dependency means.
   *
   * @param written {@code @name} or {@code alias:name}
   * @return {@code oci://host/path}; empty if it is written otherwise or is no alias
   */
  public Optional<String> repository(String written) {
    if (written.startsWith("@")) {
      return find(written.substring(1));
    }
    return written.startsWith("alias:")
        ? find(written.substring("alias:".length()))
        : Optional.empty();
  }

  /** These aliases with another one, in the place of the one of its name if there is one. */
  public RepositoryAliases with(RepositoryAlias alias) {
    List<RepositoryAlias> changed = new ArrayList<>(entries);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).name().equals(alias.name())) {
        changed.set(i, alias);
        return of(changed);
      }
    }
    changed.add(alias);
    return of(changed);
  }

  /** These aliases without that name. */
  public RepositoryAliases without(String name) {
    List<RepositoryAlias> changed = new ArrayList<>(entries);
    changed.removeIf(each -> each.name().equals(name));
    return of(changed);
  }
}
