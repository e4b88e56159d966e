package dev.chartwright.repo.getter;

/**
 * How TLS to one repository differs from the system's: files by their paths, empty where absent.
 *
 * @param certFile client certificate
 * @param keyFile key of the client certificate
 * @param caFile certificate authorities to trust in place of the system's
 * @param insecureSkipVerify whether certificates are not checked
 */
public record TlsFiles(String certFile, String keyFile, String caFile, boolean insecureSkipVerify) {
  private static final TlsFiles NONE = new TlsFiles("", "", "", false);

  /** No difference. */
  public static TlsFiles none() {
    return NONE;
  }

  /** Whether nothing is to be done; a certificate without key, or a key without one, is ignored. */
  public boolean isEmpty() {
    return (certFile.isEmpty() || keyFile.isEmpty()) && caFile.isEmpty() && !insecureSkipVerify;
  }

  /** These files, with certificates checked or not. */
  public TlsFiles withInsecureSkipVerify(boolean skip) {
    return new TlsFiles(certFile, keyFile, caFile, skip);
  }
}
