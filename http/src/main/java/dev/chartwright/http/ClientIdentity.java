package dev.chartwright.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A client certificate with its key, offered to every server that asks for one it can use.
 *
 * <p>Checked when it is read, with the texts of Go's {@code tls.X509KeyPair}.
 */
final class ClientIdentity extends X509ExtendedKeyManager {

  private static final String ALIAS = "client";

  /** The shortest public key that counts as named, in bytes. */
  private static final int MIN_POINT = 32;

  private final X509Certificate[] chain;
  private final PrivateKey key;

  private ClientIdentity(X509Certificate[] chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  static ClientIdentity of(byte[] certificatePem, byte[] keyPem) {
    List<byte[]> ders = certificates(certificatePem);
    Pem keyBlock = keyBlock(keyPem);
    X509Certificate[] chain = new X509Certificate[ders.size()];
    try {
      for (int i = 0; i < chain.length; i++) {
        chain[i] = RootPool.certificate(ders.get(i));
      }
    } catch (CertificateException e) {
      throw new TlsException(TlsException.Kind.CONFIGURATION, "x509: malformed certificate", e);
    }
    PrivateKey key = PrivateKeys.parse(keyBlock);
    checkPair(chain[0], key, keyBlock.der());
    return new ClientIdentity(chain, key);
  }

  private static List<byte[]> certificates(byte[] pem) {
    List<byte[]> ders = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Pem block : Pem.parse(pem)) {
      if (block.type().equals("CERTIFICATE")) {
        ders.add(block.der());
      } else {
        skipped.add(block.type());
      }
    }
    if (!ders.isEmpty()) {
      return ders;
    }
    if (skipped.isEmpty()) {
      throw bad("tls: failed to find any PEM data in certificate input");
    }
    if (skipped.size() == 1 && skipped.get(0).endsWith("PRIVATE KEY")) {
      throw bad(
          "tls: failed to find certificate PEM data in certificate input, but did find a private"
              + " key; PEM inputs may have been switched");
    }
    throw bad(
        "tls: failed to find \"CERTIFICATE\" PEM block in certificate input after skipping PEM"
            + " blocks of the following types: ["
            + String.join(" ", skipped)
            + "]");
  }

  private static Pem keyBlock(byte[] pem) {
    List<String> skipped = new ArrayList<>();
    for (Pem block : Pem.parse(pem)) {
      if (block.type().equals("PRIVATE KEY") || block.type().endsWith(" PRIVATE KEY")) {
        return block;
      }
      skipped.add(block.type());
    }
    if (skipped.isEmpty()) {
      throw bad("tls: failed to find any PEM data in key input");
    }
    if (skipped.size() == 1 && skipped.get(0).equals("CERTIFICATE")) {
      throw bad("tls: found a certificate rather than a key in the PEM for the private key");
    }
    throw bad(
        "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in key input after"
            + " skipping PEM blocks of the following types: ["
            + String.join(" ", skipped)
            + "]");
  }

  private static void checkPair(X509Certificate certificate, PrivateKey key, byte[] keyDer) {
    PublicKey publicKey = certificate.getPublicKey();
    String type = publicKey.getAlgorithm();
    String keyType = key.getAlgorithm();
    if (!type.equals(keyType) && !(type.startsWith("Ed") && keyType.startsWith("Ed"))) {
      throw bad("tls: private key type does not match public key type");
    }
    if (publicKey instanceof RSAPublicKey open && key instanceof RSAPrivateKey secret) {
      if (!open.getModulus().equals(secret.getModulus())) {
        throw bad("tls: private key does not match public key");
      }
      return;
    }
    if (!namesPublicKey(keyDer, publicKey)) {
      checkSignature(certificate, key, type);
    }
  }

  /** Most keys on curves have their public half beside them, which spares a costly trial. */
  private static boolean namesPublicKey(byte[] keyDer, PublicKey publicKey) {
    Der fields = Der.of(publicKey.getEncoded()).expect(Der.SEQUENCE).enter().expect(Der.SEQUENCE);
    if (!fields.next()) {
      return false;
    }
    byte[] point = fields.content();
    int length = point.length - 1;
    for (int at = 0; length >= MIN_POINT && at + length <= keyDer.length; at++) {
      if (Arrays.equals(keyDer, at, at + length, point, 1, point.length)) {
        return true;
      }
    }
    return false;
  }

  private static void checkSignature(X509Certificate certificate, PrivateKey key, String type) {
    String algorithm =
        type.equals("RSA") ? "SHA256withRSA" : type.equals("EC") ? "SHA256withECDSA" : "Ed25519";
    try {
      byte[] probe = certificate.getSignature();
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(probe);
      byte[] signature = signer.sign();
      signer.initVerify(certificate.getPublicKey());
      signer.update(probe);
      if (!signer.verify(signature)) {
        throw bad("tls: private key does not match public key");
      }
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          TlsException.Kind.CONFIGURATION, "tls: private key does not match public key", e);
    }
  }

  private static TlsException bad(String message) {
    return TlsException.of(TlsException.Kind.CONFIGURATION, message);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    for (String keyType : keyTypes) {
      if (keyType.equals(key.getAlgorithm())
          || (keyType.startsWith("Ed") && key.getAlgorithm().startsWith("Ed"))) {
        return issuedBy(issuers) ? ALIAS : null;
      }
    }
    return null;
  }

  /** No certificate is sent to a server that names authorities and not ours. */
  private boolean issuedBy(Principal @Nullable [] issuers) {
    if (issuers == null || issuers.length == 0) {
      return true;
    }
    for (X509Certificate certificate : chain) {
      for (Principal issuer : issuers) {
        if (certificate.getIssuerX500Principal().equals(issuer)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return chooseClientAlias(keyTypes, issuers, null);
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
