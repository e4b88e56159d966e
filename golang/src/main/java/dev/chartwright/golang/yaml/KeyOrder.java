package dev.chartwright.golang.yaml;

import dev.chartwright.golang.unicode.Runes;
import java.util.Arrays;
import java.util.Map;

/** The natural order of mapping keys; go-yaml 2.4.4 and 3.0.5, sorter.go. */
final class KeyOrder {
  /** Up to so many keys are sorted by insertion. */
  static final int FEW = 12;

  private KeyOrder() {}

  /**
   * Sorts keys the way go-yaml does.
   *
   * <p>Its comparison is not an order for some sets of keys that mix leading zeros, letters and
   * digits, so this is a plain merge sort, which does not mind.
   *
   * @param newer whether as in go-yaml 3, where a number goes before a letter that stands behind
   *     another digit
   */
  static void sort(String[] keys, boolean newer) {
    int n = keys.length;
    if (n < 2) {
      return;
    }
    if (n > FEW) {
      merge(keys, newer);
      return;
    }
    for (int i = 1; i < n; i++) {
      String key = keys[i];
      int j = i;
      while (j > 0 && less(key, keys[j - 1], newer)) {
        keys[j] = keys[j - 1];
        j--;
      }
      keys[j] = key;
    }
  }

  private static void merge(String[] keys, boolean newer) {
    int n = keys.length;
    String[] left = Arrays.copyOfRange(keys, 0, n / 2);
    String[] right = Arrays.copyOfRange(keys, n / 2, n);
    sort(left, newer);
    sort(right, newer);
    int i = 0;
    int j = 0;
    for (int k = 0; k < n; k++) {
      boolean takeRight = i == left.length || (j < right.length && less(right[j], left[i], newer));
      keys[k] = takeRight ? right[j++] : left[i++];
    }
  }

  /** Letters after everything else, runs of digits by their value. */
  static boolean less(String a, String b, boolean newer) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean letters = isAsciiLetter(x) && isAsciiLetter(y);
        return letters ? x < y : lessFrom(a, b, i, newer);
      }
    }
    return a.length() < b.length();
  }

  private static boolean isAsciiLetter(char c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /** The order of two keys that differ at a place. */
  private static boolean lessFrom(String a, String b, int at, boolean newer) {
    int i = at;
    if (i > 0 && Character.isHighSurrogate(a.charAt(i - 1))) {
      i--;
    }
    int x = rune(a, i);
    int y = rune(b, i);
    boolean letterX = Runes.isLetter(x);
    boolean letterY = Runes.isLetter(y);
    if (letterX && letterY) {
      return x < y;
    }
    if (letterX || letterY) {
      boolean afterDigit = newer && i > 0 && Runes.isDigit(a.codePointBefore(i));
      return afterDigit ? letterX : letterY;
    }
    return lessDigits(a, b, i, x, y);
  }

  private static int rune(String s, int i) {
    int c = s.codePointAt(i);
    return c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
  }

  private static boolean lessDigits(String a, String b, int i, int x, int y) {
    long numberA = 0;
    long numberB = 0;
    if (x == '0' || y == '0') {
      for (int j = i; j > 0; ) {
        int c = a.codePointBefore(j);
        if (!Runes.isDigit(c)) {
          break;
        }
        if (c != '0') {
          numberA = 1;
          numberB = 1;
          break;
        }
        j -= Character.charCount(c);
      }
    }
    int countA = 0;
    for (int j = i; j < a.length() && Runes.isDigit(a.codePointAt(j)); countA++) {
      int c = a.codePointAt(j);
      numberA = numberA * 10 + (c - '0');
      j += Character.charCount(c);
    }
    int countB = 0;
    for (int j = i; j < b.length() && Runes.isDigit(b.codePointAt(j)); countB++) {
      int c = b.codePointAt(j);
      numberB = numberB * 10 + (c - '0');
      j += Character.charCount(c);
    }
    if (numberA != numberB) {
      return numberA < numberB;
    }
    return countA != countB ? countA < countB : x < y;
  }

  /** The keys of a map, in natural order. */
  static String[] sorted(Map<?, ?> map, boolean newer) {
    String[] keys = map.keySet().toArray(new String[0]);
    sort(keys, newer);
    return keys;
  }
}
