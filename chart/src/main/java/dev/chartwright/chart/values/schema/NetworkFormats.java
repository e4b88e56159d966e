package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.net.IpLiteral;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/** Formats of addresses, host names, e-mail addresses and URLs. */
final class NetworkFormats {
  private static final int MAX_HOSTNAME = 253;
  private static final int MAX_LABEL = 63;
  private static final int MAX_EMAIL = 254;
  private static final int MAX_LOCAL = 64;
  private static final String LOCAL_MARKS = ".!#$%&'*+-/=?^_`{|}~";

  private NetworkFormats() {}

  static @Nullable String ipv4(String text) {
    String[] groups = Formats.split(text, '.');
    if (groups.length != 4) {
      return "expected four decimals";
    }
    for (String group : groups) {
      if (group.length() > 1 && group.charAt(0) == '0') {
        return "leading zeros";
      }
      try {
        long number = Parse.atoi(group);
        if (number < 0 || number > 255) {
          return "decimal must be between 0 and 255";
        }
      } catch (NumberException e) {
        return e.getMessage();
      }
    }
    return null;
  }

  static @Nullable String ipv6(String text) {
    if (text.indexOf(':') < 0) {
      return "missing colon";
    }
    try {
      IpLiteral.isIpv4(text);
    } catch (UrlException e) {
      return e.getMessage();
    }
    return text.indexOf('%') >= 0 ? "zone id is not a part of ipv6 address" : null;
  }

  static @Nullable String hostname(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (GoString.length(name) > MAX_HOSTNAME) {
      return "more than 253 characters long";
    }
    for (String label : Formats.split(name, '.')) {
      if (label.isEmpty() || GoString.length(label) > MAX_LABEL) {
        return "label must be 1 to 63 characters long";
      }
      if (label.charAt(0) == '-') {
        return "label starts with hyphen";
      }
      if (label.endsWith("-")) {
        return "label ends with hyphen";
      }
      String wrong = characters(label, "-");
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  /** Looks for a character that is no letter or digit of ASCII and none of the marks. */
  private static @Nullable String characters(String text, String marks) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (!Formats.isAlphanumeric(c) && marks.indexOf(c) < 0) {
        return "invalid character " + Quote.quoteRune(Formats.rune(c));
      }
    }
    return null;
  }

  static @Nullable String email(String text) {
    if (GoString.length(text) > MAX_EMAIL) {
      return "more than 255 characters long";
    }
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return "missing @";
    }
    String wrong = localPart(text.substring(0, at));
    return wrong == null ? mailDomain(text.substring(at + 1)) : wrong;
  }

  private static @Nullable String localPart(String local) {
    if (GoString.length(local) > MAX_LOCAL) {
      return "local part more than 64 characters long";
    }
    if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
      String quoted = local.substring(1, local.length() - 1);
      return quoted.indexOf('\\') >= 0 || quoted.indexOf('"') >= 0
          ? "backslash and quote are not allowed within quoted local part"
          : null;
    }
    if (local.startsWith(".")) {
      return "starts with dot";
    }
    if (local.endsWith(".")) {
      return "ends with dot";
    }
    return local.contains("..") ? "consecutive dots" : characters(local, LOCAL_MARKS);
  }

  private static @Nullable String mailDomain(String domain) {
    if (domain.startsWith("[") && domain.endsWith("]")) {
      String address = domain.length() < 2 ? "" : domain.substring(1, domain.length() - 1);
      if (address.startsWith("IPv6:")) {
        String wrong = ipv6(address.substring("IPv6:".length()));
        return wrong == null ? null : "invalid ipv6 address: " + wrong;
      }
      String wrong = ipv4(address);
      return wrong == null ? null : "invalid ipv4 address: " + wrong;
    }
    String wrong = hostname(domain);
    return wrong == null ? null : "invalid domain: " + wrong;
  }

  static @Nullable String uri(String text) {
    try {
      Url url = Url.parse(text);
      String wrong = host(url);
      return wrong != null || url.isAbsolute() ? wrong : "relative url";
    } catch (UrlException e) {
      return e.getMessage();
    }
  }

  static @Nullable String uriReference(String text) {
    if (text.indexOf('\\') >= 0) {
      return "contains \\";
    }
    try {
      return host(Url.parse(text));
    } catch (UrlException e) {
      return e.getMessage();
    }
  }

  static @Nullable String uriTemplate(String text) {
    Url url;
    try {
      url = Url.parse(text);
    } catch (UrlException e) {
      return e.getMessage();
    }
    String wrong = host(url);
    if (wrong != null) {
      return wrong;
    }
    for (String segment : Formats.split(url.rawPath(), '/')) {
      try {
        wrong = braces(Url.unescapePath(segment));
      } catch (UrlException e) {
        wrong = "percent decode failed: " + e.getMessage();
      }
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable String braces(String text) {
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '}') {
        if (open == (c == '{')) {
          return "nested curly braces";
        }
        open = !open;
      }
    }
    return open ? "no matching closing brace" : null;
  }

  /** What is wrong with an address of IPv6 as the host, which Go's net/url does not look at. */
  private static @Nullable String host(Url url) {
    String host = url.hostname();
    if (host.indexOf(':') < 0) {
      return null;
    }
    if (url.host().indexOf('[') < 0 || url.host().indexOf(']') < 0) {
      return "ipv6 address not enclosed in brackets";
    }
    String wrong = ipv6(host);
    return wrong == null ? null : "invalid ipv6 address: " + wrong;
  }
}
