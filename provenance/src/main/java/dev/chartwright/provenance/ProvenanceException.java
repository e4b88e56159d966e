package dev.chartwright.provenance;

import org.jspecify.annotations.Nullable;

/**
 * Why something could not be signed or verified.
 *
 * <p>The message is Helm's own wording, which for keys and signatures is that of its OpenPGP
 * library ({@code openpgp: …}).
 */
public final class ProvenanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  private ProvenanceException(Problem problem, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** A failure without another one behind it. */
  public static ProvenanceException of(Problem problem, String message) {
    return new ProvenanceException(problem, message, null);
  }

  /** A failure with the one that led to it. */
  public static ProvenanceException of(Problem problem, String message, Throwable cause) {
    return new ProvenanceException(problem, message, cause);
  }

  /** What kind of failure it is. */
  public Problem problem() {
    return problem;
  }

  /** The same failure with words in front: {@code failed to load keyring: …}. */
  public ProvenanceException prefixed(String prefix) {
    return new ProvenanceException(problem, prefix + getMessage(), this);
  }

  /** Kinds of failure. */
  public enum Problem {
    /** A keyring or key that cannot be read, or in which the wanted key is not. */
    KEYRING,
    /** A passphrase that is missing or wrong. */
    PASSPHRASE,
    /** A provenance file that is none, or one that lacks a part. */
    MALFORMED,
    /** A signature made by a key that is not in the keyring. */
    UNKNOWN_SIGNER,
    /** A signature that does not belong to the text. */
    BAD_SIGNATURE,
    /** A key or signature whose time is over. */
    EXPIRED,
    /** A key that its owner has revoked. */
    REVOKED,
    /** A hash or key that is too weak, or an algorithm that is not known. */
    UNSUPPORTED,
    /** A file that is not the one that was signed, or not under that name. */
    WRONG_FILE,
    /** Text that is longer than the limit. */
    TOO_LARGE
  }
}
