package dev.chartwright.provenance;

import dev.chartwright.golang.GoString;
import java.util.Optional;

/**
 * A provenance file taken apart: the text in it, and the signature under that. Nothing is checked.
 *
 * <p>Source: ProtonMail go-crypto 1.4.1 {@code openpgp/clearsign}, which Helm uses.
 */
public final class ProvenanceFile {
  private final byte[] plaintext;
  private final byte[] signed;
  private final Armor signature;

  ProvenanceFile(byte[] plaintext, byte[] signed, Armor signature) {
    this.plaintext = plaintext;
    this.signed = signed;
    this.signature = signature;
  }

  /**
   * Finds the first clear-signed text.
   *
   * @param file the whole file; what stands in front of the text and behind it is ignored
   * @return empty if there is none, or if it is not whole
   */
  public static Optional<ProvenanceFile> find(byte[] file) {
    return ClearText.find(file);
  }

  /** The text without dash escapes and blanks at line ends, with plain line feeds. */
  public byte[] plaintext() {
    return plaintext.clone();
  }

  /**
   * The checksums in the text.
   *
   * @throws ProvenanceException if the text has none
   */
  public MessageBlock message() {
    return MessageBlock.parse(plaintext);
  }

  /** The text as it was signed: lines end in carriage return and line feed. */
  byte[] signed() {
    return signed;
  }

  /** The armour under the text. */
  Armor signature() {
    return signature;
  }

  /** The text. */
  @Override
  public String toString() {
    return GoString.of(plaintext);
  }
}
