package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.HelmPath;
import dev.chartwright.cli.YamlFile;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the files on disk tell about chart repositories: {@code repositories.yaml} and the cached
 * indexes. Files that are missing or broken count as empty: completion has nobody to complain to.
 */
final class RepositoryCache {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  private final String repositoriesFile;
  private final String directory;

  private RepositoryCache(String repositoriesFile, String directory) {
    this.repositoriesFile = repositoriesFile;
    this.directory = directory;
  }

  /** The files that the settings name. */
  static RepositoryCache of(CommandContext context) {
    return new RepositoryCache(
        context.settings().repositoryConfig(), context.settings().repositoryCache());
  }

  /** Names and URLs of the repositories, in the order of the file. */
  List<Map.Entry<String, String>> repositories() {
    List<Map.Entry<String, String>> result = new ArrayList<>();
    if (read(repositoriesFile) instanceof Map<?, ?> file
        && file.get("repositories") instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> repository) {
          result.add(Map.entry(text(repository, "name"), text(repository, "url")));
        }
      }
    }
    return result;
  }

  /** Names of the charts of a repository: from its list of names, else from its index. */
  List<String> charts(String repository) {
    Path names = Path.of(HelmPath.join(directory, repository + "-charts.txt"));
    try {
      return Files.readString(names).lines().toList();
    } catch (NoSuchFileException e) {
      return new ArrayList<>(new TreeSet<>(index(repository).keySet()));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Versions of a chart, each with what the index tells about it. */
  List<String> versions(String repository, String chart) {
    List<Entry> found = new ArrayList<>();
    if (index(repository).get(chart) instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> fields) {
          try {
            found.add(new Entry(Version.parse(text(fields, "version")), fields));
          } catch (SemverException e) {
            // Helm leaves such an entry out, too.
          }
        }
      }
    }
    found.sort((a, b) -> b.version.compareTo(a.version));
    List<String> result = new ArrayList<>();
    for (Entry entry : found) {
      String app = text(entry.fields, "appVersion");
      result.add(
          text(entry.fields, "version")
              + "\t"
              + (app.isEmpty() ? "" : "App: " + app + ", ")
              + "Created: "
              + date(text(entry.fields, "created"))
              + " "
              + (Boolean.TRUE.equals(entry.fields.get("deprecated")) ? "(deprecated)" : ""));
    }
    return result;
  }

  private record Entry(Version version, Map<?, ?> fields) {}

  private Map<String, Object> index(String repository) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (read(HelmPath.join(directory, repository + "-index.yaml")) instanceof Map<?, ?> index
        && index.get("entries") instanceof Map<?, ?> charts) {
      for (Map.Entry<?, ?> chart : charts.entrySet()) {
        if (chart.getKey() instanceof String name && chart.getValue() != null) {
          entries.put(name, chart.getValue());
        }
      }
    }
    return entries;
  }

  /** {@code 2006-01-02T…} as {@code January 2, 2006}; the year 1 if there is no such date. */
  private static String date(String timestamp) {
    if (timestamp.length() < 10 || timestamp.charAt(4) != '-' || timestamp.charAt(7) != '-') {
      return "January 1, 0001";
    }
    try {
      int month = Integer.parseInt(timestamp.substring(5, 7));
      int day = Integer.parseInt(timestamp.substring(8, 10));
      return MONTHS[month - 1] + " " + day + ", " + timestamp.substring(0, 4);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return "January 1, 0001";
    }
  }

  private static @Nullable Object read(String file) {
    try {
      return YamlFile.read(Path.of(file));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }
}
