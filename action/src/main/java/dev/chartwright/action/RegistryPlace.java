package dev.chartwright.action;

import dev.chartwright.registry.ChartReference;
import dev.chartwright.repo.RepositoryAlias;
import dev.chartwright.repo.RepositoryConfig;
import dev.chartwright.repo.RepositoryFile;
import java.util.Optional;

/**
 * Where in a registry to search.
 *
 * @param url {@code oci://host/path}, without a slash at its end
 * @param name how the user calls it
 * @param below whether what lies below is meant, and not a chart of this name
 */
record RegistryPlace(String url, String name, boolean below) {
  /**
   * The place that a keyword means: an {@code oci://} reference, an alias, or a chart below one. A
   * slash at the end means what lies below.
   *
   * @return nothing if it means no such place
   */
  static Optional<RegistryPlace> of(String keyword, Settings settings) {
    if (!settings.extras()) {
      return Optional.empty();
    }
    boolean below = keyword.endsWith("/");
    String bare = below ? keyword.substring(0, keyword.length() - 1) : keyword;
    if (ChartReference.isOci(keyword)) {
      String url = RepositoryAlias.of("", keyword).url();
      return Optional.of(new RegistryPlace(url, url, below));
    }
    int slash = bare.indexOf('/');
    String first = slash < 0 ? bare : bare.substring(0, slash);
    Optional<String> alias = settings.aliases().find(first);
    if (alias.isEmpty() || isRepository(first, settings)) {
      return Optional.empty();
    }
    return alias.map(url ->
        new RegistryPlace(slash < 0 ? url : url + bare.substring(slash), bare, below || slash < 0));
  }

  private static boolean isRepository(String name, Settings settings) {
    return RepositoryConfig.of(settings.repositoryConfig())
        .readPartly()
        .orElse(RepositoryFile.empty())
        .find(name)
        .isPresent();
  }

  /** Host and port. */
  String host() {
    String rest = ChartReference.withoutScheme(url);
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  /** The path on the host with a slash at its end; empty if there is none. */
  String prefix() {
    String rest = ChartReference.withoutScheme(url);
    int slash = rest.indexOf('/');
    return slash < 0 ? "" : rest.substring(slash + 1) + "/";
  }

  /** A chart of that repository on the same host, which lies below this place. */
  RegistryPlace chart(String repository) {
    return new RegistryPlace(
        ChartReference.SCHEME + host() + "/" + repository,
        name + "/" + repository.substring(prefix().length()),
        false);
  }
}
