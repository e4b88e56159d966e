package dev.chartwright.kube.patch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Go types of the kinds that client-go knows: what their fields are, and how lists in them are
 * merged. Made of {@code types.txt}, whose first part says which struct each kind is, and whose
 * second part has a line for each struct.
 *
 * <p>A type is written as {@code s} string, {@code b} bool, {@code i} int32, {@code l} int64,
 * {@code f} float64, {@code u} uint8, {@code y} []byte, {@code a} any, {@code *T} pointer, {@code
 * [T} slice, <code>{T</code> map with string keys, or the number of a struct's line.
 *
 * <p>Safe for several threads.
 */
final class GoTypes {
  private final String[] structLines;
  private final Map<String, String> kindLines;
  private final Map<Integer, GoStruct> structs = new HashMap<>();

  private GoTypes(Map<String, String> kindLines, String[] structLines) {
    this.kindLines = kindLines;
    this.structLines = structLines;
  }

  /** Reads the table. */
  static GoTypes load() {
    String text;
    try (InputStream in = GoTypes.class.getResourceAsStream("types.txt")) {
      if (in == null) {
        throw new IllegalStateException("types.txt is not in the jar");
      }
      text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int gap = text.indexOf("\n\n");
    Map<String, String> kinds = new HashMap<>();
    int at = 0;
    while (at < gap) {
      int end = text.indexOf('\n', at);
      int space = text.indexOf(' ', at);
      kinds.put(text.substring(at, space), text.substring(space, end) + " ");
      at = end + 1;
    }
    return new GoTypes(kinds, text.substring(gap + 2).split("\n", -1));
  }

  /** The type of a kind; empty if client-go does not know it. */
  Optional<String> kind(String apiVersion, String kind) {
    String line = kindLines.get(apiVersion);
    if (line == null || kind.isEmpty()) {
      return Optional.empty();
    }
    String wanted = " " + kind + "=";
    int at = line.indexOf(wanted);
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + wanted.length();
    return Optional.of(line.substring(from, line.indexOf(' ', from)));
  }

  /** The struct that a type is; null if it is something else. */
  synchronized @Nullable GoStruct struct(String type) {
    if (!Character.isDigit(type.charAt(0))) {
      return null;
    }
    return structs.computeIfAbsent(
        Integer.valueOf(type), number -> GoStruct.parse(structLines[number]));
  }

  /** Go's word for the kind of a type. */
  static String word(String type) {
    return switch (type.charAt(0)) {
      case 's' -> "string";
      case 'b' -> "bool";
      case 'i' -> "int32";
      case 'l' -> "int64";
      case 'f' -> "float64";
      case 'u' -> "uint8";
      case 'a' -> "interface";
      case '*' -> "ptr";
      case '{' -> "map";
      case '[', 'y' -> "slice";
      default -> "struct";
    };
  }
}
