package dev.chartwright.provenance;

import dev.chartwright.provenance.ProvenanceException.Problem;
import org.jspecify.annotations.Nullable;

/** Why OpenPGP data cannot be read or is not right, in the words of go-crypto. */
final class PgpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable String weakHash;

  private PgpException(Kind kind, String message) {
    this(kind, message, null);
  }

  private PgpException(Kind kind, String message, @Nullable String weakHash) {
    super(message, null, false, false);
    this.kind = kind;
    this.weakHash = weakHash;
  }

  static PgpException structural(String what) {
    return new PgpException(Kind.STRUCTURAL, "openpgp: invalid data: " + what);
  }

  static PgpException unsupported(String what) {
    return new PgpException(Kind.UNSUPPORTED, "openpgp: unsupported feature: " + what);
  }

  /** A hash that is not known any more because it is too weak; {@code name} is for people. */
  static PgpException weakHash(String name, int id) {
    return new PgpException(
        Kind.UNSUPPORTED, "openpgp: unsupported feature: hash function " + id, name);
  }

  static PgpException argument(String what) {
    return new PgpException(Kind.OTHER, "openpgp: invalid argument: " + what);
  }

  static PgpException signature(String what) {
    return new PgpException(Kind.SIGNATURE, "openpgp: invalid signature: " + what);
  }

  /** What reading says that came to an end too early, or to something that is no data. */
  static PgpException reading(String message) {
    return new PgpException(Kind.OTHER, message);
  }

  /** The name of the hash that was too weak; null if something else is wrong. */
  @Nullable String weakHash() {
    return weakHash;
  }

  Kind kind() {
    return kind;
  }

  /** The message: it is never absent. */
  String text() {
    return String.valueOf(getMessage());
  }

  ProvenanceException as(Problem problem) {
    return ProvenanceException.of(problem, text(), this);
  }

  /** What a reader of packets does about it. */
  enum Kind {
    /** Skips the key that it is in. */
    STRUCTURAL,
    /** Skips the packet. */
    UNSUPPORTED,
    SIGNATURE,
    /** Gives up. */
    OTHER
  }
}
