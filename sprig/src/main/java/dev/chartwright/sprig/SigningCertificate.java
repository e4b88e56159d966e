package dev.chartwright.sprig;

import dev.chartwright.gotemplate.FunctionException;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What of an authority's certificate goes into those that it signs. Source: Go 1.26, crypto/x509,
 * parser.go. Immutable.
 */
final class SigningCertificate {
  private static final byte[] SUBJECT_KEY_ID = Der.oid("2.5.29.14");

  private final byte[] subject;
  private final byte[] publicKeyInfo;
  private final byte[] keyId;

  SigningCertificate(byte[] subject, byte[] publicKeyInfo, byte[] keyId) {
    this.subject = subject;
    this.publicKeyInfo = publicKeyInfo;
    this.keyId = keyId;
  }

  /** Its name, in DER. */
  byte[] subject() {
    return subject;
  }

  /** Its key, in DER. */
  byte[] publicKeyInfo() {
    return publicKeyInfo;
  }

  /** Its SubjectKeyIdentifier; empty if it has none. */
  byte[] keyId() {
    return keyId;
  }

  /**
   * Reads a certificate.
   *
   * @throws FunctionException {@code x509: malformed certificate}, or what else Go says
   */
  static SigningCertificate parse(byte[] der) {
    DerReader all = DerReader.of(der);
    DerReader certificate = need(all.read(0x30), "malformed certificate");
    DerReader tbs = need(certificate.read(0x30), "malformed tbs certificate");
    int version = version(tbs);
    BigInteger serial = tbs.readInteger();
    if (serial == null) {
      throw error("malformed serial number");
    }
    if (serial.signum() < 0) {
      throw error("negative serial number");
    }
    byte[] inner = tbs.readElement(0x30);
    if (inner == null) {
      throw error("malformed signature algorithm identifier");
    }
    byte[] outer = certificate.readElement(0x30);
    if (outer == null) {
      throw error("malformed algorithm identifier");
    }
    if (!Arrays.equals(inner, outer)) {
      throw error("inner and outer signature algorithm identifiers don't match");
    }
    need(tbs.read(0x30), "malformed issuer");
    need(tbs.read(0x30), "malformed validity");
    byte[] subject = tbs.readElement(0x30);
    if (subject == null) {
      throw error("malformed issuer");
    }
    byte[] key = tbs.readElement(0x30);
    if (key == null) {
      throw error("malformed spki");
    }
    byte[] keyId = version == 3 ? keyId(tbs) : new byte[0];
    if (certificate.read(3) == null) {
      throw error("malformed signature");
    }
    if (!all.isEmpty()) {
      throw error("trailing data");
    }
    return new SigningCertificate(subject, key, keyId);
  }

  private static int version(DerReader tbs) {
    if (tbs.tag() != 0xA0) {
      return 1;
    }
    BigInteger version = need(tbs.read(0xA0), "malformed version").readInteger();
    if (version == null || version.signum() < 0) {
      throw error("malformed version");
    }
    if (version.bitLength() > 2 || version.intValue() > 2) {
      throw error("invalid version");
    }
    return version.intValue() + 1;
  }

  private static byte[] keyId(DerReader tbs) {
    tbs.read(0x81);
    tbs.read(0x82);
    if (tbs.tag() != 0xA3) {
      return new byte[0];
    }
    DerReader wrapper = need(tbs.read(0xA3), "malformed extensions");
    DerReader extensions = need(wrapper.read(0x30), "malformed extensions");
    byte[] found = new byte[0];
    while (!extensions.isEmpty()) {
      DerReader extension = need(extensions.read(0x30), "malformed extension");
      byte[] oid = extension.readElement(6);
      if (oid == null) {
        throw error("malformed extension OID field");
      }
      extension.read(1);
      DerReader value = need(extension.read(4), "malformed extension value field");
      if (Arrays.equals(oid, SUBJECT_KEY_ID)) {
        found = need(value.read(4), "invalid subject key identifier").rest();
      }
    }
    return found;
  }

  private static DerReader need(@Nullable DerReader reader, String otherwise) {
    if (reader == null) {
      throw error(otherwise);
    }
    return reader;
  }

  private static FunctionException error(String what) {
    return new FunctionException("x509: " + what);
  }
}
