package dev.chartwright.conformance.cluster;

import java.util.regex.Pattern;

/** Takes out of texts what differs from run to run, as the recordings have it. */
final class Masks {
  private static final String LETTERS = "[bcdfghjklmnpqrstvwxz2456789]";
  private static final Pattern TIME =
      Pattern.compile(
          "20[2-9]\\d-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?( ?(Z|[+-]\\d\\d:?\\d\\d))?( UTC)?"
              + "|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}");

  private Masks() {}

  static String apply(String text) {
    // What client-go says to itself is no concern of anybody.
    String own = text.replaceAll("(?m)^[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+ .*\n?", "");
    String masked = TIME.matcher(own).replaceAll("\\$TIME");
    masked = masked.replaceAll("(?<![\\w.])1\\d{9}(?![\\w.])", "\\$EPOCH");
    masked = masked.replaceAll("-1\\d{9}(?=\\.v\\d)", "-\\$EPOCH");
    masked = masked.replaceAll("(127\\.0\\.0\\.1:)\\d{4,5}\\b", "$1\\$PORT");
    masked = masked.replaceAll("\\b10\\.(96|244)\\.\\d{1,3}\\.\\d{1,3}\\b", "10.$1.\\$N.\\$N");
    masked = masked.replaceAll("-[bcdfghjklmnpqrstvwxz2456789]{9,10}-(?=\\$RANDOM)", "-\\$HASH-");
    masked = masked.replaceAll("-" + LETTERS + "{5}(?![\\w-])", "-\\$RANDOM");
    masked = masked.replaceAll("(resourceVersion\"?: ?\"?)\\d+", "$1\\$RV");
    masked = masked.replaceAll("(resourceVersion=)\\d+", "$1\\$RV");
    masked = masked.replaceAll("(?m)(\\b\\d+[smhd]\\s+)?\\b\\d+[smhd](\\d+[smh])?$", "\\$AGE");
    masked = masked.replaceAll("(\\$TIME|UPDATED) +(?=\t)", "$1");
    masked = masked.replaceAll("\\bv4\\.3(\\.1)?(?![\\w.-])", "\\$VERSION");
    if (masked.contains("CLUSTER-IP") || masked.contains("==> ")) {
      masked = masked.replaceAll(" {2,}", "   ");
    }
    // The end of a ReplicaSet's name depends on what the server adds to its template.
    return masked.replaceAll("-[0-9a-z]{9,10}-\\$RANDOM", "-\\$HASH-\\$RANDOM");
  }
}
