package dev.chartwright.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A failure on the way between two ends of a connection, already told in Go's words. */
final class WireException extends IOException {

  private static final long serialVersionUID = 1;

  private final Fault fault;

  WireException(Fault fault, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }

  /** What a caller sees of it: a {@link TlsException} where TLS failed. */
  TransportException toTransport() {
    String message = String.valueOf(getMessage());
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof TlsException tls) {
        return message.equals(tls.reason()) ? tls : new TlsException(tls.kind(), message, tls);
      }
    }
    return new TransportException(fault, message, this);
  }

  BodyException toBody() {
    return new BodyException(fault, String.valueOf(getMessage()), this);
  }
}
