package dev.chartwright.http;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** Private keys in the three encodings that openssl writes: PKCS#1, SEC 1 and PKCS#8. */
final class PrivateKeys {

  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final byte[] RSA_OID = {
    6, 9, 42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 1, 1
  };
  private static final byte[] EC_OID = {6, 7, 42, (byte) 134, 72, (byte) 206, 61, 2, 1};
  private static final byte[] ED25519_OID = {6, 3, 43, 101, 112};
  private static final byte[] NULL = {5, 0};

  private PrivateKeys() {}

  static PrivateKey parse(Pem block) {
    if (block.encrypted() || block.type().equals("ENCRYPTED PRIVATE KEY")) {
      throw TlsException.of(
          TlsException.Kind.CONFIGURATION,
          "tls: failed to parse private key: it is encrypted; decrypt it first, for example with"
              + " \"openssl pkey\"");
    }
    try {
      byte[] pkcs8 = pkcs8(block.der());
      return KeyFactory.getInstance(algorithm(pkcs8))
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TlsException(
          TlsException.Kind.CONFIGURATION, "tls: failed to parse private key", e);
    }
  }

  /** The encoding is known by its shape, not by the label, as in Go's {@code parsePrivateKey}. */
  private static byte[] pkcs8(byte[] der) {
    Der fields = Der.of(der).expect(Der.SEQUENCE).enter();
    int version = fields.expect(Der.INTEGER).content()[0];
    if (!fields.next()) {
      throw new IllegalArgumentException("key: one field only");
    }
    if (fields.tag() == Der.SEQUENCE) {
      return der;
    }
    if (fields.tag() == Der.INTEGER) {
      byte[] algorithm = Der.encode(Der.SEQUENCE, RSA_OID, NULL);
      return Der.encode(Der.SEQUENCE, VERSION_0, algorithm, Der.encode(Der.OCTET_STRING, der));
    }
    if (fields.tag() == Der.OCTET_STRING && version == 1) {
      byte[] curve = new byte[0];
      while (fields.next()) {
        if (fields.tag() == 0xa0) {
          curve = fields.content();
        }
      }
      byte[] algorithm = Der.encode(Der.SEQUENCE, EC_OID, curve);
      return Der.encode(Der.SEQUENCE, VERSION_0, algorithm, Der.encode(Der.OCTET_STRING, der));
    }
    throw new IllegalArgumentException("key: unknown structure");
  }

  private static String algorithm(byte[] pkcs8) {
    Der fields = Der.of(pkcs8).expect(Der.SEQUENCE).enter().expect(Der.INTEGER);
    byte[] oid = fields.expect(Der.SEQUENCE).enter().expect(Der.OID).whole();
    if (Arrays.equals(oid, RSA_OID)) {
      return "RSA";
    }
    if (Arrays.equals(oid, EC_OID)) {
      return "EC";
    }
    if (Arrays.equals(oid, ED25519_OID)) {
      return "Ed25519";
    }
    throw TlsException.of(
        TlsException.Kind.CONFIGURATION, "tls: found unknown private key type in PKCS#8 wrapping");
  }
}
