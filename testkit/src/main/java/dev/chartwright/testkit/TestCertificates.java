package dev.chartwright.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority that nobody knows, and certificates of its making: good and bad ones for servers,
 * one for a client. Keys are new each time, made without any program but the JDK.
 */
public final class TestCertificates {
  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
  private static final String FROM = "200101000000Z";
  private static final String TO = "491231235959Z";
  private static final String PAST = "210101000000Z";
  private static final char[] NO_PASSWORD = new char[0];

  private final KeyPair authorityKeys;
  private final X509Certificate authority;
  private final KeyPair clientKeys;
  private final X509Certificate client;
  private final AtomicLong serial = new AtomicLong(1);

  private TestCertificates() throws GeneralSecurityException {
    authorityKeys = keys();
    authority =
        sign(
            "Scripted Authority",
            authorityKeys,
            "Scripted Authority",
            authorityKeys,
            TO,
            new String[0]);
    clientKeys = keys();
    client =
        sign("scripted-client", clientKeys, "Scripted Authority", authorityKeys, TO, new String[0]);
  }

  /** Makes an authority and a client's certificate. */
  public static TestCertificates create() {
    try {
      return new TestCertificates();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform can do this", e);
    }
  }

  /** The authority's certificate as PEM, for {@code --ca-file}. */
  public String authorityPem() {
    return pem(authority);
  }

  /** The client's certificate as PEM, for {@code --cert-file}. */
  public String clientPem() {
    return pem(client);
  }

  /** The client's private key as PEM (PKCS#8), for {@code --key-file}. */
  public String clientKeyPem() {
    return pem("PRIVATE KEY", clientKeys.getPrivate().getEncoded());
  }

  /** Writes {@code ca.crt}, {@code client.crt} and {@code client.key} into a directory. */
  public void writeTo(Path directory) throws IOException {
    Files.writeString(directory.resolve("ca.crt"), authorityPem());
    Files.writeString(directory.resolve("client.crt"), clientPem());
    Files.writeString(directory.resolve("client.key"), clientKeyPem());
  }

  /**
   * The context of a server on this machine, with a good certificate; it knows clients by this
   * authority.
   */
  public SSLContext serverContext() {
    return server("good");
  }

  /**
   * The context of a server with a certificate of that kind, a value of {@link
   * Switch#TLS_CERTIFICATE}.
   */
  SSLContext server(String kind) {
    try {
      KeyPair keys = keys();
      boolean own = kind.equals("self-signed");
      String[] names =
          kind.equals("wrong-host")
              ? new String[] {"elsewhere.example"}
              : new String[] {"localhost"};
      X509Certificate certificate =
          sign(
              "localhost",
              keys,
              own ? "localhost" : "Scripted Authority",
              own ? keys : authorityKeys,
              kind.equals("expired") ? PAST : TO,
              names);
      return context(keys.getPrivate(), certificate);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java platform can do this", e);
    }
  }

  private SSLContext context(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry("server", key, NO_PASSWORD, new Certificate[] {certificate});
    KeyManagerFactory keyManagers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(own, NO_PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", authority);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private X509Certificate sign(
      String subject, KeyPair keys, String issuer, KeyPair issuerKeys, String to, String[] hosts)
      throws GeneralSecurityException {
    byte[] algorithm = DerWriter.sequence(DerWriter.identifier(ECDSA_SHA256));
    byte[] version = DerWriter.value(0xa0, DerWriter.value(DerWriter.INTEGER, new byte[] {2}));
    byte[] number =
        DerWriter.value(
            DerWriter.INTEGER, BigInteger.valueOf(serial.getAndIncrement()).toByteArray());
    byte[] validity =
        DerWriter.sequence(
            DerWriter.text(DerWriter.UTC_TIME, FROM), DerWriter.text(DerWriter.UTC_TIME, to));
    byte[] content =
        DerWriter.sequence(
            version,
            number,
            algorithm,
            name(issuer),
            validity,
            name(subject),
            keys.getPublic().getEncoded(),
            extensions(subject.endsWith("Authority"), hosts));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(issuerKeys.getPrivate());
    signature.update(content);
    byte[] certificate = DerWriter.sequence(content, algorithm, DerWriter.bits(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate));
  }

  private static byte[] name(String common) {
    byte[] attribute =
        DerWriter.sequence(
            DerWriter.identifier("2.5.4.3"), DerWriter.text(DerWriter.UTF8_STRING, common));
    return DerWriter.sequence(DerWriter.value(DerWriter.SET, attribute));
  }

  private static byte[] extensions(boolean authority, String[] hosts) {
    byte[] yes = {1, 1, (byte) 0xff};
    byte[] basic =
        authority
            ? extension("2.5.29.19", yes, DerWriter.sequence(yes))
            : extension("2.5.29.19", yes, DerWriter.sequence());
    if (hosts.length == 0) {
      return DerWriter.value(0xa3, DerWriter.sequence(basic));
    }
    byte[] names = DerWriter.text(0x82, hosts[0]);
    // The loopback address belongs to a certificate for this machine only.
    byte[] address =
        hosts[0].equals("localhost")
            ? DerWriter.value(0x87, new byte[] {127, 0, 0, 1})
            : new byte[0];
    byte[] alternatives = extension("2.5.29.17", new byte[0], DerWriter.sequence(names, address));
    return DerWriter.value(0xa3, DerWriter.sequence(basic, alternatives));
  }

  private static byte[] extension(String identifier, byte[] critical, byte[] value) {
    return DerWriter.sequence(
        DerWriter.identifier(identifier), critical, DerWriter.value(DerWriter.OCTET_STRING, value));
  }

  private static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // it was read from exactly these bytes
    }
  }

  private static String pem(String type, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
  }
}
