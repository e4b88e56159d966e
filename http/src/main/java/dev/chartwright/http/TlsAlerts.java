package dev.chartwright.http;

import java.io.IOException;

/** What the JDK tells of a failed handshake, in the words of Go's {@code crypto/tls/alert.go}. */
final class TlsAlerts {

  private static final String RECEIVED = "Received fatal alert: ";

  private TlsAlerts() {}

  static TlsException explain(IOException e) {
    String message = String.valueOf(e.getMessage());
    int received = message.indexOf(RECEIVED);
    if (received >= 0) {
      String alert = message.substring(received + RECEIVED.length());
      return new TlsException(
          TlsException.Kind.REMOTE_ALERT, "remote error: tls: " + words(alert), e);
    }
    if (message.contains("protocol version") || message.contains("No appropriate protocol")) {
      return new TlsException(
          TlsException.Kind.HANDSHAKE, "tls: server selected unsupported protocol version", e);
    }
    return new TlsException(TlsException.Kind.HANDSHAKE, "tls: " + message, e);
  }

  private static String words(String alert) {
    return switch (alert) {
      case "bad_record_mac" -> "bad record MAC";
      case "certificate_revoked" -> "revoked certificate";
      case "certificate_expired" -> "expired certificate";
      case "certificate_unknown" -> "unknown certificate";
      case "unknown_ca" -> "unknown certificate authority";
      case "decode_error" -> "error decoding message";
      case "decrypt_error" -> "error decrypting message";
      case "protocol_version" -> "protocol version not supported";
      case "insufficient_security" -> "insufficient security level";
      case "unknown_psk_identity" -> "unknown PSK identity";
      default -> alert.replace('_', ' ');
    };
  }
}
