package dev.chartwright.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Blanks out secrets in what is shown to people: passwords in URLs, signed query parameters,
 * credentials in headers. Everything else stays as it is.
 *
 * <pre>{@code
 * Redaction.url("https://u:pw@h/b?sig=abc&api-version=2")   // https://u:xxxxx@h/b?sig=xxxxx&api-version=2
 * }</pre>
 */
public final class Redaction {

  /** What stands in the place of a secret, as in Go's {@code URL.Redacted}. */
  public static final String MASK = "xxxxx";

  /** Fields that prove who we are to one server and must not reach another. */
  static final List<String> CREDENTIAL_FIELDS =
      List.of(
          "Authorization",
          "Cookie",
          "Cookie2",
          "Proxy-Authorization",
          "Www-Authenticate",
          "Proxy-Authenticate",
          "X-Auth-Token",
          "X-Registry-Auth",
          "X-Registry-Config",
          "Private-Token",
          "Job-Token",
          "X-JFrog-Art-Api");

  private Redaction() {}

  /** The URL with the password and the values of secret query parameters masked. */
  public static String url(String url) {
    String text = mask(url, MASK);
    int question = text.indexOf('?');
    if (question < 0) {
      return text;
    }
    int hash = text.indexOf('#', question);
    int end = hash < 0 ? text.length() : hash;
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, question + 1);
    int start = question + 1;
    while (start <= end) {
      int next = text.indexOf('&', start);
      if (next < 0 || next > end) {
        next = end;
      }
      int equals = text.indexOf('=', start);
      if (equals >= 0 && equals < next && secretParameter(text.substring(start, equals))) {
        out.append(text, start, equals + 1).append(MASK);
      } else {
        out.append(text, start, next);
      }
      if (next < end) {
        out.append('&');
      }
      start = next + 1;
    }
    return out.append(text, end, text.length()).toString();
  }

  /** The header fields with the values of those that carry credentials masked; the scheme stays. */
  public static Headers headers(Headers headers) {
    List<Header> shown = new ArrayList<>(headers.size());
    for (Header field : headers) {
      shown.add(
          secretHeader(field.name())
              ? new Header(field.name(), maskCredential(field.name(), field.value()))
              : field.name().equalsIgnoreCase("Location")
                  ? new Header(field.name(), url(field.value()))
                  : field);
    }
    return Headers.copyOf(shown);
  }

  /** Whether a header field of that name carries credentials. */
  public static boolean secretHeader(String name) {
    return switch (Syntax.lower(name)) {
      case "authorization",
          "proxy-authorization",
          "cookie",
          "cookie2",
          "set-cookie",
          "set-cookie2",
          "x-auth-token",
          "x-registry-auth",
          "x-registry-config",
          "private-token",
          "job-token",
          "x-jfrog-art-api" ->
          true;
      default -> false;
    };
  }

  /** Whether a query parameter of that name (percent-encoded or not) carries a secret. */
  public static boolean secretParameter(String name) {
    String plain = Syntax.lower(PercentDecoder.decode(name));
    if (plain.startsWith("x-amz-") || plain.startsWith("x-goog-")) {
      return true;
    }
    return switch (plain) {
      case "sig",
          "signature",
          "token",
          "access_token",
          "refresh_token",
          "id_token",
          "auth_token",
          "private_token",
          "job_token",
          "_state",
          "password",
          "passwd",
          "secret",
          "client_secret",
          "api_key",
          "apikey",
          "key-pair-id",
          "policy",
          "googleaccessid",
          "awsaccesskeyid",
          "code",
          "verify" ->
          true;
      default -> false;
    };
  }

  /** The URL with its password shown as {@code ***}: {@code stripPassword} of Go's net/http. */
  static String password(String url) {
    return mask(url, "***");
  }

  private static String mask(String url, String mask) {
    int start = url.indexOf("://");
    if (start < 0) {
      return url;
    }
    start += 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int at = url.lastIndexOf('@', end - 1);
    int colon = url.indexOf(':', start);
    if (at < start || colon < 0 || colon > at) {
      return url;
    }
    return url.substring(0, colon + 1) + mask + url.substring(at);
  }

  private static String maskCredential(String name, String value) {
    int space = value.indexOf(' ');
    boolean scheme = Syntax.lower(name).endsWith("authorization") && space > 0;
    return scheme ? value.substring(0, space + 1) + MASK : MASK;
  }
}
