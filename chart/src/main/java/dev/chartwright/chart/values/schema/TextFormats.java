package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/** Formats of identifiers: pointers, UUIDs, versions. */
final class TextFormats {
  private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};
  private static final String[] VERSION_PARTS = {"major", "minor", "patch"};

  private TextFormats() {}

  static @Nullable String jsonPointer(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (text.charAt(0) != '/') {
      return "not starting with /";
    }
    for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 2)) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (next != '0' && next != '1') {
        return "~ must be followed by 0 or 1";
      }
    }
    return null;
  }

  static @Nullable String relativeJsonPointer(String text) {
    int digits = Formats.digits(text);
    if (digits == 0) {
      return "must start with non-negative integer";
    }
    if (digits > 1 && text.charAt(0) == '0') {
      return "starts with zero";
    }
    String rest = text.substring(digits);
    return rest.equals("#") ? null : jsonPointer(rest);
  }

  static @Nullable String uuid(String text) {
    String[] groups = Formats.split(text, '-');
    if (groups.length != UUID_GROUPS.length) {
      return "must have " + UUID_GROUPS.length + " elements";
    }
    for (int i = 0; i < groups.length; i++) {
      if (GoString.length(groups[i]) != UUID_GROUPS[i]) {
        return "element " + (i + 1) + " must be " + UUID_GROUPS[i] + " characters long";
      }
      for (int at = 0; at < groups[i].length(); ) {
        int c = groups[i].codePointAt(at);
        at += Character.charCount(c);
        if (!Formats.isDigit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F')) {
          return "non-hex character " + Quote.quoteRune(Formats.rune(c));
        }
      }
    }
    return null;
  }

  static @Nullable String semver(String text) {
    String version = text;
    int plus = version.indexOf('+');
    if (plus >= 0) {
      String wrong = build(version.substring(plus + 1));
      if (wrong != null) {
        return wrong;
      }
      version = version.substring(0, plus);
    }
    int dash = version.indexOf('-');
    if (dash >= 0) {
      String wrong = preRelease(version.substring(dash + 1));
      if (wrong != null) {
        return wrong;
      }
      version = version.substring(0, dash);
    }
    return versionCore(version);
  }

  private static @Nullable String build(String build) {
    if (build.isEmpty()) {
      return "build is empty";
    }
    for (String identifier : Formats.split(build, '.')) {
      if (identifier.isEmpty()) {
        return "build identifier is empty";
      }
      String wrong = identifierCharacters(identifier, "build");
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable String preRelease(String preRelease) {
    for (String identifier : Formats.split(preRelease, '.')) {
      if (identifier.isEmpty()) {
        return "pre-release identifier is empty";
      }
      String wrong = identifierCharacters(identifier, "pre-release");
      if (wrong != null) {
        return wrong;
      }
      boolean numeric = Formats.digits(identifier) == identifier.length();
      if (numeric && identifier.length() > 1 && identifier.charAt(0) == '0') {
        return "pre-release numeric identifier starts with zero";
      }
    }
    return null;
  }

  private static @Nullable String identifierCharacters(String identifier, String kind) {
    for (int at = 0; at < identifier.length(); ) {
      int c = identifier.codePointAt(at);
      at += Character.charCount(c);
      if (!Formats.isAlphanumeric(c) && c != '-') {
        return "invalid character "
            + Quote.quoteRune(Formats.rune(c))
            + " in "
            + kind
            + " identifier";
      }
    }
    return null;
  }

  private static @Nullable String versionCore(String version) {
    String[] parts = Formats.split(version, '.');
    if (parts.length != VERSION_PARTS.length) {
      return "versionCore must have 3 numbers separated by dot";
    }
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (part.isEmpty()) {
        return VERSION_PARTS[i] + " is empty";
      }
      if (part.length() > 1 && part.charAt(0) == '0') {
        return VERSION_PARTS[i] + " starts with zero";
      }
      if (Formats.digits(part) != part.length()) {
        return VERSION_PARTS[i] + " contains non-digit";
      }
    }
    return null;
  }
}
