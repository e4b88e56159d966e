package dev.chartwright.chart;

import dev.chartwright.golang.GoString;

/**
 * The rules for names of releases and of Kubernetes objects.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/util/validate_name.go}.
 */
public final class NameRules {
  /**
   * The most bytes that the name of a release may have, so that something can be appended to it.
   */
  public static final int MAX_RELEASE_NAME_BYTES = 53;

  /** The most bytes that the name of a Kubernetes object may have. */
  public static final int MAX_METADATA_NAME_BYTES = 253;

  private static final String PATTERN =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  private NameRules() {}

  /**
   * Checks the name of a release.
   *
   * @throws ChartException {@code no name provided} for an empty one, {@code invalid release name,
   *     …} for any other fault
   */
  public static void checkRelease(String name) {
    if (name.isEmpty()) {
      throw new ChartException("no name provided");
    }
    check(name, "release", MAX_RELEASE_NAME_BYTES);
  }

  /**
   * Checks the name of a Kubernetes object.
   *
   * @throws ChartException {@code invalid metadata name, …}
   */
  public static void checkMetadata(String name) {
    check(name, "metadata", MAX_METADATA_NAME_BYTES);
  }

  private static void check(String name, String kind, int maxBytes) {
    if (GoString.length(name) > maxBytes || !isDnsName(name)) {
      throw new ChartException(
          "invalid "
              + kind
              + " name, must match regex "
              + PATTERN
              + " and the length must not be longer than "
              + maxBytes);
    }
  }

  /**
   * Whether the name is made of labels with dots between them; a label neither starts nor ends with
   * a dash.
   */
  private static boolean isDnsName(String name) {
    char before = '.';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean fits =
          plain || (c == '-' ? before != '.' : c == '.' && before != '.' && before != '-');
      if (!fits) {
        return false;
      }
      before = c;
    }
    return before != '.' && before != '-';
  }
}
