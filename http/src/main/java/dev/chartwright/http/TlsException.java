package dev.chartwright.http;

import org.jspecify.annotations.Nullable;

/**
 * TLS that could not be set up or a certificate that was not accepted; the message is that of Go's
 * {@code crypto/tls} and {@code crypto/x509}.
 */
public final class TlsException extends TransportException {

  private static final long serialVersionUID = 1;

  /** Why TLS failed. */
  public enum Kind {
    /** {@code x509: certificate signed by unknown authority}. */
    UNKNOWN_AUTHORITY,
    /** {@code x509: certificate is valid for a, b, not c}. */
    HOSTNAME_MISMATCH,
    /** {@code x509: certificate has expired or is not yet valid: …}. */
    EXPIRED,
    /** Any other reason to reject the peer's certificate. */
    BAD_CERTIFICATE,
    /** {@code http: server gave HTTP response to HTTPS client}. */
    PLAIN_HTTP_SERVER,
    /** The peer sent an alert: {@code remote error: tls: …}. */
    REMOTE_ALERT,
    /** Our own certificate, key or list of authorities cannot be used. */
    CONFIGURATION,
    /** Any other failure of the handshake. */
    HANDSHAKE
  }

  private final Kind kind;

  TlsException(Kind kind, String message, @Nullable Throwable cause) {
    super(Fault.TLS, message, cause);
    this.kind = kind;
  }

  /** A failure with its whole text. */
  public static TlsException of(Kind kind, String message) {
    return new TlsException(kind, message, null);
  }

  /** Why TLS failed. */
  public Kind kind() {
    return kind;
  }
}
