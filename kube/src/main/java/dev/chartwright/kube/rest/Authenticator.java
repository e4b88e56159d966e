package dev.chartwright.kube.rest;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.http.Header;
import dev.chartwright.http.Headers;
import dev.chartwright.kube.config.ClusterConfig;
import dev.chartwright.kube.config.Impersonation;
import dev.chartwright.kube.config.Login;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How requests say who sends them. Safe for several threads. Source: client-go 0.37 {@code
 * transport/round_trippers.go}, {@code transport/token_source.go}.
 */
final class Authenticator {
  /** A token in a file is read again after a minute, a little early, as client-go does. */
  private static final long FILE_MILLIS = 50_000;

  private static final String HEADER = "Authorization";
  private static final String HEX = "0123456789ABCDEF";
  private static final String LEGAL_MARKS = "!#$&'*+-.^_`|~";

  private final Login login;
  private final Clock clock;
  private final Headers impersonation;
  private String fileToken = "";
  private long fileRead = Long.MIN_VALUE;

  private Authenticator(Login login, Clock clock, Headers impersonation) {
    this.login = login;
    this.clock = clock;
    this.impersonation = impersonation;
  }

  static Authenticator of(ClusterConfig config, Clock clock) {
    return new Authenticator(config.login(), clock, impersonation(config.impersonation()));
  }

  /** Whether it knows what to say without a program. */
  static boolean hasOwn(Login login) {
    return !login.token().isEmpty()
        || !login.tokenFile().isEmpty()
        || !login.username().isEmpty()
        || !login.password().isEmpty();
  }

  /** The headers with what says who sends them. */
  Headers sign(Headers headers) {
    Headers signed = headers;
    String token = token();
    if (!token.isEmpty()) {
      signed = signed.with(HEADER, "Bearer " + token);
    } else if (!login.username().isEmpty() || !login.password().isEmpty()) {
      byte[] pair = (login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
      signed = signed.with(HEADER, "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    for (Header each : impersonation) {
      signed = signed.plus(each.name(), each.value());
    }
    return signed;
  }

  private synchronized String token() {
    if (login.tokenFile().isEmpty()) {
      return login.token();
    }
    long now = clock.millis();
    if (fileRead == Long.MIN_VALUE || now - fileRead >= FILE_MILLIS) {
      try {
        String text = new String(Os.readFile(login.tokenFile()), StandardCharsets.UTF_8).strip();
        if (!text.isEmpty()) {
          fileToken = text;
          fileRead = now;
        }
      } catch (PathException e) {
        // The token that was there at the start has to do.
      }
    }
    return fileToken.isEmpty() ? login.token() : fileToken;
  }

  private static Headers impersonation(Impersonation as) {
    if (as.user().isEmpty()) {
      return Headers.none();
    }
    Headers headers = Headers.of("Impersonate-User", as.user());
    if (!as.uid().isEmpty()) {
      headers = headers.plus("Impersonate-Uid", as.uid());
    }
    for (String group : as.groups()) {
      headers = headers.plus("Impersonate-Group", group);
    }
    for (Map.Entry<String, List<String>> extra : new TreeMap<>(as.extra()).entrySet()) {
      for (String value : extra.getValue()) {
        headers = headers.plus("Impersonate-Extra-" + escaped(extra.getKey()), value);
      }
    }
    return headers;
  }

  /** A key as part of a header's name: what has no place in one is percent-encoded. */
  private static String escaped(String key) {
    StringBuilder name = new StringBuilder(key.length());
    for (byte each : key.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || LEGAL_MARKS.indexOf(c) >= 0) {
        name.append(c);
      } else {
        name.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return name.toString();
  }
}
