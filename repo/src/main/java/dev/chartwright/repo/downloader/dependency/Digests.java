package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.golang.GoString;
import dev.chartwright.provenance.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** SHA-256 in hex. */
final class Digests {
  private Digests() {}

  static String sha256(String text) {
    return Sha256.of(GoString.bytes(text));
  }

  /** {@code sha256:} and the digest of a file. */
  static String ofFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return "sha256:" + Sha256.of(in);
    }
  }
}
