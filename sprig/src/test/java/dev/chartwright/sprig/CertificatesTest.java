package dev.chartwright.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.gotemplate.FunctionException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {
  private static final Sprig SPRIG =
      Sprig.of(
          SprigContext.of(
              Clock.fixed(Instant.parse("2026-03-01T10:00:00.75Z"), ZoneOffset.UTC),
              ZoneFiles.of(List.of(), "UTC"),
              SecureRandom::new));

  private static Object call(String function, @Nullable Object... args) {
    return Objects.requireNonNull(
        Objects.requireNonNull(SPRIG.find(function)).call(args, new NoExecution()));
  }

  private static CertificatePair pair(String function, @Nullable Object... args) {
    return (CertificatePair) call(function, args);
  }

  private static X509Certificate read(CertificatePair pair) throws GeneralSecurityException {
    byte[] pem = pair.cert().getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static String key(String type) {
    return (String) call("genPrivateKey", type);
  }

  @Test
  void anAuthoritySignsForItsServers() throws GeneralSecurityException {
    CertificatePair ca = pair("genCAWithKey", "my ca*", GoInt.of(365), key("ecdsa"));
    X509Certificate authority = read(ca);
    authority.verify(authority.getPublicKey());
    assertThat(authority.getSubjectX500Principal().getName()).isEqualTo("CN=my ca*");
    assertThat(authority.getKeyUsage()).startsWith(true, false, true, false, false, true);
    assertThat(authority.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(authority.getNotBefore()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(authority.getNotAfter()).isEqualTo("2027-03-01T10:00:00Z");

    List<Object> ips = List.of("127.0.0.1", "::1", "::ffff:1.2.3.4");
    CertificatePair made =
        pair(
            "genSignedCertWithKey",
            "srv",
            ips,
            List.of("a.b", "*.c"),
            GoInt.of(30),
            ca,
            key("ed25519"));
    X509Certificate server = read(made);
    server.verify(authority.getPublicKey());
    assertThat(server.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(server.getKeyUsage()).startsWith(true, false, true, false, false, false);
    assertThat(server.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(server.getSubjectAlternativeNames())
        .containsExactly(
            List.of(2, "a.b"),
            List.of(2, "*.c"),
            List.of(7, "127.0.0.1"),
            List.of(7, "0:0:0:0:0:0:0:1"),
            List.of(7, "1.2.3.4"));
    byte[] authorityKeyId = Objects.requireNonNull(server.getExtensionValue("2.5.29.35"));
    byte[] subjectKeyId = Objects.requireNonNull(authority.getExtensionValue("2.5.29.14"));
    assertThat(authorityKeyId).endsWith(java.util.Arrays.copyOfRange(subjectKeyId, 4, 24));
    assertThat(server.getSerialNumber().signum()).isPositive();
  }

  @Test
  void aKeyOfTwoThousandBitsIsMadeWhereNoneIsGiven() throws GeneralSecurityException {
    CertificatePair made = pair("genSelfSignedCert", "x", null, List.of("x.y"), GoInt.of(1));
    X509Certificate certificate = read(made);
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
    assertThat(certificate.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
    assertThat(made.key()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
    CertificatePair again =
        pair("genSelfSignedCertWithKey", "x", null, null, GoInt.of(1), made.key());
    assertThat(again.key()).isEqualTo(made.key());
    assertThat(read(again).getPublicKey()).isEqualTo(certificate.getPublicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecdsa", "ed25519"})
  void aNewKeyComesBackAsItIs(String type) throws GeneralSecurityException {
    String key = key(type);
    CertificatePair made = pair("genCAWithKey", "x", GoInt.of(1), key);
    assertThat(made.key()).isEqualTo(key);
    read(made).verify(read(made).getPublicKey());
  }

  @Test
  void aKeyOfEd25519IsThatOfTheJdkToo() throws GeneralSecurityException {
    Pem pem = Objects.requireNonNull(Pem.decode(key("ed25519")));
    byte[] bytes = pem.bytes();
    assertThat(
            KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(bytes))
                .getEncoded())
        .isEqualTo(bytes);
  }

  @Test
  void anUnknownTypeOfKeyIsAText() {
    assertThat(key("foo")).isEqualTo("Unknown type foo");
  }

  @Test
  void aCertificateAndItsKeyAreTakenFromBase64() {
    CertificatePair made = pair("genCAWithKey", "é", GoInt.of(1), key("ecdsa"));
    String cert = (String) call("b64enc", made.cert());
    String key = (String) call("b64enc", made.key());
    assertThat(pair("buildCustomCert", cert, key)).isEqualTo(made);
    assertThatThrownBy(() -> call("buildCustomCert", cert, cert))
        .hasMessage(
            "error parsing private key: no private key data in PEM block of type CERTIFICATE");
    assertThatThrownBy(() -> call("buildCustomCert", key, key))
        .hasMessage(
            "error parsing certificate: decodedCert.Bytes: x509: malformed tbs certificate");
  }

  @Test
  void aSignerMustHaveTheKeyOfItsCertificate() {
    String key = key("ecdsa");
    CertificatePair one = pair("genCAWithKey", "x", GoInt.of(1), key);
    CertificatePair mixed = new CertificatePair(one.cert(), key("ecdsa"));
    assertThatThrownBy(() -> call("genSignedCertWithKey", "y", null, null, GoInt.of(1), mixed, key))
        .isInstanceOf(FunctionException.class)
        .hasMessage(
            "error creating certificate: x509: provided PrivateKey doesn't match parent's"
                + " PublicKey");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3|error parsing ip: 1.2.3",
        "01.2.3.4|error parsing ip: 01.2.3.4",
        "1.2.3.256|error parsing ip: 1.2.3.256",
        "1.2.3.4.5|error parsing ip: 1.2.3.4.5",
        "1:2|error parsing ip: 1:2",
        "::1%eth0|error parsing ip: ::1%eth0",
        "1::2::3|error parsing ip: 1::2::3",
        "12345::|error parsing ip: 12345::",
        "1:2:3:4:5:6:7:8:9|error parsing ip: 1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8|error parsing ip: 1:2:3:4:5:6:7::8",
      })
  void whatIsNoAddressIsRefused(String text, String message) {
    assertThatThrownBy(() -> call("genSelfSignedCert", "x", List.of(text), null, GoInt.of(1)))
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1:2:3:4:5:6:7:8|1:2:3:4:5:6:7:8",
        "1::8|1:0:0:0:0:0:0:8",
        "::|0:0:0:0:0:0:0:0",
        "fe80::|fe80:0:0:0:0:0:0:0",
        "64:ff9b::1.2.3.4|64:ff9b:0:0:0:0:102:304",
        "0.0.0.0|0.0.0.0",
      })
  void addressesAreReadAsGoReadsThem(String text, String shown) throws GeneralSecurityException {
    CertificatePair made =
        pair("genSelfSignedCertWithKey", "x", List.of(text), null, GoInt.of(1), key("ecdsa"));
    assertThat(read(made).getSubjectAlternativeNames()).containsExactly(List.of(7, shown));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RSA PRIVATE KEY||parsing RSA private key from PEM: asn1: syntax error: sequence truncated",
        "EC PRIVATE KEY|MAAA|parsing EC private key from PEM: x509: failed to parse EC private key:"
            + " asn1: syntax error: sequence truncated",
        "PRIVATE KEY|MAAA|decoding PEM as PKCS#8: asn1: syntax error: sequence truncated",
        "RSA PRIVATE KEY|MIIEpAIBAAKCAQEA|parsing RSA private key from PEM: asn1: syntax error:"
            + " data truncated",
        "FOO PRIVATE KEY|AAAA|invalid private key type FOO PRIVATE KEY",
        "RSA PUBLIC KEY|AAAA|no private key data in PEM block of type RSA PUBLIC KEY",
        "RSA PRIVATE KEY|AAA|no PEM data in input",
        "RSA PRIVATE KEY|AAAA|parsing RSA private key from PEM: asn1: structure error: tags don't"
            + " match (16 vs {class:0 tag:0 length:0 isCompound:false}) {optional:false"
            + " explicit:false application:false private:false defaultValue:<nil> tag:<nil>"
            + " stringType:0 timeType:0 set:false omitEmpty:false} pkcs1PrivateKey @2",
      })
  void whatIsWrongWithAKeyIsSaidInGosWords(String type, @Nullable String body, String message) {
    String lines = body == null ? "" : body + "\n";
    String pem = "-----BEGIN " + type + "-----\n" + lines + "-----END " + type + "-----\n";
    assertThatThrownBy(() -> call("genCAWithKey", "x", GoInt.of(1), pem))
        .isInstanceOf(FunctionException.class)
        .hasMessage("parsing private key: " + message);
  }
}
