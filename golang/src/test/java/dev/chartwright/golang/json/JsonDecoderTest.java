package dev.chartwright.golang.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoError;
import dev.chartwright.golang.Vectors;
import dev.chartwright.golang.semver.KubeVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {
  private static final GoType DEPENDENCY =
      GoType.struct("main.Dependency")
          .field("name", GoType.STRING)
          .field("enabled", GoType.BOOL)
          .field("import-values", GoType.sliceOf(GoType.ANY))
          .field("weight", GoType.INT64)
          .build();
  private static final GoType BASE =
      GoType.struct("main.Base").field("name", GoType.STRING).field("small", GoType.INT32).build();
  private static final GoType METADATA =
      GoType.struct("main.Metadata")
          .embed("Base", BASE)
          .field("version", GoType.STRING)
          .field("keywords", GoType.sliceOf(GoType.STRING))
          .field("dependencies", GoType.sliceOf(GoType.pointerTo(DEPENDENCY)))
          .field("plain", GoType.sliceOf(DEPENDENCY))
          .field("annotations", GoType.mapOf(GoType.STRING))
          .field("any", GoType.ANY)
          .field("object", GoType.OBJECT)
          .field("one", GoType.pointerTo(DEPENDENCY))
          .field("two", DEPENDENCY)
          .field("ratio", GoType.FLOAT64)
          .field("count", GoType.UINT64)
          .field("yes", GoType.BOOL)
          .field("raw", GoType.RAW)
          .field("byName", GoType.mapOf(DEPENDENCY))
          .build();

  static Stream<Vectors.Row> rows() {
    return Vectors.lines("/go/json-structs.jsonl.gz");
  }

  /** Recorded from Go: a struct with these fields, read from random objects, marshalled again. */
  @ParameterizedTest
  @MethodSource("rows")
  void structsReadAsGoReadsThem(Vectors.Row row) {
    byte[] text = Base64.getDecoder().decode(row.text("text"));
    boolean strict = row.text("strict").equals("true");
    JsonDecoder decoder = JsonDecoder.into(METADATA);
    if (strict) {
      decoder = decoder.disallowUnknownFields();
    }
    Object value = null;
    String error = "";
    String offset = "";
    try {
      JsonDecoder.Result result =
          strict ? decoder.decodeFirstPartly(text) : decoder.decodePartly(text);
      value = result.value();
      if (result.error() != null) {
        throw result.error();
      }
    } catch (JsonException e) {
      error = String.valueOf(e.getMessage());
      offset =
          e instanceof JsonSyntaxException s
              ? "" + s.offset()
              : e instanceof JsonTypeException t ? "" + t.offset() : "";
    }
    assertThat(error).isEqualTo(row.text("error"));
    assertThat(offset).isEqualTo(row.text("offset"));
    if (!row.text("value").startsWith("{\"small\"") && !row.text("value").startsWith("{\"name\"")) {
      return; // nothing of the embedded struct was read, which Go leaves out
    }
    String written = Json.marshal(dump(METADATA, value)).replaceAll("[\uDC80-\uDCFF]", "\uFFFD");
    assertThat(written).isEqualTo(row.text("value"));
  }

  /** The value with all fields in Go's order, as json.Marshal writes a struct. */
  private static Object dump(GoType type, Object value) {
    return switch (type.kind()) {
      case POINTER -> value == null ? null : dump(type.element(), value);
      case SLICE -> {
        if (value == null) {
          yield null;
        }
        List<Object> out = new ArrayList<>();
        ((List<?>) value).forEach(element -> out.add(dump(type.element(), element)));
        yield out;
      }
      case MAP -> {
        if (value == null) {
          yield null;
        }
        Map<String, Object> out = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((k, v) -> out.put((String) k, dump(type.element(), v)));
        yield out;
      }
      case STRUCT -> {
        JsonStruct struct = (JsonStruct) value;
        JsonObject out = JsonObject.create();
        for (GoType.Field field : type.fields()) {
          out.put(
              field.name(), dump(field.type(), struct == null ? null : struct.get(field.name())));
        }
        yield out;
      }
      case STRING -> value == null ? "" : value;
      case BOOL -> value != null && (Boolean) value;
      case UINT -> new JsonNumber(value == null ? "0" : Long.toUnsignedString((Long) value));
      case INT -> value == null ? 0L : value;
      case FLOAT -> value == null ? 0.0 : value;
      default -> value;
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void absentFieldsHaveZeroValues() {
    JsonStruct struct = (JsonStruct) JsonDecoder.into(METADATA).decode(utf8("{\"NAME\":\"x\"}"));
    assertThat(struct.string("name")).isEqualTo("x");
    assertThat(struct.string("version")).isEmpty();
    assertThat(struct.strings("keywords")).isEmpty();
    assertThat(struct.bool("yes")).isFalse();
    assertThat(struct.integer("small")).isZero();
    assertThat(struct.map("annotations")).isEmpty();
    assertThat(struct.struct("one")).isNull();
    assertThatThrownBy(() -> struct.get("nothing")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstValueOfAStreamIsEnough() {
    JsonDecoder decoder = JsonDecoder.into(GoType.ANY);
    assertThat(decoder.decodeFirst(utf8(" {\"a\":1} rest"))).isEqualTo(Map.of("a", 1.0));
    assertThat(decoder.decodeFirst(utf8("1 2"))).isEqualTo(1.0);
    assertThat(decoder.decodeFirst(utf8("12"))).isEqualTo(12.0);
    assertThatThrownBy(() -> decoder.decodeFirst(utf8(" "))).hasMessage("EOF");
    assertThatThrownBy(() -> decoder.decodeFirst(utf8("{"))).hasMessage("unexpected EOF");
    assertThatThrownBy(() -> decoder.decodeFirst(utf8("[1,]")))
        .hasMessage("invalid character ']' looking for beginning of value");
  }

  @Test
  void customTypesGetTheRawTextAndMayRefuseIt() {
    GoType upper = GoType.custom("x.Upper", raw -> raw.toUpperCase(java.util.Locale.ROOT));
    GoType fails =
        GoType.custom(
            "x.Fails",
            raw -> {
              throw new JsonException("no " + raw);
            });
    GoType struct = GoType.struct("x.S").field("u", upper).field("f", fails).build();
    JsonStruct read = (JsonStruct) JsonDecoder.into(struct).decode(utf8("{\"u\":[\"a\", null]}"));
    assertThat(read.get("u")).isEqualTo("[\"A\", NULL]");
    assertThatThrownBy(() -> JsonDecoder.into(struct).decode(utf8("{\"f\":{ }}")))
        .hasMessage("no { }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"any\":1.50}", "{\"any\":[12345678901234567890]}"})
  void numbersCanBeKeptAsWritten(String text) {
    JsonStruct read = (JsonStruct) JsonDecoder.into(METADATA).useNumber().decode(utf8(text));
    assertThat(Json.marshal(Map.of("any", read.get("any")))).isEqualTo(text);
  }

  @Test
  void structsAreWrittenWithTheFieldsThatOtherPackagesSee() {
    assertThat(Json.marshal(List.of(KubeVersion.parse("1.30.3-gke.1"), GoError.of("x"))))
        .isEqualTo("[{\"Version\":\"v1.30.3-gke.1\",\"Major\":\"1\",\"Minor\":\"30\"},{}]");
  }

  @Test
  void stepsOverWhatNoFieldTakes() {
    GoType type = GoType.struct("t").field("raw", GoType.RAW).field("last", GoType.STRING).build();
    String text =
        "{\"a\":[{\"]}\":\"\\\"]\\\\\"},[ ],-1.5e3 , null],\"b\": true ,\"raw\": {\"x\" : [1, \"}\"]} ,"
            + "\"c\":12,\"d\":\"\",\"last\":\"z\",\"e\":{}}";
    JsonStruct read =
        (JsonStruct)
            JsonDecoder.into(type).decode(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(read.get("raw")).hasToString("{\"x\" : [1, \"}\"]}");
    assertThat(read.string("last")).isEqualTo("z");
  }
}
