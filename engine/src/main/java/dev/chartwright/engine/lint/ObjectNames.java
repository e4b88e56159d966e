package dev.chartwright.engine.lint;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes demands of the names of objects, by kind.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/lint/rules/template.go} (validateMetadataNameFunc),
 * k8s.io/apimachinery 0.37.1 {@code pkg/util/validation}, {@code pkg/api/validate/content/path.go}.
 */
final class ObjectNames {
  private static final int MAX_LABEL_BYTES = 63;
  private static final int MAX_SUBDOMAIN_BYTES = 253;
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

  private ObjectNames() {}

  /** What is wrong with the name of an object of that kind; null if nothing is. */
  static @Nullable String mistake(String kind, String name) {
    List<String> mistakes = mistakes(kind.toLowerCase(Locale.ROOT), name);
    if (mistakes.isEmpty()) {
      return null;
    }
    String quoted = Quote.quote(name);
    StringBuilder all = new StringBuilder();
    for (String each : mistakes) {
      all.append(all.length() == 0 ? "" : ", ")
          .append("metadata.name: Invalid value: ")
          .append(quoted)
          .append(": ")
          .append(each);
    }
    return "object name does not conform to Kubernetes naming requirements: "
        + quoted
        + ": "
        + (mistakes.size() == 1 ? all.toString() : "[" + all + "]");
  }

  private static List<String> mistakes(String kind, String name) {
    return switch (kind) {
      case "certificatesigningrequest" -> List.of();
      case "service" -> serviceLabel(name);
      case "namespace" -> label(name);
      case "role", "clusterrole", "rolebinding", "clusterrolebinding" -> pathSegment(name);
      default -> subdomain(name);
    };
  }

  private static List<String> subdomain(String name) {
    List<String> mistakes = new ArrayList<>(2);
    checkLength(name, MAX_SUBDOMAIN_BYTES, mistakes);
    if (!isSubdomain(name)) {
      mistakes.add(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
              + " '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
              + " regex used for validation is '"
              + LABEL
              + "(\\."
              + LABEL
              + ")*')");
    }
    return mistakes;
  }

  private static List<String> label(String name) {
    List<String> mistakes = new ArrayList<>(2);
    checkLength(name, MAX_LABEL_BYTES, mistakes);
    if (!isLabel(name, 0, name.length())) {
      mistakes.add(
          isSubdomain(name)
              ? "must not contain dots"
              : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                  + " '-', and must start and end with an alphanumeric character (e.g. 'my-name', "
                  + " or '123-abc', regex used for validation is '"
                  + LABEL
                  + "')");
    }
    return mistakes;
  }

  private static List<String> serviceLabel(String name) {
    List<String> mistakes = new ArrayList<>(2);
    checkLength(name, MAX_LABEL_BYTES, mistakes);
    if (!isLabel(name, 0, name.length()) || isDigit(name.charAt(0))) {
      mistakes.add(
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
              + " an alphabetic character, and end with an alphanumeric character (e.g. 'my-name', "
              + " or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");
    }
    return mistakes;
  }

  private static List<String> pathSegment(String name) {
    if (name.equals(".") || name.equals("..")) {
      return List.of("may not be '" + name + "'");
    }
    List<String> mistakes = new ArrayList<>(2);
    if (name.indexOf('/') >= 0) {
      mistakes.add("may not contain '/'");
    }
    if (name.indexOf('%') >= 0) {
      mistakes.add("may not contain '%'");
    }
    return mistakes;
  }

  private static void checkLength(String name, int max, List<String> mistakes) {
    if (GoString.length(name) > max) {
      mistakes.add("must be no more than " + max + " characters");
    }
  }

  private static boolean isSubdomain(String name) {
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      if (!isLabel(name, start, dot)) {
        return false;
      }
      start = dot + 1;
    }
    return isLabel(name, start, name.length());
  }

  private static boolean isLabel(String name, int start, int end) {
    if (start == end || name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
