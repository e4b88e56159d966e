package dev.chartwright.oci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The name of content by its hash: algorithm, colon, hash in lower-case hexadecimal digits.
 *
 * <p>A digest that others wrote into a manifest is kept as it stands, even when it is nonsense or
 * empty: {@link #isValid()} tells, {@link #parse} and {@link #validate()} refuse. Known algorithms
 * are sha256, sha384 and sha512.
 *
 * <pre>{@code
 * Digest.ofBytes(new byte[0])
 *   // sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
 * }</pre>
 *
 * <p>Source: opencontainers/go-digest v1.0.0 {@code digest.go}, {@code algorithm.go}.
 *
 * @param text the digest as it is written
 */
public record Digest(String text) implements Comparable<Digest> {
  private static final String HEX = "0123456789abcdef";

  /** Takes a text as it is, without a check. */
  public static Digest of(String text) {
    return new Digest(text);
  }

  /**
   * Reads a digest.
   *
   * @throws InvalidDigestException if it has no known algorithm or is no hash of that algorithm
   */
  public static Digest parse(String text) {
    Digest digest = new Digest(text);
    digest.validate();
    return digest;
  }

  /** The sha256 digest of some bytes. */
  public static Digest ofBytes(byte[] bytes) {
    return of("sha256", sha256().digest(bytes));
  }

  /** The digest of some bytes by the algorithm of this one, which must be valid. */
  public Digest sameAlgorithm(byte[] bytes) {
    return of(algorithm(), hasher().digest(bytes));
  }

  /** Makes a digest of an algorithm's name and a finished hash. */
  public static Digest of(String algorithm, byte[] hash) {
    StringBuilder text = new StringBuilder(algorithm.length() + 1 + hash.length * 2);
    text.append(algorithm).append(':');
    for (byte b : hash) {
      text.append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
    }
    return new Digest(text.toString());
  }

  /** The part before the colon; empty when there is no colon. */
  public String algorithm() {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : text.substring(0, colon);
  }

  /** The part after the colon; the whole text when there is no colon. */
  public String encoded() {
    return text.substring(text.indexOf(':') + 1);
  }

  /** Tells whether {@link #validate()} would pass. */
  public boolean isValid() {
    return problem().isEmpty();
  }

  /**
   * Refuses a digest that cannot be computed.
   *
   * @throws InvalidDigestException with the reason
   */
  public void validate() {
    String problem = problem();
    if (!problem.isEmpty()) {
      throw new InvalidDigestException(text, problem);
    }
  }

  /**
   * A fresh hash function of this digest's algorithm.
   *
   * @throws InvalidDigestException if the digest is not valid
   */
  public MessageDigest hasher() {
    validate();
    return switch (algorithm()) {
      case "sha256" -> sha256();
      case "sha384" -> instance("SHA-384");
      default -> instance("SHA-512");
    };
  }

  @Override
  public int compareTo(Digest other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private String problem() {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon + 1 == text.length()) {
      return "invalid checksum digest format";
    }
    int length =
        switch (text.substring(0, colon)) {
          case "sha256" -> 64;
          case "sha384" -> 96;
          case "sha512" -> 128;
          default -> 0;
        };
    if (length == 0) {
      return isWellFormed(text, colon)
          ? "unsupported digest algorithm"
          : "invalid checksum digest format";
    }
    if (text.length() - colon - 1 != length) {
      return "invalid checksum digest length";
    }
    for (int i = colon + 1; i < text.length(); i++) {
      if (HEX.indexOf(text.charAt(i)) < 0) {
        return "invalid checksum digest format";
      }
    }
    return "";
  }

  /** Algorithm of lower-case letters and digits, joined by single {@code . + _ -}. */
  private static boolean isWellFormed(String text, int colon) {
    boolean joint = true;
    for (int i = 0; i < colon; i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        joint = false;
      } else if (joint || ".+_-".indexOf(c) < 0) {
        return false;
      } else {
        joint = true;
      }
    }
    if (joint) {
      return false;
    }
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && "=_-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  static MessageDigest sha256() {
    return instance("SHA-256");
  }

  private static MessageDigest instance(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + name, e);
    }
  }
}
