package dev.chartwright.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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

  private final Map<ByteBuffer, List<byte[]>> bySubject = new HashMap<>();
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
    ByteBuffer key = ByteBuffer.wrap(subject);
    List<byte[]> found = bySubject.get(key);
    if (found == null && !unreadDirectories.isEmpty()) {
      readDirectories();
      found = bySubject.get(key);
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : found == null ? List.<byte[]>of() : found) {
      try {
        certificates.add(certificate(der));
      } catch (CertificateException e) {
        // A root that cannot be read is none.
      }
    }
    return certificates;
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
    for (Pem block : Pem.parse(pem)) {
      if (block.type().equals("CERTIFICATE")) {
        addDer(block.der());
      }
    }
  }

  private void addDer(byte[] der) {
    byte[] subject = subject(der);
    if (subject != null) {
      List<byte[]> same =
          bySubject.computeIfAbsent(ByteBuffer.wrap(subject), k -> new ArrayList<>(1));
      for (byte[] known : same) {
        if (java.util.Arrays.equals(known, der)) {
          return;
        }
      }
      same.add(der);
    }
  }

  /** TBSCertificate (RFC 5280 §4.1): [0] version, serial, signature, issuer, validity, subject. */
  private static byte @Nullable [] subject(byte[] der) {
    try {
      Der fields = Der.of(der).expect(Der.SEQUENCE).enter().expect(Der.SEQUENCE).enter();
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
          for (X509Certificate root : x509.getAcceptedIssuers()) {
            addDer(root.getEncoded());
          }
        }
      }
    } catch (GeneralSecurityException e) {
      throw new TlsException(
          TlsException.Kind.CONFIGURATION, "x509: failed to load system roots", e);
    }
  }
}
