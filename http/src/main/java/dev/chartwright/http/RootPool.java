package dev.chartwright.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that may end a chain. A bundle has some 150 of them and a connection needs one,
 * so they are kept as bytes under their subject and parsed when asked for.
 *
 * <p>Finds the system's as Go does: {@code crypto/x509/root_unix.go}, {@code root_linux.go}. The
 * directories, which mostly repeat the bundle, are read only when the bundle has no answer.
 */
final class RootPool {

  private static final List<String> FILES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/pki/tls/cacert.pem",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private static final List<String> DIRECTORIES = List.of("/etc/ssl/certs", "/etc/pki/tls/certs");

  /** Enough of a certificate to hold its subject, as a rule. */
  private static final int PREFIX = 700;

  /** Certificates under the bytes of their subject, one character each. */
  private final Map<String, List<Pem>> bySubject = new HashMap<>();

  /** Certificates that came as such. */
  private final List<X509Certificate> parsed = new ArrayList<>();

  private List<Path> unreadDirectories;

  private RootPool(List<Path> unreadDirectories) {
    this.unreadDirectories = unreadDirectories;
  }

  /**
   * Only the certificates in this PEM text.
   *
   * @throws TlsException if there is none
   */
  static RootPool ofPem(byte[] pem) {
    RootPool pool = new RootPool(List.of());
    pool.add(pem);
    if (pool.bySubject.isEmpty()) {
      throw TlsException.of(
          TlsException.Kind.CONFIGURATION, "failed to append certificates from pem block");
    }
    return pool;
  }

  /** The system's certificates. */
  static RootPool system(Map<String, String> environment) {
    String file = environment.getOrDefault("SSL_CERT_FILE", "");
    String dirs = environment.getOrDefault("SSL_CERT_DIR", "");
    List<Path> directories = new ArrayList<>();
    for (String dir : dirs.isEmpty() ? DIRECTORIES : List.of(dirs.split(":"))) {
      directories.add(Path.of(dir));
    }
    RootPool pool = new RootPool(directories);
    boolean found = false;
    for (String candidate : file.isEmpty() ? FILES : List.of(file)) {
      try {
        pool.add(Files.readAllBytes(Path.of(candidate)));
        found = true;
        break;
      } catch (IOException e) {
        // The next place may have it; a system without any ends with "unknown authority".
      }
    }
    if (!found && file.isEmpty() && dirs.isEmpty()) {
      pool.readDirectories();
      if (pool.bySubject.isEmpty()) {
        pool.addJvmRoots();
      }
    }
    return pool;
  }

  /** The certificates with that subject (its DER). */
  synchronized List<X509Certificate> withSubject(byte[] subject) {
    String key = key(subject);
    List<Pem> found = bySubject.get(key);
    if (found == null && !unreadDirectories.isEmpty()) {
      readDirectories();
      found = bySubject.get(key);
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (Pem block : found == null ? List.<Pem>of() : found) {
      try {
        X509Certificate certificate = certificate(block.der());
        if (!certificates.contains(certificate)) {
          certificates.add(certificate);
        }
      } catch (CertificateException | IllegalArgumentException e) {
        // A root that cannot be read is none.
      }
    }
    for (X509Certificate certificate : parsed) {
      if (key.equals(key(certificate.getSubjectX500Principal().getEncoded()))) {
        certificates.add(certificate);
      }
    }
    return certificates;
  }

  private static String key(byte[] subject) {
    return new String(subject, StandardCharsets.ISO_8859_1);
  }

  static X509Certificate certificate(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private void readDirectories() {
    List<Path> directories = unreadDirectories;
    unreadDirectories = List.of();
    for (Path directory : directories) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          if (!pointsIntoSame(entry) && Files.isRegularFile(entry)) {
            add(Files.readAllBytes(entry));
          }
        }
      } catch (IOException | java.nio.file.DirectoryIteratorException e) {
        // Unreadable directories hold no roots, as in Go.
      }
    }
  }

  /** The links named by hash that c_rehash makes point to files that are read anyway. */
  private static boolean pointsIntoSame(Path entry) throws IOException {
    return Files.isSymbolicLink(entry) && Files.readSymbolicLink(entry).toString().indexOf('/') < 0;
  }

  private void add(byte[] pem) {
    for (Pem block : Pem.scan(pem)) {
      if (block.type().equals("CERTIFICATE")) {
        byte[] prefix = block.decode(PREFIX);
        byte[] subject = prefix == null ? null : subject(prefix);
        if (subject == null) {
          byte[] whole = block.decode(Integer.MAX_VALUE);
          subject = whole == null ? null : subject(whole);
        }
        if (subject != null) {
          String key = key(subject);
          List<Pem> same = bySubject.get(key);
          if (same == null) {
            same = new ArrayList<>(1);
            bySubject.put(key, same);
          }
          same.add(block);
        }
      }
    }
  }

  /** TBSCertificate (RFC 5280 §4.1): [0] version, serial, signature, issuer, validity, subject. */
  private static byte @Nullable [] subject(byte[] der) {
    try {
      Der fields = Der.ofPrefix(der).expect(Der.SEQUENCE).enter().expect(Der.SEQUENCE).enter();
      fields.next();
      if (fields.tag() == 0xa0) {
        fields.next();
      }
      fields.expect(Der.SEQUENCE).expect(Der.SEQUENCE).expect(Der.SEQUENCE);
      return fields.expect(Der.SEQUENCE).whole();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void addJvmRoots() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          parsed.addAll(List.of(x509.getAcceptedIssuers()));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          TlsException.Kind.CONFIGURATION, "x509: failed to load system roots", e);
    }
  }
}
