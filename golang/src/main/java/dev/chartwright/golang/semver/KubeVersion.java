package dev.chartwright.golang.semver;

import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import java.util.List;

/**
 * A version of Kubernetes: two or more numbers, then anything.
 *
 * <p>Its string, which constraints are checked against, has the numbers only. Source: Helm 4.3.1,
 * pkg/chart/common/capabilities.go; k8s.io/apimachinery v0.37.1, util/version.
 *
 * <pre>{@code
 * KubeVersion v = KubeVersion.parse("1.33.4-gke.1245000");
 * v.version();   // v1.33.4-gke.1245000
 * v.toString();  // v1.33.4
 * v.minor();     // 33
 * }</pre>
 *
 * @param version the whole text, with a {@code v} in front
 * @param normalized the numbers, with a {@code v} in front
 * @param major the first number
 * @param minor the second number
 */
public record KubeVersion(String version, String normalized, String major, String minor)
    implements GoStruct {
  /**
   * Reads a version.
   *
   * @throws SemverException with the Go library's message
   */
  public static KubeVersion parse(String text) {
    int at = 0;
    while (at < text.length() && " \t\n\f\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == 'v') {
      at++;
    }
    int start = at;
    int end = at;
    while (at < text.length() && isDigit(text, at)) {
      while (at < text.length() && isDigit(text, at)) {
        at++;
      }
      end = at;
      if (at < text.length() && text.charAt(at) == '.') {
        at++;
      }
    }
    if (end == start || text.indexOf('\n', end) >= 0) {
      throw new SemverException("could not parse " + Quote.quote(text) + " as version");
    }
    String[] components = text.substring(start, end).split("\\.", -1);
    if (components.length < 2) {
      throw new SemverException("illegal version string " + Quote.quote(text));
    }
    if (components[0].startsWith("0") && !components[0].equals("0")) {
      throw illegal("zero-prefixed", components[0], text);
    }
    StringBuilder normalized = new StringBuilder("v");
    for (int i = 0; i < components.length; i++) {
      try {
        long number = Parse.parseUint(components[i], 10, 0);
        components[i] = Long.toUnsignedString(number);
      } catch (NumberException e) {
        throw new SemverException(
            illegal("non-numeric", components[i], text).getMessage() + ": " + e.getMessage());
      }
      normalized.append(i == 0 ? "" : ".").append(components[i]);
    }
    String version = text.startsWith("v") ? text : "v" + text;
    return new KubeVersion(version, normalized.toString(), components[0], components[1]);
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static SemverException illegal(String how, String component, String text) {
    return new SemverException(
        "illegal "
            + how
            + " version component "
            + Quote.quote(component)
            + " in "
            + Quote.quote(text));
  }

  @Override
  public String goType() {
    return "common.KubeVersion";
  }

  @Override
  public List<Field> goFields() {
    return List.of(
        new Field("Version", version),
        new Field("normalizedVersion", normalized),
        new Field("Major", major),
        new Field("Minor", minor));
  }

  /** The numbers, with a {@code v} in front. */
  @Override
  public String toString() {
    return normalized;
  }
}
