package dev.chartwright.sprig;

/** A private key that cannot be read, with the words of Go's crypto/x509. */
final class KeyFormatException extends Exception {
  private static final long serialVersionUID = 1;

  KeyFormatException(String message) {
    super(message, null, false, false);
  }

  static KeyFormatException notPkcs8(byte[] bytes) {
    if (Asn1Layout.SEC1.mismatch(bytes) == null) {
      return hint("ParseECPrivateKey");
    }
    boolean pkcs1 = Asn1Layout.PKCS1.mismatch(bytes) == null;
    return pkcs1 ? hint("ParsePKCS1PrivateKey") : malformed(bytes, Asn1Layout.PKCS8);
  }

  static KeyFormatException notPkcs1(byte[] bytes) {
    if (Asn1Layout.SEC1.mismatch(bytes) == null) {
      return hint("ParseECPrivateKey");
    }
    boolean pkcs8 = Asn1Layout.PKCS8.mismatch(bytes) == null;
    return pkcs8 ? hint("ParsePKCS8PrivateKey") : malformed(bytes, Asn1Layout.PKCS1);
  }

  static KeyFormatException notSec1(byte[] bytes) {
    if (Asn1Layout.PKCS8.mismatch(bytes) == null) {
      return hint("ParsePKCS8PrivateKey");
    }
    if (Asn1Layout.PKCS1.mismatch(bytes) == null) {
      return hint("ParsePKCS1PrivateKey");
    }
    return new KeyFormatException(
        "x509: failed to parse EC private key: " + malformed(bytes, Asn1Layout.SEC1).getMessage());
  }

  private static KeyFormatException hint(String function) {
    return new KeyFormatException(
        "x509: failed to parse private key (use " + function + " instead for this key format)");
  }

  static KeyFormatException malformed(byte[] bytes, Asn1Layout layout) {
    String mismatch = layout.mismatch(bytes);
    return new KeyFormatException(
        mismatch == null ? "asn1: syntax error: data truncated" : mismatch);
  }
}
