package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files with certificates and keys; texts as of Go's {@code tls.X509KeyPair} and Helm's tlsutil.
 */
class TlsOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client-rsa.crt | client-ec-sec1.key | tls: private key type does not match public key type",
        "client-ec.crt | client-rsa-pkcs8.key | tls: private key type does not match public key type",
        "client-ed.crt | client-ec-pkcs8.key | tls: private key type does not match public key type",
        "server.pem | client-ec-sec1.key | tls: private key does not match public key",
        "client-rsa.crt | client-ec.crt | tls: found a certificate rather than a key in the PEM for"
            + " the private key",
        "client-rsa-pkcs1.key | client-rsa-pkcs1.key | tls: failed to find certificate PEM data in"
            + " certificate input, but did find a private key; PEM inputs may have been switched",
        "client-ec-params.key | client-ec-params.key | tls: failed to find \"CERTIFICATE\" PEM block"
            + " in certificate input after skipping PEM blocks of the following types: [EC"
            + " PARAMETERS EC PRIVATE KEY]",
        "client-rsa.crt | client-rsa-encrypted.key | tls: failed to parse private key: it is"
            + " encrypted; decrypt it first, for example with \"openssl pkey\"",
        "client-ec.crt | client-ec-encrypted.key | tls: failed to parse private key: it is"
            + " encrypted; decrypt it first, for example with \"openssl pkey\"",
      })
  void filesThatDoNotFitAreRejected(String certificate, String key, String text) {
    assertThatThrownBy(() ->
            TlsOptions.defaults()
                .withClientCertificate(TestTls.bytes(certificate), TestTls.bytes(key)))
        .isInstanceOfSatisfying(
            TlsException.class,
            e -> assertThat(e.kind()).isEqualTo(TlsException.Kind.CONFIGURATION))
        .hasMessage(text);
  }

  @Test
  void textThatIsNoPemIsRejected() {
    byte[] nothing = "nothing here".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() ->
            TlsOptions.defaults()
                .withClientCertificate(nothing, TestTls.bytes("client-ec-sec1.key")))
        .hasMessage("tls: failed to find any PEM data in certificate input");
    assertThatThrownBy(() ->
            TlsOptions.defaults().withClientCertificate(TestTls.bytes("client-ec.crt"), nothing))
        .hasMessage("tls: failed to find any PEM data in key input");
    assertThatThrownBy(() -> TlsOptions.defaults().withAuthorities(nothing))
        .hasMessage("failed to append certificates from pem block");
  }

  @Test
  void filesThatCannotBeReadAreToldAllAtOnce(@TempDir Path folder) {
    String cert = folder.resolve("c.crt").toString();
    String ca = folder.resolve("ca.crt").toString();
    assertThatThrownBy(() -> TlsOptions.ofFiles(Map.of(), cert, cert, ca, false))
        .hasMessage(
            "unable to read cert file: \""
                + cert
                + "\": open "
                + cert
                + ": no such file or directory\ncan't read CA file: \""
                + ca
                + "\": open "
                + ca
                + ": no such file or directory");
  }

  @Test
  void aKeyFileAloneMissesItsCertificate() {
    String key = TestTls.path("client-ec-sec1.key").toString();
    assertThatThrownBy(() -> TlsOptions.ofFiles(Map.of(), "", key, "", false))
        .hasMessage("unable to read cert file: \"\": open : no such file or directory");
  }

  @Test
  void aDirectoryIsNoFile(@TempDir Path folder) {
    assertThatThrownBy(() -> TlsOptions.ofFiles(Map.of(), "", "", folder.toString(), false))
        .hasMessage("can't read CA file: \"" + folder + "\": read " + folder + ": is a directory");
  }

  @Test
  void aPairThatDoesNotFitIsToldAsHelmDoes() {
    String cert = TestTls.path("client-rsa.crt").toString();
    String key = TestTls.path("client-ec-sec1.key").toString();
    assertThatThrownBy(() -> TlsOptions.ofFiles(Map.of(), cert, key, "", false))
        .hasMessage(
            "unable to load cert from key pair: tls: private key type does not match public key"
                + " type");
  }

  @Test
  void filesThatFitAreTaken() {
    TlsOptions options =
        TlsOptions.ofFiles(
            Map.of(),
            TestTls.path("client-rsa.crt").toString(),
            TestTls.path("client-rsa-pkcs1.key").toString(),
            TestTls.path("root.pem").toString(),
            true);
    assertThat(options.identity()).isNotNull();
    assertThat(options.authorities()).isEqualTo(TestTls.bytes("root.pem"));
    assertThat(options.insecureSkipVerify()).isTrue();
  }
}
