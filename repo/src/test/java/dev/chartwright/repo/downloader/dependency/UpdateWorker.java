package dev.chartwright.repo.downloader.dependency;

import java.nio.file.Path;

/**
 * A process that updates a chart again and again, to other versions each time, until it is killed.
 */
final class UpdateWorker {
  static final String REPOSITORY = "http://a.example";
  private static final int MOST_UPDATES = 100_000;

  private UpdateWorker() {}

  /** A server whose newest versions have this number. */
  static FakeServer server(int major) {
    FakeServer server = new FakeServer();
    for (String name : new String[] {"lib", "db", "web", "mq"}) {
      server.chart(REPOSITORY, name, major + ".0.0");
    }
    return server;
  }

  static Bench bench(Path root, int major) {
    return new Bench(root, server(major))
        .wants(
            "lib * " + REPOSITORY,
            "db * " + REPOSITORY,
            "web * " + REPOSITORY,
            "mq * " + REPOSITORY);
  }

  /** Says a line after each update. */
  public static void main(String[] args) {
    Path root = Path.of(args[0]);
    for (int i = 1; i < MOST_UPDATES; i++) {
      bench(root, 1 + i % 2).update();
      System.out.println(i);
      System.out.flush();
    }
  }
}
