package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The functions on base 64, base 32 and JSON: sprig 3.3.0, strings.go and defaults.go. */
final class EncodingFunctions implements FunctionGroup {
  static final int B64ENC = 0;
  static final int B64DEC = 1;
  static final int B32ENC = 2;
  static final int B32DEC = 3;
  static final int TO_PRETTY_JSON = 4;
  static final int MUST_TO_PRETTY_JSON = 5;
  static final int TO_RAW_JSON = 6;
  static final int MUST_TO_RAW_JSON = 7;
  static final int MUST_FROM_JSON = 8;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case B64ENC -> b64enc(Arguments.text(args, 0));
      case B64DEC -> Base64Decoder.decode(Arguments.text(args, 0));
      case B32ENC -> Base32.encode(Arguments.text(args, 0));
      case B32DEC -> Base32.decode(Arguments.text(args, 0));
      case TO_PRETTY_JSON -> toPrettyJson(args[0]);
      case MUST_TO_PRETTY_JSON -> mustToPrettyJson(args[0]);
      case TO_RAW_JSON, MUST_TO_RAW_JSON -> toRawJson(args[0]);
      case MUST_FROM_JSON -> mustFromJson(Arguments.text(args, 0));
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  private static String b64enc(String text) {
    byte[] encoded = Base64.getEncoder().encode(GoString.bytes(text));
    return new String(encoded, StandardCharsets.ISO_8859_1);
  }

  private static String toPrettyJson(@Nullable Object value) {
    try {
      return Json.marshalIndent(value, "", "  ");
    } catch (JsonException e) {
      return "";
    }
  }

  private static String mustToPrettyJson(@Nullable Object value) {
    try {
      return Json.marshalIndent(value, "", "  ");
    } catch (JsonException e) {
      throw failure(e);
    }
  }

  private static String toRawJson(@Nullable Object value) {
    try {
      return Json.marshalUnescaped(value);
    } catch (JsonException e) {
      throw failure(e);
    }
  }

  private static @Nullable Object mustFromJson(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      throw failure(e);
    }
  }

  private static FunctionException failure(JsonException e) {
    return new FunctionException(String.valueOf(e.getMessage()));
  }
}
