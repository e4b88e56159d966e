package dev.chartwright.golang.yaml;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.strconv.Format;

/** Floating-point numbers as the two emitters write them. */
final class YamlNumber {
  private static final double EXACT = 1L << 53;

  private YamlNumber() {}

  /** A float64 as go-yaml writes it. */
  static String general(double d) {
    return Double.isNaN(d) || Double.isInfinite(d)
        ? Double.isNaN(d) ? ".nan" : d > 0 ? ".inf" : "-.inf"
        : Format.formatFloat(d, 'g', -1);
  }

  /** A float32 as go-yaml writes it. */
  static String general(float f) {
    return Float.isNaN(f) || Float.isInfinite(f)
        ? general((double) f)
        : Format.formatFloat32(f, 'g', -1);
  }

  /**
   * A finite float written as JSON, read as YAML, where it may turn into an integer, and written.
   */
  static String viaJson(Number n) {
    if (n instanceof Double d && d == Math.rint(d) && Math.abs(d) < EXACT) {
      return Long.toString(d.longValue());
    }
    Object read = Resolver.resolve(Json.marshal(n), false, false);
    return read instanceof Double f ? general(f.doubleValue()) : read.toString();
  }
}
