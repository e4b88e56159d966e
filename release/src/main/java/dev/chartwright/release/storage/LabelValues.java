package dev.chartwright.release.storage;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What can be the value of a label. Source: Kubernetes {@code apimachinery/pkg/util/validation}.
 */
final class LabelValues {
  private LabelValues() {}

  /**
   * Makes sure that the values can be labels.
   *
   * @throws ReleaseException {@code invalid label value: …}
   */
  static void check(Map<String, String> labels) {
    for (String value : KubeRecords.sorted(labels).values()) {
      List<String> problems = new ArrayList<>(2);
      if (GoString.length(value) > 63) {
        problems.add("must be no more than 63 characters");
      }
      if (!isLabelValue(value)) {
        problems.add(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_'"
                + " or '.', and must start and end with an alphanumeric character (e.g. 'MyValue', "
                + " or 'my_value',  or '12345', regex used for validation is"
                + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
      }
      if (!problems.isEmpty()) {
        throw ReleaseException.of(
            Problem.OTHER,
            "invalid label value: " + Quote.quote(value) + ": " + String.join("; ", problems),
            null);
      }
    }
  }

  private static boolean isLabelValue(String value) {
    int last = value.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = value.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      boolean inner = i > 0 && i < last && (c == '-' || c == '_' || c == '.');
      if (!alphanumeric && !inner) {
        return false;
      }
    }
    return true;
  }
}
