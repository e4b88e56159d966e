package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.gotemplate.FunctionException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that is to be made: the fields that sprig sets, encoded as Go 1.26 does. Source:
 * sprig 3.3.0, crypto.go; Go's crypto/x509, {@code CreateCertificate}.
 */
final class CertificateRequest {
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final byte[] NO_NAME = {0x30, 0};

  private final String commonName;
  private final List<byte[]> addresses;
  private final List<String> names;
  private final long days;
  private final boolean authority;

  private CertificateRequest(
      String commonName, List<byte[]> addresses, List<String> names, long days, boolean authority) {
    this.commonName = commonName;
    this.addresses = addresses;
    this.names = names;
    this.days = days;
    this.authority = authority;
  }

  /** A certificate of an authority. */
  static CertificateRequest ofAuthority(String commonName, long days) {
    return new CertificateRequest(commonName, List.of(), List.of(), days, true);
  }

  /**
   * A certificate of a server and client.
   *
   * @param ips a list of texts, or null
   * @param dnsNames a list of texts, or null
   * @throws FunctionException if a member is no text, or no address
   */
  static CertificateRequest of(
      String commonName, @Nullable Object ips, @Nullable Object dnsNames, long days) {
    List<byte[]> addresses = new ArrayList<>();
    for (Object ip : members(ips)) {
      if (!(ip instanceof String text)) {
        throw new FunctionException(Printf.sprintf("error parsing ip: %v is not a string", ip));
      }
      byte[] address = IpLiteral.parse(text);
      if (address == null) {
        throw new FunctionException("error parsing ip: " + text);
      }
      addresses.add(address);
    }
    List<String> names = new ArrayList<>();
    for (Object name : members(dnsNames)) {
      if (!(name instanceof String text)) {
        throw new FunctionException(
            Printf.sprintf("error processing alternate dns name: %v is not a string", name));
      }
      names.add(text);
    }
    return new CertificateRequest(commonName, addresses, names, days, false);
  }

  private static List<? extends @Nullable Object> members(@Nullable Object list) {
    return list instanceof List<?> members ? members : List.of();
  }

  /** The certificate, signed by its own key. */
  CertificatePair selfSigned(CertificateKey key, Instant now, SecureRandom random)
      throws GeneralSecurityException {
    byte[] subject;
    try {
      key.signatureAlgorithm();
      key.publicKeyInfo();
      subject = subject();
    } catch (FunctionException e) {
      throw creating(e);
    }
    SigningCertificate self = new SigningCertificate(subject, key.publicKeyInfo(), new byte[0]);
    return signed(key, self, key, now, random);
  }

  /** The certificate, signed by an authority. */
  CertificatePair signed(
      CertificateKey key,
      SigningCertificate signer,
      CertificateKey signerKey,
      Instant now,
      SecureRandom random)
      throws GeneralSecurityException {
    byte[] der;
    try {
      byte[] algorithm = signerKey.signatureAlgorithm();
      byte[] publicKey = key.publicKeyInfo();
      byte[] subject = subject();
      if (!Arrays.equals(signerKey.publicKeyInfo(), signer.publicKeyInfo())) {
        throw new FunctionException("x509: provided PrivateKey doesn't match parent's PublicKey");
      }
      byte[] tbs =
          Der.sequence(
              Der.explicit(0, Der.integer(2)),
              Der.integer(new BigInteger(128, random)),
              algorithm,
              signer.subject(),
              Der.sequence(Der.time(now), Der.time(now.plusNanos(days * DAY_NANOS))),
              subject,
              publicKey,
              Der.explicit(3, extensions(key, subject, signer)));
      der = Der.sequence(tbs, algorithm, Der.bits(signerKey.sign(tbs, random)));
    } catch (FunctionException e) {
      throw creating(e);
    }
    return new CertificatePair(new Pem("CERTIFICATE", der).encoded(), key.pem().encoded());
  }

  private static FunctionException creating(FunctionException e) {
    return new FunctionException("error creating certificate: " + e.getMessage());
  }

  private byte[] subject() {
    if (commonName.isEmpty()) {
      return NO_NAME;
    }
    if (!GoString.isValid(commonName)) {
      throw new FunctionException("asn1: string not valid UTF-8");
    }
    byte[] name = Der.text(GoString.bytes(commonName));
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), name)));
  }

  private byte[] extensions(CertificateKey key, byte[] subject, SigningCertificate signer)
      throws GeneralSecurityException {
    List<byte[]> all = new ArrayList<>();
    byte[] usage = authority ? Der.bits(2, 0xA4) : Der.bits(5, 0xA0);
    all.add(Der.sequence(Der.oid("2.5.29.15"), Der.TRUE, Der.octets(usage)));
    byte[] server = Der.oid("1.3.6.1.5.5.7.3.1");
    byte[] client = Der.oid("1.3.6.1.5.5.7.3.2");
    all.add(extension(37, Der.sequence(server, client)));
    byte[] constraints = authority ? Der.sequence(Der.TRUE) : Der.sequence();
    all.add(Der.sequence(Der.oid("2.5.29.19"), Der.TRUE, Der.octets(constraints)));
    if (authority) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.publicKeyBits());
      all.add(extension(14, Der.octets(Arrays.copyOf(digest, 20))));
    }
    if (signer.keyId().length > 0 && !Arrays.equals(signer.subject(), subject)) {
      all.add(extension(35, Der.sequence(Der.implicit(0, signer.keyId()))));
    }
    if (!names.isEmpty() || !addresses.isEmpty()) {
      byte[] oid = Der.oid("2.5.29.17");
      byte[] value = Der.octets(alternativeNames());
      boolean critical = Arrays.equals(subject, NO_NAME);
      all.add(critical ? Der.sequence(oid, Der.TRUE, value) : Der.sequence(oid, value));
    }
    return Der.sequence(all.toArray(new byte[0][]));
  }

  private static byte[] extension(int arc, byte[] value) {
    return Der.sequence(Der.oid("2.5.29." + arc), Der.octets(value));
  }

  private byte[] alternativeNames() {
    List<byte[]> all = new ArrayList<>();
    for (String name : names) {
      if (!ByteText.isAscii(name)) {
        throw new FunctionException(
            "x509: " + Quote.quote(name) + " cannot be encoded as an IA5String");
      }
      all.add(Der.implicit(2, GoString.bytes(name)));
    }
    for (byte[] address : addresses) {
      all.add(Der.implicit(7, address));
    }
    return Der.sequence(all.toArray(new byte[0][]));
  }
}
