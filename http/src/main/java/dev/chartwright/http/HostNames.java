package dev.chartwright.http;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Whether a certificate names a host: {@code VerifyHostname} of Go's crypto/x509. */
final class HostNames {

  private static final int DNS = 2;
  private static final int IP = 7;
  private static final int MOST_NAMES_SHOWN = 100;

  private HostNames() {}

  /** Why the certificate does not serve for that host, in Go's words; null if it does. */
  static @Nullable String mismatch(X509Certificate certificate, String host) {
    List<String> names = new ArrayList<>();
    List<byte[]> addresses = new ArrayList<>();
    boolean alternativeNames = certificate.getExtensionValue("2.5.29.17") != null;
    collect(certificate, names, addresses);
    byte[] address = IpAddress.parse(host);
    if (address != null) {
      for (byte[] candidate : addresses) {
        if (Arrays.equals(candidate, address)) {
          return null;
        }
      }
    } else {
      for (String name : names) {
        if (matches(name, host)) {
          return null;
        }
      }
    }
    if (!alternativeNames && matchesPattern(commonName(certificate), host)) {
      return "x509: certificate relies on legacy Common Name field, use SANs instead";
    }
    return explain(host, address != null, names, addresses);
  }

  private static String explain(
      String host, boolean wantsAddress, List<String> names, List<byte[]> addresses) {
    List<String> valid = names;
    if (wantsAddress) {
      if (addresses.isEmpty()) {
        return "x509: cannot validate certificate for "
            + host
            + " because it doesn't contain any IP SANs";
      }
      valid = new ArrayList<>();
      for (byte[] address : addresses) {
        valid.add(IpAddress.format(address));
      }
    }
    if (valid.size() >= MOST_NAMES_SHOWN) {
      return "x509: certificate is valid for "
          + valid.size()
          + (wantsAddress ? " IP SANs" : " names")
          + ", but none matched "
          + host;
    }
    if (valid.isEmpty()) {
      return "x509: certificate is not valid for any names, but wanted to match " + host;
    }
    return "x509: certificate is valid for " + String.join(", ", valid) + ", not " + host;
  }

  private static void collect(
      X509Certificate certificate, List<String> names, List<byte[]> addresses) {
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all == null) {
        return;
      }
      for (List<?> entry : all) {
        if (entry.get(0) instanceof Integer type && entry.get(1) instanceof String text) {
          if (type == DNS) {
            names.add(text);
          } else if (type == IP) {
            byte[] address = IpAddress.parse(text);
            if (address != null) {
              addresses.add(address);
            }
          }
        }
      }
    } catch (CertificateParsingException e) {
      // A certificate with unreadable names is valid for none.
    }
  }

  static boolean matches(String pattern, String host) {
    if (validName(host, false) && validName(pattern, true)) {
      return matchesPattern(pattern, host);
    }
    return !host.isEmpty() && !host.equals(".") && Syntax.lower(pattern).equals(Syntax.lower(host));
  }

  /** Label by label; only a whole first label may be {@code *}. */
  private static boolean matchesPattern(String pattern, String host) {
    String name = Syntax.lower(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    String wanted = Syntax.lower(pattern);
    if (wanted.isEmpty() || name.isEmpty()) {
      return false;
    }
    if (wanted.startsWith("*.")) {
      int dot = name.indexOf('.');
      return dot > 0 && name.substring(dot).equals(wanted.substring(1));
    }
    return wanted.equals(name);
  }

  private static boolean validName(String name, boolean pattern) {
    String host = !pattern && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (host.isEmpty() || host.equals("*")) {
      return false;
    }
    int labelStart = 0;
    for (int i = 0; i <= host.length(); i++) {
      if (i == host.length() || host.charAt(i) == '.') {
        if (i == labelStart) {
          return false;
        }
        labelStart = i + 1;
        continue;
      }
      char c = host.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      boolean star = pattern && i == 0 && c == '*' && host.startsWith("*.");
      if (!letterOrDigit && c != '_' && !(c == '-' && i != labelStart) && !star) {
        return false;
      }
    }
    return true;
  }

  /** The first CN of the subject, or an empty text. */
  static String commonName(X509Certificate certificate) {
    return attribute(certificate, "CN=");
  }

  static String attribute(X509Certificate certificate, String key) {
    String name = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
    int start = name.startsWith(key) ? 0 : name.indexOf("," + key) + 1;
    if (!name.startsWith(key, start)) {
      return "";
    }
    StringBuilder value = new StringBuilder();
    for (int i = start + key.length(); i < name.length() && name.charAt(i) != ','; i++) {
      char c = name.charAt(i);
      if (c == '\\' && i + 1 < name.length()) {
        c = name.charAt(++i);
      }
      value.append(c);
    }
    return value.toString();
  }
}
