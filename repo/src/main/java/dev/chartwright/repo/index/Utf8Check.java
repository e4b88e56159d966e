package dev.chartwright.repo.index;

/** Tells characters that mean nothing special in YAML from all other bytes above ASCII. */
final class Utf8Check {
  private Utf8Check() {}

  /**
   * Makes sure that a stretch is UTF-8 without characters that go-yaml forbids or takes for line
   * breaks.
   *
   * @throws UnusualForm otherwise
   */
  static void requireOrdinary(byte[] b, int from, int to) {
    int i = from;
    while (i < to) {
      int c = b[i];
      if (c >= 0) {
        i++;
        continue;
      }
      int width = (c & 0xE0) == 0xC0 ? 2 : (c & 0xF0) == 0xE0 ? 3 : (c & 0xF8) == 0xF0 ? 4 : 0;
      if (width == 0 || i + width > to) {
        throw new UnusualForm("not UTF-8");
      }
      int v = c & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07);
      for (int k = 1; k < width; k++) {
        if ((b[i + k] & 0xC0) != 0x80) {
          throw new UnusualForm("not UTF-8");
        }
        v = (v << 6) | (b[i + k] & 0x3F);
      }
      int least = width == 2 ? 0xA0 : width == 3 ? 0x800 : 0x10000;
      boolean separator = v == 0x2028 || v == 0x2029;
      boolean surrogate = v >= 0xD800 && v < 0xE000;
      boolean none = v == 0xFEFF || v == 0xFFFE || v == 0xFFFF || v > 0x10FFFF;
      if (v < least || separator || surrogate || none) {
        throw new UnusualForm("unusual character");
      }
      i += width;
    }
  }
}
