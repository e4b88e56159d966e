package dev.chartwright.chart;

/** Whether a text is a semantic version in the loose form that Helm takes. */
final class VersionText {
  private VersionText() {}

  static boolean isVersion(String text) {
    int at = text.startsWith("v") ? 1 : 0;
    for (int part = 0; part < 3; part++) {
      int start = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      if (at == start) {
        return false;
      }
      if (part == 2 || at == text.length() || text.charAt(at) != '.') {
        break;
      }
      at++;
    }
    return at == text.length() || text.charAt(at) == '-' || text.charAt(at) == '+';
  }
}
