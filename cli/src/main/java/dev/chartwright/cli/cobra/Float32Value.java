package dev.chartwright.cli.cobra;

import dev.chartwright.golang.strconv.Format;
import dev.chartwright.golang.strconv.Parse;

/** A number of single precision. */
public final class Float32Value implements FlagValue {
  private final float initial;
  private float value;

  private Float32Value(float initial) {
    this.initial = initial;
    this.value = initial;
  }

  /** A number with a default. */
  public static Float32Value of(float initial) {
    return new Float32Value(initial);
  }

  /** The value. */
  public float get() {
    return value;
  }

  @Override
  public String type() {
    return "float32";
  }

  @Override
  public String text() {
    return Format.formatFloat32(value, 'g', -1);
  }

  @Override
  public String defaultText() {
    return Format.formatFloat32(initial, 'g', -1);
  }

  @Override
  public void set(String text) {
    value = Parse.parseFloat32(text);
  }
}
