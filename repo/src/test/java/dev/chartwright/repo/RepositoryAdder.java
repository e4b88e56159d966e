package dev.chartwright.repo;

/** One of many processes that add repositories: file, prefix of their names, how many. */
final class RepositoryAdder {
  private RepositoryAdder() {}

  public static void main(String[] args) {
    RepositoryConfig config = RepositoryConfig.of(args[0]);
    for (int i = Integer.parseInt(args[2]); i > 0; i--) {
      RepositoryEntry entry = RepositoryEntry.of(args[1] + i, "http://localhost");
      config.exclusively(() -> {
        config.write(config.read().with(entry));
        return true;
      });
    }
  }
}
