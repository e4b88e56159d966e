package dev.chartwright.cli;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives the environment back the locale that the launcher changed for the JVM: helper programs and
 * plugins get the user's own.
 */
final class Locales {
  private static final String KEPT = "CHARTWRIGHT_LC_ALL";

  private Locales() {}

  static Map<String, String> restored(Map<String, String> env) {
    String kept = env.get(KEPT);
    if (kept == null) {
      return env;
    }
    Map<String, String> restored = new HashMap<>(env);
    restored.remove(KEPT);
    if (kept.equals("unset")) {
      restored.remove("LC_ALL");
    } else {
      restored.put("LC_ALL", kept);
    }
    return Map.copyOf(restored);
  }
}
