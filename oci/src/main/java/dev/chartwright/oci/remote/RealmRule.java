package dev.chartwright.oci.remote;

import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.oci.IpLiteral;
import dev.chartwright.oci.OciException;

/**
 * Where a registry may send us for a token.
 *
 * <p>By http or https only, never by http from an https registry, and never to an IP literal of a
 * loopback, private, link-local or unspecified range unless its text is that of the registry's own
 * host. Token hosts on other public names are normal.
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/auth/client.go} (validateRealm), the answer to
 * CVE-2026-48978.
 */
final class RealmRule {
  private RealmRule() {}

  static void check(String realm, UrlText registry) {
    if (realm.isEmpty()) {
      return;
    }
    String quoted = Quote.quote(realm);
    try {
      UrlText.check(realm);
    } catch (UrlException e) {
      throw new OciException("failed to parse bearer realm " + quoted + ": " + e.getMessage(), e);
    }
    UrlText url = UrlText.parse(realm);
    switch (url.scheme()) {
      case "https" -> {
        // The registry may name any host by https.
      }
      case "http" -> {
        if (registry.scheme().equals("https")) {
          throw new OciException(
              "bearer realm " + quoted + " uses http but registry was contacted over https");
        }
      }
      default ->
          throw new OciException(
              "bearer realm " + quoted + " uses unsupported scheme " + Quote.quote(url.scheme()));
    }
    String host = url.hostName();
    if (IpLiteral.isLocal(host) && !host.equals(registry.hostName())) {
      throw new OciException(
          "bearer realm host "
              + Quote.quote(host)
              + " is a loopback, link-local, private, or unspecified address");
    }
  }
}
