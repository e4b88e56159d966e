package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strings.Strings;
import java.util.ArrayList;
import java.util.List;

/**
 * Searching, replacing, splitting and trimming as Go's package strings does it, on bytes.
 *
 * <p>Text without bad bytes matches by chars only where it matches by bytes, so only a search for
 * bad bytes is slow.
 */
final class TextSearch {
  private TextSearch() {}

  static boolean contains(String text, String part) {
    return ByteText.hasBadBytes(part)
        ? ByteText.toBytes(text).contains(ByteText.toBytes(part))
        : text.contains(part);
  }

  static boolean hasPrefix(String text, String prefix) {
    return ByteText.hasBadBytes(prefix)
        ? ByteText.toBytes(text).startsWith(ByteText.toBytes(prefix))
        : text.startsWith(prefix);
  }

  static boolean hasSuffix(String text, String suffix) {
    return ByteText.hasBadBytes(suffix)
        ? ByteText.toBytes(text).endsWith(ByteText.toBytes(suffix))
        : text.endsWith(suffix);
  }

  static String trimPrefix(String text, String prefix) {
    if (!hasPrefix(text, prefix)) {
      return text;
    }
    return ByteText.hasBadBytes(prefix)
        ? ByteText.suffix(text, GoString.length(prefix))
        : text.substring(prefix.length());
  }

  static String trimSuffix(String text, String suffix) {
    if (!hasSuffix(text, suffix)) {
      return text;
    }
    return ByteText.hasBadBytes(suffix)
        ? ByteText.prefix(text, GoString.length(text) - GoString.length(suffix))
        : text.substring(0, text.length() - suffix.length());
  }

  /** The text without white space at both ends. */
  static String trimSpace(String text) {
    int end = text.length();
    if (end == 0 || (isInk(text.charAt(0)) && isInk(text.charAt(end - 1)))) {
      return text;
    }
    return Strings.trimSpace(text);
  }

  private static boolean isInk(char c) {
    return c > ' ' && c < 0x7F;
  }

  /** The text without the characters of a set at both ends; in the set a bad byte is U+FFFD. */
  static String trim(String text, String set) {
    int start = 0;
    int end = text.length();
    while (start < end) {
      int c = text.codePointAt(start);
      if (!has(set, c)) {
        break;
      }
      start += Character.charCount(c);
    }
    while (end > start) {
      int c = text.codePointBefore(end);
      if (!has(set, c)) {
        break;
      }
      end -= Character.charCount(c);
    }
    return text.substring(start, end);
  }

  private static boolean has(String set, int c) {
    if (!isError(c)) {
      return set.indexOf(c) >= 0;
    }
    return set.indexOf(0xFFFD) >= 0 || ByteText.hasBadBytes(set);
  }

  private static boolean isError(int c) {
    return c == 0xFFFD || GoString.isEscape(c);
  }

  /** Every occurrence replaced; an empty one is before each character and at the end. */
  static String replaceAll(String text, String old, String replacement, SprigLimits limits) {
    if (old.isEmpty()) {
      return replaceEmpty(text, replacement, limits);
    }
    if (old.equals(replacement)) {
      return text;
    }
    if (ByteText.hasBadBytes(old)) {
      String bytes = ByteText.toBytes(text);
      String searched = ByteText.toBytes(old);
      String written = ByteText.toBytes(replacement);
      checkReplaced(bytes, searched, written, limits);
      return ByteText.ofBytes(bytes.replace(searched, written));
    }
    checkReplaced(text, old, replacement, limits);
    String replaced = text.replace(old, replacement);
    return replaced.equals(text) ? text : GoString.normalize(replaced);
  }

  private static void checkReplaced(String text, String old, String written, SprigLimits limits) {
    long growth = (long) written.length() - old.length();
    if (growth <= 0
        || text.length() / old.length() * growth + text.length() <= limits.stringBytes()) {
      return;
    }
    long length = text.length();
    for (int i = text.indexOf(old); i >= 0; i = text.indexOf(old, i + old.length())) {
      length += growth;
    }
    limits.checkString("replace", length);
  }

  private static String replaceEmpty(String text, String replacement, SprigLimits limits) {
    if (replacement.isEmpty()) {
      return text;
    }
    limits.checkString("replace", text.length() + (text.length() + 1L) * replacement.length());
    StringBuilder out = new StringBuilder(replacement);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      out.appendCodePoint(c).append(replacement);
    }
    return GoString.normalize(out.toString());
  }

  /**
   * The parts between separators, at most so many if that is not negative; an empty separator gives
   * the characters.
   */
  static List<String> split(String text, String separator, long most, SprigLimits limits) {
    List<String> parts = new ArrayList<>();
    if (most == 0) {
      return parts;
    }
    long count = most < 0 ? Long.MAX_VALUE : most;
    if (separator.isEmpty()) {
      int from = 0;
      while (from < text.length()) {
        int next = parts.size() + 1 == count ? text.length() : text.offsetByCodePoints(from, 1);
        parts.add(text.substring(from, next));
        limits.checkList("split", parts.size());
        from = next;
      }
      return parts;
    }
    boolean bytewise = ByteText.hasBadBytes(separator);
    String searched = bytewise ? ByteText.toBytes(text) : text;
    String by = bytewise ? ByteText.toBytes(separator) : separator;
    int from = 0;
    while (parts.size() + 1 < count) {
      int at = searched.indexOf(by, from);
      if (at < 0) {
        break;
      }
      add(parts, searched.substring(from, at), bytewise);
      limits.checkList("split", parts.size());
      from = at + by.length();
    }
    add(parts, searched.substring(from), bytewise);
    return parts;
  }

  private static void add(List<String> parts, String part, boolean bytewise) {
    parts.add(bytewise ? ByteText.ofBytes(part) : part);
  }
}
