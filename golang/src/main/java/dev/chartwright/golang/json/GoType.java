package dev.chartwright.golang.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Go type that JSON is read into: what {@link JsonDecoder} accepts, and the name of the type in
 * its errors.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * GoType maintainer =
 *     GoType.struct("v2.Maintainer").field("name", GoType.STRING).field("email", GoType.STRING).build();
 * GoType metadata =
 *     GoType.struct("v2.Metadata")
 *         .field("name", GoType.STRING)
 *         .field("keywords", GoType.sliceOf(GoType.STRING))
 *         .field("maintainers", GoType.sliceOf(GoType.pointerTo(maintainer)))
 *         .build();
 * }</pre>
 */
public final class GoType {
  /** How a type takes JSON. */
  public enum Kind {
    /** Takes anything; decoded as {@link Json#parse} does. */
    ANY,
    BOOL,
    STRING,
    /** A signed integer, decoded as {@link Long}. */
    INT,
    /** An unsigned integer, decoded as {@link Long} to be read as unsigned. */
    UINT,
    /** Decoded as {@link Double}. */
    FLOAT,
    /** Decoded as {@link List}. */
    SLICE,
    /** A map with string keys, decoded as {@link Map}. */
    MAP,
    /** Decoded as {@link JsonStruct}. */
    STRUCT,
    POINTER,
    /** Text that is kept, decoded as {@link RawJson}. */
    RAW,
    /** A type with an UnmarshalJSON of its own. */
    CUSTOM
  }

  /**
   * A field of a struct.
   *
   * @param name its name in JSON
   * @param embedded Go's names of the embedded structs on the way to it; errors show them
   */
  public record Field(String name, GoType type, List<String> embedded) {
    public Field {
      embedded = List.copyOf(embedded);
    }
  }

  /** {@code interface {}}. */
  public static final GoType ANY = new GoType(Kind.ANY, "interface {}", 0, null, null);

  /** {@code bool}. */
  public static final GoType BOOL = new GoType(Kind.BOOL, "bool", 0, null, null);

  /** {@code string}. */
  public static final GoType STRING = new GoType(Kind.STRING, "string", 0, null, null);

  /** {@code int}. */
  public static final GoType INT = new GoType(Kind.INT, "int", 64, null, null);

  /** {@code int32}. */
  public static final GoType INT32 = new GoType(Kind.INT, "int32", 32, null, null);

  /** {@code int64}. */
  public static final GoType INT64 = new GoType(Kind.INT, "int64", 64, null, null);

  /** {@code uint8}. */
  public static final GoType UINT8 = new GoType(Kind.UINT, "uint8", 8, null, null);

  /** {@code uint64}. */
  public static final GoType UINT64 = new GoType(Kind.UINT, "uint64", 64, null, null);

  /** {@code float64}. */
  public static final GoType FLOAT64 = new GoType(Kind.FLOAT, "float64", 64, null, null);

  /** {@code json.RawMessage}. */
  public static final GoType RAW = new GoType(Kind.RAW, "json.RawMessage", 0, null, null);

  /** {@code map[string]interface {}}. */
  public static final GoType OBJECT = mapOf(ANY);

  private final Kind kind;
  private final String name;
  private final int bits;
  private final @Nullable GoType element;
  private final @Nullable Function<String, @Nullable Object> unmarshaler;
  private final List<Field> fields = new ArrayList<>();
  private final Map<String, Field> byName = new HashMap<>();
  private final Map<String, Field> byFoldedName = new HashMap<>();

  private GoType(
      Kind kind,
      String name,
      int bits,
      @Nullable GoType element,
      @Nullable Function<String, @Nullable Object> unmarshaler) {
    this.kind = kind;
    this.name = name;
    this.bits = bits;
    this.element = element;
    this.unmarshaler = unmarshaler;
  }

  /** {@code []element}. */
  public static GoType sliceOf(GoType element) {
    return new GoType(Kind.SLICE, "[]" + element.name, 0, element, null);
  }

  /**
   * A slice type with a name of its own, as {@code type ChartVersions []*ChartVersion} gives one.
   */
  public static GoType sliceOf(String name, GoType element) {
    return new GoType(Kind.SLICE, name, 0, element, null);
  }

  /** {@code map[string]element}. */
  public static GoType mapOf(GoType element) {
    return new GoType(Kind.MAP, "map[string]" + element.name, 0, element, null);
  }

  /** {@code *element}. */
  public static GoType pointerTo(GoType element) {
    return new GoType(Kind.POINTER, "*" + element.name, 0, element, null);
  }

  /** A type declared with a name of its own and this type's structure, such as {@code v1.Time}. */
  public GoType named(String name) {
    GoType type = new GoType(kind, name, bits, element, unmarshaler);
    for (Field field : fields) {
      type.add(field);
    }
    return type;
  }

  /**
   * A type with an UnmarshalJSON method.
   *
   * @param unmarshaler gets the raw text of a value and gives what it decodes to, or throws a
   *     {@link JsonException}, which ends the decoding at once
   */
  public static GoType custom(String name, Function<String, @Nullable Object> unmarshaler) {
    return new GoType(Kind.CUSTOM, name, 0, null, unmarshaler);
  }

  /** Begins a struct type with its name, such as {@code v2.Metadata}. */
  public static Builder struct(String name) {
    return new Builder(new GoType(Kind.STRUCT, name, 0, null, null));
  }

  /** Collects the fields of a struct type, in Go's order. Not thread-safe. */
  public static final class Builder {
    private final GoType type;

    private Builder(GoType type) {
      this.type = type;
    }

    /** Adds a field. */
    public Builder field(String name, GoType fieldType) {
      type.add(new Field(name, fieldType, List.of()));
      return this;
    }

    /** Adds the fields of an embedded struct, which Go names by its type in errors. */
    public Builder embed(String goName, GoType struct) {
      for (Field field : struct.fields) {
        List<String> path = new ArrayList<>();
        path.add(goName);
        path.addAll(field.embedded());
        if (!type.byName.containsKey(field.name())) {
          type.add(new Field(field.name(), field.type(), path));
        }
      }
      return this;
    }

    /** The type. */
    public GoType build() {
      return type;
    }
  }

  private void add(Field field) {
    fields.add(field);
    byName.put(field.name(), field);
    byFoldedName.putIfAbsent(fold(field.name()), field);
  }

  /** How the type takes JSON. */
  public Kind kind() {
    return kind;
  }

  /** Go's name of the type, as {@code reflect.Type.String} gives it. */
  public String name() {
    return name;
  }

  /** The name without its package; empty for types that have no name of their own. */
  String plainName() {
    return name.startsWith("struct {") ? "" : name.substring(name.lastIndexOf('.') + 1);
  }

  int bits() {
    return bits;
  }

  /**
   * What a slice, map or pointer holds.
   *
   * @throws NullPointerException for other kinds
   */
  public GoType element() {
    return Objects.requireNonNull(element, "no element type");
  }

  @Nullable Object unmarshal(String raw) {
    return Objects.requireNonNull(unmarshaler).apply(raw);
  }

  /** The fields of a struct. */
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  /**
   * The field of a struct that a JSON member goes into: that of the same name, else the first that
   * is equal under case folding, else null.
   */
  public @Nullable Field fieldFor(String member) {
    Field exact = byName.get(member);
    return exact != null ? exact : byFoldedName.get(fold(member));
  }

  private static String fold(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        out.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : (char) c);
      } else {
        out.appendCodePoint(dev.chartwright.golang.unicode.Runes.smallestFold(c));
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
