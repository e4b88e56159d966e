package dev.chartwright.repo;

import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The repositories that the user added, in their order: {@code repositories.yaml}.
 *
 * @param entries the repositories
 */
public record RepositoryFile(List<RepositoryEntry> entries) {
  /** Copies the list. */
  public RepositoryFile {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the file.
   *
   * @throws dev.chartwright.golang.json.JsonException if it is not what such a file is
   */
  public static RepositoryFile read(byte[] yaml) {
    List<RepositoryEntry> entries = new ArrayList<>();
    if (YamlDecoder.into(IndexTypes.REPOSITORIES).decode(yaml) instanceof JsonStruct file) {
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
    }
    return new RepositoryFile(entries);
  }

  /**
   * The repository of that name.
   *
   * @throws RepositoryException if there is none, or it has no URL
   */
  public RepositoryEntry require(String name) {
    for (RepositoryEntry each : entries) {
      if (each.name().equals(name)) {
        if (each.url().isEmpty()) {
          throw new RepositoryException("no URL found for repository " + name);
        }
        return each;
      }
    }
    throw new RepositoryException("repo " + name + " not found");
  }
}
