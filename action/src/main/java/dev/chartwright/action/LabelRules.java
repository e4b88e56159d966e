package dev.chartwright.action;

import dev.chartwright.golang.GoString;
import java.util.ArrayList;
import java.util.List;

/**
 * What keys and values of labels may be. Source: k8s.io/apimachinery 0.37.1 {@code
 * pkg/api/validate/content/kube.go}, {@code dns.go}.
 */
final class LabelRules {
  private static final int MAX_NAME = 63;
  private static final int MAX_PREFIX = 253;
  private static final String LETTERS =
      "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character";
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String KEY_RULE =
      "must "
          + LETTERS
          + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
          + NAME
          + "')";
  private static final String VALUE_RULE =
      "a valid label must be an empty string or "
          + LETTERS
          + " (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '("
          + NAME
          + ")?')";
  private static final String PREFIX_RULE =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
          + " regex used for validation is"
          + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

  private LabelRules() {}

  /** What is wrong with a key; nothing if all is well. */
  static List<String> keyFaults(String key) {
    List<String> faults = new ArrayList<>();
    int slash = key.indexOf('/');
    if (slash >= 0 && key.indexOf('/', slash + 1) >= 0) {
      faults.add(
          "a valid label key "
              + KEY_RULE
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
      return faults;
    }
    if (slash == 0) {
      faults.add("prefix part must be non-empty");
    } else if (slash > 0) {
      String prefix = key.substring(0, slash);
      if (prefix.length() > MAX_PREFIX) {
        faults.add("prefix part must be no more than " + MAX_PREFIX + " bytes");
      }
      if (!subdomain(prefix)) {
        faults.add("prefix part " + PREFIX_RULE);
      }
    }
    String name = key.substring(slash + 1);
    if (name.isEmpty()) {
      faults.add("name part must be non-empty");
    } else if (GoString.length(name) > MAX_NAME) {
      faults.add("name part must be no more than " + MAX_NAME + " bytes");
    }
    if (!word(name)) {
      faults.add("name part " + KEY_RULE);
    }
    return faults;
  }

  /** What is wrong with a value; nothing if all is well. */
  static List<String> valueFaults(String value) {
    List<String> faults = new ArrayList<>();
    if (GoString.length(value) > MAX_NAME) {
      faults.add("must be no more than " + MAX_NAME + " bytes");
    }
    if (!value.isEmpty() && !word(value)) {
      faults.add(VALUE_RULE);
    }
    return faults;
  }

  private static boolean word(String text) {
    if (text.isEmpty() || !plain(text.charAt(0)) || !plain(text.charAt(text.length() - 1))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!plain(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean subdomain(String text) {
    char before = '.';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lower = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean fits =
          lower || (c == '-' ? before != '.' : c == '.' && before != '.' && before != '-');
      if (!fits) {
        return false;
      }
      before = c;
    }
    return before != '.' && before != '-';
  }

  private static boolean plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
