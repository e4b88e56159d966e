package dev.chartwright.repo.downloader;

import dev.chartwright.provenance.Sha256;
import dev.chartwright.repo.getter.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** One of many processes that read and write a content cache: folder, seed, rounds. */
final class CacheWorker {
  static final int CHARTS = 6;
  private static final int BYTES = 100_000;

  private CacheWorker() {}

  static byte[] chart(int number) {
    byte[] bytes = new byte[BYTES];
    new Random(number).nextBytes(bytes);
    return bytes;
  }

  static String key(int number) throws IOException {
    return Sha256.of(new ByteArrayInputStream(chart(number)));
  }

  public static void main(String[] args) throws IOException {
    ContentCache cache = new ContentCache(Path.of(args[0]));
    Random random = new Random(Long.parseLong(args[1]));
    System.out.println("ready");
    for (int i = Integer.parseInt(args[2]); i > 0; i--) {
      int number = random.nextInt(CHARTS);
      String hex = key(number);
      Optional<Path> found = cache.find(hex);
      if (found.isPresent()) {
        try (InputStream in = Files.newInputStream(found.get())) {
          if (!Sha256.of(in).equals(hex)) {
            System.out.println("corrupt " + hex);
            System.exit(3);
          }
        }
      }
      if (found.isEmpty() || random.nextInt(3) == 0) {
        Files.createDirectories(cache.root());
        try (Spool spool = Spool.of(new ByteArrayInputStream(chart(number)), cache.root())) {
          cache.put(spool);
        }
      }
    }
    System.out.println("done");
  }
}
