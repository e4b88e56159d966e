package dev.chartwright.provenance;

/**
 * What turns a text into a provenance file: a key in a keyring ({@link Signatory}), or a signing
 * device or service that someone puts in its place.
 */
@FunctionalInterface
public interface Signer {
  /**
   * Signs a text.
   *
   * @param text what {@link MessageBlock#text} gave
   * @return the whole clear-signed file
   */
  String clearSign(String text);
}
