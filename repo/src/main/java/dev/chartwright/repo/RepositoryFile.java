package dev.chartwright.repo;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.yaml.Yaml;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The repositories that the user added, in their order: {@code repositories.yaml}. Immutable.
 *
 * <pre>{@code
 * RepositoryFile.empty().with(RepositoryEntry.of("r", "http://example.com")).toYaml();
 * // apiVersion: ""
 * // generated: "0001-01-01T00:00:00Z"
 * // repositories:
 * // - caFile: ""
 * //   …
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/repo/v1/repo.go}.
 *
 * @param apiVersion what the file says; Helm writes none
 * @param generated what the file says; Helm writes the zero time
 * @param entries the repositories
 */
public record RepositoryFile(String apiVersion, GoTime generated, List<RepositoryEntry> entries) {
  private static final RepositoryFile EMPTY = new RepositoryFile(List.of());

  /** Copies the list. */
  public RepositoryFile {
    entries = List.copyOf(entries);
  }

  /** A file as Helm makes it. */
  public RepositoryFile(List<RepositoryEntry> entries) {
    this("", GoTime.ZERO, entries);
  }

  /** A file without repositories. */
  public static RepositoryFile empty() {
    return EMPTY;
  }

  /**
   * Reads the file. Entries that are null are left out; Helm crashes on them.
   *
   * @throws dev.chartwright.golang.yaml.YamlException if it is no YAML
   * @throws dev.chartwright.golang.json.JsonException if it is not what such a file is
   */
  public static RepositoryFile read(byte[] yaml) {
    return of(YamlDecoder.into(IndexTypes.REPOSITORIES).decode(yaml));
  }

  /**
   * Reads what can be read of a file: fields of the wrong type are as if absent, and what is no
   * YAML has no repositories.
   */
  static RepositoryFile readPartly(byte[] yaml) {
    YamlDecoder decoder = YamlDecoder.into(IndexTypes.REPOSITORIES);
    try {
      String json = decoder.toJson(yaml);
      return of(
          JsonDecoder.into(IndexTypes.REPOSITORIES)
              .decodeFirstPartly(GoString.bytes(json))
              .value());
    } catch (RuntimeException e) {
      return EMPTY;
    }
  }

  private static RepositoryFile of(@Nullable Object decoded) {
    if (!(decoded instanceof JsonStruct file)) {
      return EMPTY;
    }
    List<RepositoryEntry> entries = new ArrayList<>();
    for (Object each : file.list("repositories")) {
      if (each instanceof JsonStruct entry) {
        entries.add(
            new RepositoryEntry(
                entry.string("name"),
                entry.string("url"),
                entry.string("username"),
                entry.string("password"),
                entry.string("certFile"),
                entry.string("keyFile"),
                entry.string("caFile"),
                entry.bool("insecure_skip_tls_verify"),
                entry.bool("pass_credentials_all")));
      }
    }
    return new RepositoryFile(
        file.string("apiVersion"),
        file.get("generated") instanceof GoTime time ? time : GoTime.ZERO,
        entries);
  }

  /** The first repository of that name. */
  public Optional<RepositoryEntry> find(String name) {
    for (RepositoryEntry each : entries) {
      if (each.name().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * The repository of that name.
   *
   * @throws RepositoryException if there is none, or it has no URL
   */
  public RepositoryEntry require(String name) {
    RepositoryEntry found =
        find(name).orElseThrow(() -> new RepositoryException("repo " + name + " not found"));
    if (found.url().isEmpty()) {
      throw new RepositoryException("no URL found for repository " + name);
    }
    return found;
  }

  /** This file with a repository in the place of the first one of its name, else at the end. */
  public RepositoryFile with(RepositoryEntry entry) {
    List<RepositoryEntry> changed = new ArrayList<>(entries);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).name().equals(entry.name())) {
        changed.set(i, entry);
        return new RepositoryFile(apiVersion, generated, changed);
      }
    }
    changed.add(entry);
    return new RepositoryFile(apiVersion, generated, changed);
  }

  /** This file without any repository of that name. */
  public RepositoryFile without(String name) {
    List<RepositoryEntry> changed = new ArrayList<>(entries);
    changed.removeIf(each -> each.name().equals(name));
    return new RepositoryFile(apiVersion, generated, changed);
  }

  /** The text of the file, byte for byte as Helm writes it: every key, in alphabetical order. */
  public String toYaml() {
    List<Object> list = new ArrayList<>(entries.size());
    for (RepositoryEntry each : entries) {
      list.add(
          JsonObject.create()
              .put("caFile", each.caFile())
              .put("certFile", each.certFile())
              .put("insecure_skip_tls_verify", each.insecureSkipTlsVerify())
              .put("keyFile", each.keyFile())
              .put("name", each.name())
              .put("pass_credentials_all", each.passCredentialsAll())
              .put("password", each.password())
              .put("url", each.url())
              .put("username", each.username()));
    }
    return Yaml.jsonToYaml(
        Json.marshal(
            JsonObject.create()
                .put("apiVersion", apiVersion)
                .put("generated", generated)
                .put("repositories", list)));
  }
}
