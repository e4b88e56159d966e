package dev.chartwright.oci;

/**
 * Content is not what its descriptor says.
 *
 * <p>Thrown out of {@link java.io.InputStream#read()} too: unchecked, so that no caller takes it
 * for an early end. Source of the texts: oras-go v2.6.2 {@code content/reader.go}.
 */
public final class IntegrityException extends OciException {
  private final Fault fault;
  private final transient Descriptor expected;

  /** What was wrong. */
  public enum Fault {
    /** The bytes have another digest: {@code mismatched digest}. */
    MISMATCHED_DIGEST,
    /** There are more bytes than announced: {@code trailing data}. */
    TRAILING_DATA,
    /** There are fewer bytes than announced. */
    TRUNCATED,
    /** The announced size is negative: {@code invalid descriptor size}. */
    INVALID_SIZE,
    /** The announced digest cannot be computed: {@code failed to validate …}. */
    INVALID_DIGEST
  }

  private IntegrityException(Fault fault, Descriptor expected, String message) {
    super(message);
    this.fault = fault;
    this.expected = expected;
  }

  static IntegrityException mismatchedDigest(Descriptor expected) {
    return new IntegrityException(Fault.MISMATCHED_DIGEST, expected, "mismatched digest");
  }

  static IntegrityException trailingData(Descriptor expected) {
    return new IntegrityException(Fault.TRAILING_DATA, expected, "trailing data");
  }

  static IntegrityException truncated(Descriptor expected, long got) {
    return new IntegrityException(
        Fault.TRUNCATED,
        expected,
        "read failed: expected content size of "
            + expected.size()
            + ", got "
            + got
            + ", for digest "
            + expected.digest()
            + ": unexpected EOF");
  }

  static IntegrityException invalidSize(Descriptor expected) {
    return new IntegrityException(Fault.INVALID_SIZE, expected, "invalid descriptor size");
  }

  static IntegrityException invalidDigest(Descriptor expected, InvalidDigestException cause) {
    return new IntegrityException(
        Fault.INVALID_DIGEST,
        expected,
        "read failed: failed to validate " + expected.digest() + ": " + cause.getMessage());
  }

  /** What was wrong. */
  public Fault fault() {
    return fault;
  }

  /** What the content should have been. */
  public Descriptor expected() {
    return expected;
  }
}
