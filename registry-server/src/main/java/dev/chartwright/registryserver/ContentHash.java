package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.IOException;
import java.security.MessageDigest;

/**
 * The hash of an upload, carried along while the bytes arrive; can be set back to an earlier point.
 */
final class ContentHash {
  private final String algorithm;
  private final MessageDigest state;

  private ContentHash(String algorithm, MessageDigest state) {
    this.algorithm = algorithm;
    this.state = state;
  }

  /** A fresh hash by the algorithm of {@code digest}, which is valid. */
  static ContentHash like(Digest digest) {
    return new ContentHash(digest.algorithm(), digest.hasher());
  }

  /** A fresh hash by an algorithm's name. */
  static ContentHash by(String algorithm) {
    int digits =
        switch (algorithm) {
          case "sha256" -> 64;
          case "sha384" -> 96;
          case "sha512" -> 128;
          default ->
              throw RegistryError.of(400, ErrorCode.DIGEST_INVALID, "unsupported digest algorithm");
        };
    return like(Digest.of(algorithm + ":" + "0".repeat(digits)));
  }

  /** The hash of everything in {@code written}. */
  static ContentHash of(Digest like, BlobReader written) throws IOException {
    ContentHash hash = like(like);
    byte[] buffer = new byte[64 * 1024];
    long position = 0;
    int got;
    while ((got = written.read(position, buffer, 0, buffer.length)) > 0) {
      hash.update(buffer, 0, got);
      position += got;
    }
    return hash;
  }

  boolean isLike(Digest digest) {
    return digest.algorithm().equals(algorithm);
  }

  void update(byte[] bytes, int offset, int length) {
    state.update(bytes, offset, length);
  }

  ContentHash copy() {
    try {
      return new ContentHash(algorithm, (MessageDigest) state.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("hash of " + algorithm + " cannot be copied", e);
    }
  }

  /** The digest of all bytes so far; the hash cannot be used afterwards. */
  Digest finish() {
    return Digest.of(algorithm, state.digest());
  }
}
