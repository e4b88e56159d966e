package dev.chartwright.http;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are trusted over TLS and how we identify ourselves to them.
 *
 * <p>Immutable. Default: the certificate authorities of the system as Go finds them ({@code
 * crypto/x509/root_unix.go}): {@code SSL_CERT_FILE} or the usual bundle, then {@code SSL_CERT_DIR}
 * or the usual directories; on a system that has none of these, those of the JVM.
 */
public final class TlsOptions {

  private static final TlsOptions DEFAULTS = new TlsOptions(Map.of(), null, null, false, "", false);

  private final Map<String, String> environment;
  private final byte @Nullable [] authorities;
  private final @Nullable ClientIdentity identity;
  private final boolean insecureSkipVerify;
  private final String serverName;
  private final boolean chaCha20First;

  private TlsOptions(
      Map<String, String> environment,
      byte @Nullable [] authorities,
      @Nullable ClientIdentity identity,
      boolean insecureSkipVerify,
      String serverName,
      boolean chaCha20First) {
    this.environment = environment;
    this.authorities = authorities;
    this.identity = identity;
    this.insecureSkipVerify = insecureSkipVerify;
    this.serverName = serverName;
    this.chaCha20First = chaCha20First;
  }

  /** The system's authorities, no client certificate, everything verified. */
  public static TlsOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Options from the flags {@code --cert-file}, {@code --key-file}, {@code --ca-file} and {@code
   * --insecure-skip-tls-verify}; an empty name means none. The files are read now.
   *
   * @throws TlsException with {@link TlsException.Kind#CONFIGURATION} and the text of Helm's {@code
   *     internal/tlsutil}, one line for each file that cannot be read
   */
  public static TlsOptions ofFiles(
      Map<String, String> environment,
      String certFile,
      String keyFile,
      String caFile,
      boolean insecureSkipVerify) {
    List<String> errors = new ArrayList<>();
    byte[] cert = new byte[0];
    byte[] key = new byte[0];
    if (!certFile.isEmpty() || !keyFile.isEmpty()) {
      byte[] certRead = read("unable to read cert file: ", certFile, errors);
      byte[] keyRead = certRead == null ? null : read("unable to read key file: ", keyFile, errors);
      if (certRead != null && keyRead != null) {
        cert = certRead;
        key = keyRead;
      }
    }
    byte[] ca = caFile.isEmpty() ? new byte[0] : read("can't read CA file: ", caFile, errors);
    if (!errors.isEmpty()) {
      throw TlsException.of(TlsException.Kind.CONFIGURATION, String.join("\n", errors));
    }
    TlsOptions options =
        defaults().withEnvironment(environment).withInsecureSkipVerify(insecureSkipVerify);
    if (cert.length > 0 && key.length > 0) {
      try {
        options = options.withClientCertificate(cert, key);
      } catch (TlsException e) {
        throw TlsException.of(
            TlsException.Kind.CONFIGURATION, "unable to load cert from key pair: " + e.reason());
      }
    }
    return ca == null || ca.length == 0 ? options : options.withAuthorities(ca);
  }

  /** These options looking up {@code SSL_CERT_FILE} and {@code SSL_CERT_DIR} there. */
  public TlsOptions withEnvironment(Map<String, String> changed) {
    return new TlsOptions(
        Map.copyOf(changed), authorities, identity, insecureSkipVerify, serverName, chaCha20First);
  }

  /**
   * These options trusting only the certificates in this PEM text, in place of the system's.
   *
   * @throws TlsException if there is no certificate in it
   */
  public TlsOptions withAuthorities(byte[] pem) {
    RootPool.ofPem(pem);
    return new TlsOptions(
        environment, pem.clone(), identity, insecureSkipVerify, serverName, chaCha20First);
  }

  /**
   * These options with a client certificate.
   *
   * @param certificatePem the certificate and those that lead to its authority
   * @param keyPem its key in PKCS#1, SEC 1 or PKCS#8, not encrypted
   * @throws TlsException with the text of Go's {@code tls.X509KeyPair}
   */
  public TlsOptions withClientCertificate(byte[] certificatePem, byte[] keyPem) {
    return new TlsOptions(
        environment,
        authorities,
        ClientIdentity.of(certificatePem, keyPem),
        insecureSkipVerify,
        serverName,
        chaCha20First);
  }

  /** These options accepting any certificate for any name. */
  public TlsOptions withInsecureSkipVerify(boolean changed) {
    return new TlsOptions(environment, authorities, identity, changed, serverName, chaCha20First);
  }

  /**
   * These options taking every server for this one: its name is asked for and must be in the
   * certificate, whatever the URL says (Go's {@code tls.Config.ServerName}). Empty: the URL's host.
   * For {@link SocketTransport} only.
   */
  public TlsOptions withServerName(String name) {
    return new TlsOptions(
        environment, authorities, identity, insecureSkipVerify, name, chaCha20First);
  }

  /**
   * These options asking servers for ChaCha20-Poly1305 before AES, for a process that ends before
   * its JVM has compiled AES: 6 MB are then deciphered in a third of the time. A server is free to
   * choose otherwise. For {@link SocketTransport} only.
   */
  public TlsOptions withChaCha20First() {
    return new TlsOptions(environment, authorities, identity, insecureSkipVerify, serverName, true);
  }

  /** Whether any certificate is accepted. */
  public boolean insecureSkipVerify() {
    return insecureSkipVerify;
  }

  /** The name that certificates must have; empty for the one in the URL. */
  String serverName() {
    return serverName;
  }

  /** Whether ChaCha20-Poly1305 is asked for before AES. */
  boolean chaCha20First() {
    return chaCha20First;
  }

  Map<String, String> environment() {
    return environment;
  }

  byte @Nullable [] authorities() {
    return authorities;
  }

  @Nullable ClientIdentity identity() {
    return identity;
  }

  private static byte @Nullable [] read(String what, String file, List<String> errors) {
    try {
      return Os.readFile(file);
    } catch (PathException e) {
      errors.add(what + Syntax.quote(file) + ": " + e.getMessage());
      return null;
    }
  }
}
