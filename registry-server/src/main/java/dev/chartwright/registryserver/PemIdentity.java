package dev.chartwright.registryserver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Certificate chain and private key from PEM files, as a TLS context. Keys come as PKCS#8, PKCS#1
 * or SEC 1.
 */
final class PemIdentity {
  private static final byte[] RSA_ID = {
    0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };
  private static final byte[] EC_KEY_ID = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
  private static final byte[] VERSION_0 = {2, 1, 0};

  private PemIdentity() {}

  static SSLContext read(Path certificateFile, Path keyFile) throws IOException {
    List<byte[]> chain = blocks(text(certificateFile), "CERTIFICATE");
    if (chain.isEmpty()) {
      throw new IOException(certificateFile + " holds no CERTIFICATE in PEM form");
    }
    try {
      CertificateFactory certificates = CertificateFactory.getInstance("X.509");
      List<X509Certificate> parsed = new ArrayList<>();
      for (byte[] block : chain) {
        parsed.add(
            (X509Certificate) certificates.generateCertificate(new ByteArrayInputStream(block)));
      }
      PublicKey certified = parsed.get(0).getPublicKey();
      PrivateKey key = key(keyFile, certified.getAlgorithm());
      if (!belongTogether(key, certified)) {
        throw new IOException(keyFile + " is not the key of " + certificateFile);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new PemKeyManager(parsed, key)}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(certificateFile + " and " + keyFile + ": " + e.getMessage(), e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static PrivateKey key(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    byte[] pkcs8 = pkcs8(text(file));
    if (pkcs8 == null) {
      throw new IOException(file + " holds no unencrypted private key in PEM form");
    }
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /** A wrong pair would start well and then fail every handshake. */
  private static boolean belongTogether(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    if (key instanceof RSAPrivateKey secret && certified instanceof RSAPublicKey told) {
      return secret.getModulus().equals(told.getModulus());
    }
    if (!key.getAlgorithm().equals("EC")) {
      return true;
    }
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(VERSION_0);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(VERSION_0);
    return signature.verify(signed);
  }

  private static byte @Nullable [] pkcs8(String pem) throws IOException {
    for (byte[] ready : blocks(pem, "PRIVATE KEY")) {
      return ready;
    }
    for (byte[] rsa : blocks(pem, "RSA PRIVATE KEY")) {
      return element(0x30, VERSION_0, RSA_ID, element(4, rsa));
    }
    for (byte[] ec : blocks(pem, "EC PRIVATE KEY")) {
      return element(0x30, VERSION_0, element(0x30, EC_KEY_ID, curve(ec)), element(4, ec));
    }
    return null;
  }

  /**
   * The curve's identifier, element [0] of a SEC 1 key: SEQUENCE { 1, OCTET STRING key, [0] curve,
   * … }.
   */
  private static byte[] curve(byte[] key) throws IOException {
    int at = content(key, 0);
    at = next(key, at);
    at = next(key, at);
    if (at >= key.length || (key[at] & 0xff) != 0xa0) {
      throw new IOException("EC private key does not name its curve");
    }
    byte[] curve = new byte[next(key, at) - content(key, at)];
    System.arraycopy(key, content(key, at), curve, 0, curve.length);
    return curve;
  }

  private static int content(byte[] der, int at) throws IOException {
    int first = at + 1 < der.length ? der[at + 1] & 0xff : 0xff;
    if (first >= 0x80 && first != 0x81 && first != 0x82) {
      throw new IOException("malformed EC private key");
    }
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int next(byte[] der, int at) throws IOException {
    int content = content(der, at);
    int length = 0;
    for (int i = content == at + 2 ? at + 1 : at + 2; i < content; i++) {
      length = length << 8 | (i < der.length ? der[i] & 0xff : 0);
    }
    if (content + length > der.length) {
      throw new IOException("malformed EC private key");
    }
    return content + length;
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int length = content.size();
    if (length < 0x80) {
      element.write(length);
    } else if (length < 0x100) {
      element.write(0x81);
      element.write(length);
    } else {
      element.write(0x82);
      element.write(length >> 8);
      element.write(length);
    }
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static List<byte[]> blocks(String pem, String label) throws IOException {
    List<byte[]> found = new ArrayList<>();
    String begin = "-----BEGIN " + label + "-----";
    String end = "-----END " + label + "-----";
    int at = pem.indexOf(begin);
    while (at >= 0) {
      int stop = pem.indexOf(end, at);
      if (stop < 0) {
        throw new IOException("PEM block " + label + " has no end");
      }
      String body = pem.substring(at + begin.length(), stop);
      if (body.contains("ENCRYPTED")) {
        throw new IOException("encrypted private keys cannot be used");
      }
      try {
        found.add(Base64.getMimeDecoder().decode(body));
      } catch (IllegalArgumentException e) {
        throw new IOException("PEM block " + label + " is not base64", e);
      }
      at = pem.indexOf(begin, stop);
    }
    return found;
  }
}
