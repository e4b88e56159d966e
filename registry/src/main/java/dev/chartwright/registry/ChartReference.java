package dev.chartwright.registry;

import dev.chartwright.oci.InvalidReferenceException;
import dev.chartwright.oci.Reference;

/**
 * Where a chart is in a registry, as Helm reads {@code oci://} references: host, repository, and a
 * tag, a digest, or both.
 *
 * <p>A plus sign in the tag becomes an underscore, since tags know no plus. The digest is taken as
 * it stands; whoever uses it finds out what it is worth.
 *
 * <pre>{@code
 * ChartReference.parse("oci://example.com/charts/web:1.0.0+b1").toString()
 *     // example.com/charts/web:1.0.0_b1
 * }</pre>
 *
 * <p>Source: Helm {@code pkg/registry/reference.go}.
 *
 * @param registry host and port
 * @param repository path of the chart
 * @param tag tag with underscores, empty if there is none
 * @param digest text after the last at sign, empty if there is none
 */
public record ChartReference(String registry, String repository, String tag, String digest) {
  /** What an OCI reference of a chart begins with. */
  public static final String SCHEME = "oci://";

  /** Tells whether a text names a chart in a registry: it begins with {@code oci://}. */
  public static boolean isOci(String text) {
    return text.startsWith(SCHEME);
  }

  /** The text without {@code oci://}, if it begins with it. */
  public static String withoutScheme(String text) {
    return isOci(text) ? text.substring(SCHEME.length()) : text;
  }

  /**
   * Reads a reference with or without {@code oci://}.
   *
   * @throws InvalidReferenceException if host, repository or tag are not of their form
   */
  public static ChartReference parse(String text) {
    String rest = withoutScheme(text);
    String digest = "";
    int at = rest.lastIndexOf('@');
    if (at >= 0) {
      digest = rest.substring(at + 1);
      rest = rest.substring(0, at);
    }
    int colon = rest.lastIndexOf(':');
    if (colon >= 0 && rest.indexOf('/', colon) < 0) {
      String tag = rest.substring(colon + 1);
      if (!tag.isEmpty()) {
        // Helm replaces the text of the tag wherever it stands, and so do we.
        rest = rest.replace(tag, tag.replace('+', '_'));
      }
    }
    Reference parsed = Reference.parse(rest);
    return new ChartReference(parsed.registry(), parsed.repository(), parsed.reference(), digest);
  }

  /** {@code registry/repository}. */
  String name() {
    return registry + "/" + repository;
  }

  /** The same chart in another repository. */
  ChartReference at(String name) {
    if (name.equals(name())) {
      return this;
    }
    Reference place = Reference.parse(name);
    return new ChartReference(place.registry(), place.repository(), tag, digest);
  }

  /** {@code registry/repository:tag} if there is a tag, else {@code registry/repository@digest}. */
  @Override
  public String toString() {
    String name = name();
    return tag.isEmpty() ? name + "@" + digest : name + ":" + tag;
  }
}
