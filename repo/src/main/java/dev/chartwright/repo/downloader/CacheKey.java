package dev.chartwright.repo.downloader;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.RepositoryException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The content cache's key of a digest: 64 hexadecimal digits. */
final class CacheKey {
  private static final int BYTES = 32;

  private CacheKey() {}

  /**
   * The digits of a digest without its algorithm, in lower case; empty for an empty digest.
   *
   * @param prefix what an error about the digits begins with
   * @throws RepositoryException if they are not hexadecimal, or not of 32 bytes
   */
  static String of(String digest, String prefix) {
    String hex = digest.substring(digest.indexOf(':') + 1);
    byte[] bytes = hex.getBytes(StandardCharsets.UTF_8);
    for (byte each : bytes) {
      if (Character.digit(each & 0xff, 16) < 0 || each < 0) {
        throw new RepositoryException(prefix + "encoding/hex: invalid byte: " + show(each & 0xff));
      }
    }
    if (bytes.length % 2 == 1) {
      throw new RepositoryException(prefix + "encoding/hex: odd length hex string");
    }
    if (!digest.isEmpty() && bytes.length != 2 * BYTES) {
      throw new RepositoryException("invalid digest length: " + bytes.length / 2);
    }
    return hex.toLowerCase(Locale.ROOT);
  }

  // Go's %#U of one byte.
  private static String show(int value) {
    String code = Integer.toHexString(value).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(4 - code.length()) + code + " " + Quote.quoteRune(value);
  }
}
