package dev.chartwright.provenance;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Checksums of files as provenance files hold them: 64 lower-case hexadecimal digits.
 *
 * <p>Source: Helm {@code pkg/provenance/sign.go}, {@code Digest}, {@code DigestFile}.
 */
public final class Sha256 {
  private static final int CHUNK = 1 << 16;

  private Sha256() {}

  /** The checksum of bytes. */
  public static String of(byte[] data) {
    return HexFormat.of().formatHex(digest().digest(data));
  }

  /** The checksum of all that a stream still has, which stays open. */
  public static String of(InputStream in) throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      digest.update(chunk, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The checksum of a file of any size.
   *
   * @throws PathException if it cannot be read
   */
  public static String ofFile(String path) {
    try (InputStream in = Os.open(path)) {
      return of(in);
    } catch (IOException e) {
      throw PathException.of("read", path, e);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
