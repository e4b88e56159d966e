package dev.chartwright.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy serves which URL, by the rules of Go's {@code golang.org/x/net/http/httpproxy}.
 *
 * <p>{@code NO_PROXY} is a list of names ({@code example.com} with all below it, {@code
 * .example.com} only those below it), addresses, CIDR ranges, each with an optional port, or {@code
 * *} for everything. {@code localhost} and loopback addresses never go through a proxy. Immutable.
 *
 * <pre>{@code
 * Proxies.ofEnvironment(Map.of("HTTPS_PROXY", "10.0.0.1:3128", "NO_PROXY", "corp.example"))
 *     .proxyFor("https://ghcr.io/v2/");   // Optional[http://10.0.0.1:3128]
 * }</pre>
 */
public final class Proxies {

  private static final Proxies NONE = new Proxies(null, null, List.of(), false, false);

  private final @Nullable Proxy http;
  private final @Nullable Proxy https;
  private final List<Bypass> bypasses;
  private final boolean cgi;
  private final boolean always;

  private Proxies(
      @Nullable Proxy http,
      @Nullable Proxy https,
      List<Bypass> bypasses,
      boolean cgi,
      boolean always) {
    this.http = http;
    this.https = https;
    this.bypasses = bypasses;
    this.cgi = cgi;
    this.always = always;
  }

  /** No proxy for anything. */
  public static Proxies none() {
    return NONE;
  }

  /**
   * The proxies that {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} describe; the
   * same names in lower case win. A URL that makes no sense counts as none.
   */
  public static Proxies ofEnvironment(Map<String, String> environment) {
    return new Proxies(
        Proxy.parse(either(environment, "http_proxy", "HTTP_PROXY")),
        Proxy.parse(either(environment, "https_proxy", "HTTPS_PROXY")),
        bypasses(either(environment, "no_proxy", "NO_PROXY")),
        !environment.getOrDefault("REQUEST_METHOD", "").isEmpty(),
        false);
  }

  /**
   * One proxy for everything, loopback addresses too: Go's {@code http.ProxyURL}.
   *
   * @param url such as {@code http://user:password@10.0.0.1:3128}; one that makes no sense counts
   *     as none
   */
  public static Proxies always(String url) {
    Proxy proxy = Proxy.parse(url);
    return new Proxies(proxy, proxy, List.of(), false, true);
  }

  private static String either(Map<String, String> environment, String lower, String upper) {
    String value = environment.getOrDefault(lower, "");
    return value.isEmpty() ? environment.getOrDefault(upper, "") : value;
  }

  /**
   * The proxy for a URL, or none.
   *
   * @throws TransportException if {@code HTTP_PROXY} would be used in a CGI program, where a
   *     visitor can set it
   */
  public Optional<Proxy> proxyFor(String url) {
    if (http == null && https == null) {
      return Optional.empty();
    }
    Origin origin = Origin.of(url);
    Proxy proxy = origin.secure() ? https : http;
    if (proxy != null && cgi && !origin.secure()) {
      throw TransportException.of(
          Fault.PROXY,
          "refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy");
    }
    return proxy == null || bypassed(origin) ? Optional.empty() : Optional.of(proxy);
  }

  private boolean bypassed(Origin origin) {
    if (always) {
      return false;
    }
    String host = origin.host();
    int zone = host.indexOf('%');
    byte[] address = IpAddress.parse(zone < 0 ? host : host.substring(0, zone));
    if (host.equals("localhost") || (address != null && IpAddress.isLoopback(address))) {
      return true;
    }
    for (Bypass bypass : bypasses) {
      if (bypass.covers(host, address, origin.port())) {
        return true;
      }
    }
    return false;
  }

  private static List<Bypass> bypasses(String list) {
    List<Bypass> bypasses = new ArrayList<>();
    for (String entry : list.split(",")) {
      String text = Syntax.lower(entry.trim());
      if (text.equals("*")) {
        return List.of(Bypass.everything());
      }
      Bypass bypass = text.isEmpty() ? null : Bypass.parse(text);
      if (bypass != null) {
        bypasses.add(bypass);
      }
    }
    return List.copyOf(bypasses);
  }
}
