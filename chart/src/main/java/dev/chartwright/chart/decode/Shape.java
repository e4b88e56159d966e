package dev.chartwright.chart.decode;

import org.jspecify.annotations.Nullable;

/**
 * What a value is to be read into: Go's type, as far as reading can see it.
 *
 * <p>Immutable. Strings, booleans and untyped values are simple; structs, lists and maps are made
 * of them. A value read into a struct is a {@code Map} from field names to values, fields that are
 * not given absent.
 *
 * <p>Source: Go 1.26 {@code encoding/json/decode.go}; sigs.k8s.io/yaml 1.6.0 {@code yaml.go}.
 */
public abstract sealed class Shape
    permits StringShape,
        BoolShape,
        AnyShape,
        ListShape,
        MapShape,
        StructShape,
        PointerShape,
        CustomShape {
  /** A text; YAML numbers and booleans become texts. */
  public static Shape string() {
    return new StringShape();
  }

  /** True or false. */
  public static Shape bool() {
    return new BoolShape();
  }

  /** Anything: null, Boolean, Double, String, List or Map. */
  public static Shape any() {
    return new AnyShape();
  }

  private final String goType;

  Shape(String goType) {
    this.goType = goType;
  }

  /** A list of such elements: {@code []T}. */
  public static Shape listOf(Shape element) {
    return new ListShape(element);
  }

  /** A map from texts to such elements: {@code map[string]T}. */
  public static Shape mapOf(Shape element) {
    return new MapShape(element);
  }

  /** A value that may be null: {@code *T}. */
  public static Shape pointerTo(Shape target) {
    return new PointerShape(target);
  }

  /** Go's name of the type, as messages have it. */
  public final String goType() {
    return goType;
  }

  /** The value, with scalars turned into texts where YAML does so for this shape. */
  abstract @Nullable Object coerce(@Nullable Object value);

  /**
   * The value read over what was there before.
   *
   * @param before what an earlier reading left; null if nothing
   */
  abstract @Nullable Object decode(
      @Nullable Object value, @Nullable Object before, Decoding decoding);
}
