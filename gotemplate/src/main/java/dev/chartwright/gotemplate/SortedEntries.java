package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.StringOrder;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Map;

/** The members of a map in the order of their keys' bytes, as they were when asked for. */
final class SortedEntries {
  private SortedEntries() {}

  /** The keys, then in the same order the values. */
  static Object[] of(Map<?, ?> map) {
    int size = map.size();
    String[] keys = new String[size];
    int n = 0;
    for (Object key : map.keySet()) {
      if (n < size && key instanceof String text) {
        keys[n++] = text;
      }
    }
    if (n < size) {
      throw new ConcurrentModificationException();
    }
    sort(keys);
    Object[] entries = new Object[2 * size];
    for (int i = 0; i < size; i++) {
      entries[i] = keys[i];
      entries[size + i] = map.get(keys[i]);
    }
    return entries;
  }

  private static void sort(String[] keys) {
    if (keys.length > 16) {
      Arrays.sort(keys, StringOrder.BYTES);
      return;
    }
    for (int i = 1; i < keys.length; i++) {
      String key = keys[i];
      int j = i - 1;
      while (j >= 0 && GoString.compare(keys[j], key) > 0) {
        keys[j + 1] = keys[j];
        j--;
      }
      keys[j + 1] = key;
    }
  }
}
