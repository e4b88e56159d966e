package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import java.util.Map;

/** Endings of names as Kubernetes makes them up; always the same ones here. */
final class PodNames {
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private PodNames() {}

  /** The ending that belongs to a pod template. */
  static String hash(Map<String, Object> template) {
    return letters(Json.marshal(template).hashCode() & 0xffff_ffffL, 9);
  }

  /** An ending of five letters for the so-many-th name. */
  static String ending(long number) {
    return letters(number * 2_654_435_761L & 0xffff_ffffL, 5);
  }

  private static String letters(long number, int length) {
    StringBuilder out = new StringBuilder();
    long rest = number;
    for (int i = 0; i < length; i++) {
      out.append(LETTERS.charAt((int) (rest % LETTERS.length())));
      rest = rest / LETTERS.length() + number * (i + 7);
    }
    return out.toString();
  }
}
