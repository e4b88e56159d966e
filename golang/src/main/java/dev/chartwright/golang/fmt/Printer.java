package dev.chartwright.golang.fmt;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoSyntax;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.Stringer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints values by a verb. Source: Go 1.26, fmt/print.go. */
final class Printer {
  /** In place of the addresses of maps, slices and structs, which differ from run to run in Go. */
  private static final long ADDRESS = 0xc000010000L;

  /** All empty slices of a Go program have one address, which varies from build to build. */
  private static final long EMPTY_ADDRESS = 0x56d32e0L;

  final Pad pad = new Pad();
  private boolean erroring;

  /** Prints an argument. */
  void argument(@Nullable Object value, int verb) {
    if (value == null) {
      if (verb == 'T' || verb == 'v') {
        pad.string("<nil>");
      } else {
        badVerb(null, verb);
      }
    } else if (verb == 'T') {
      pad.truncated(TypeNames.typeOf(value));
    } else if (verb == 'p') {
      pointer(value, verb);
    } else if (value instanceof byte[] || !methods(value, verb)) {
      value(value, verb, 0);
    }
  }

  private void badVerb(@Nullable Object value, int verb) {
    boolean old = erroring;
    erroring = true;
    pad.out.append("%!").appendCodePoint(verb).append('(');
    if (value == null) {
      pad.out.append("<nil>");
    } else {
      pad.out.append(TypeNames.typeOf(value)).append('=');
      value(value, 'v', 0);
    }
    pad.out.append(')');
    erroring = old;
  }

  /** Prints a value by its String or Error method if the verb wants that. */
  private boolean methods(Object value, int verb) {
    if (erroring) {
      return false;
    }
    if (verb == 'w') {
      badVerb(value, verb);
      return true;
    }
    boolean texts = verb == 'v' || verb == 's' || verb == 'x' || verb == 'X' || verb == 'q';
    if (pad.sharpV) {
      if (value instanceof GoSyntax syntax) {
        pad.truncated(syntax.goSyntax());
        return true;
      }
    } else if (texts && value instanceof Stringer stringer) {
      string(stringer.text(), verb, value);
      return true;
    }
    return false;
  }

  /** Prints a value by its kind; {@code null} is a nil interface inside of something. */
  private void value(@Nullable Object value, int verb, int depth) {
    if (value == null) {
      pad.out.append(pad.sharpV ? "interface {}(nil)" : "<nil>");
      return;
    }
    if (depth > 0 && methods(value, verb)) {
      return;
    }
    if (value instanceof GoStruct struct) {
      struct(struct, verb, depth);
      return;
    }
    if (value instanceof GoNil) {
      pointer(value, verb);
      return;
    }
    Object plain = value instanceof GoNamed named ? named.goValue() : value;
    if (plain instanceof String text) {
      string(text, verb, value);
    } else if (plain instanceof Boolean bool) {
      if (verb == 't' || verb == 'v') {
        pad.string(bool ? "true" : "false");
      } else {
        badVerb(value, verb);
      }
    } else if (plain instanceof Double number) {
      floating(number, 64, verb, value);
    } else if (plain instanceof Float number) {
      floating(number, 32, verb, value);
    } else if (plain instanceof GoComplex number) {
      complex(number, verb);
    } else if (plain instanceof Map<?, ?> map) {
      map(map, value, verb, depth);
    } else if (plain instanceof byte[] bytes) {
      bytes(bytes, verb, depth, value);
    } else if (plain instanceof List<?> list) {
      list(list, value, verb, depth);
    } else {
      Long number = GoInt.integer(plain);
      if (number == null) {
        throw new IllegalArgumentException("no Go type for " + value.getClass().getName());
      }
      integer(number, !(plain instanceof GoUint), verb, value);
    }
  }

  private void integer(long number, boolean signed, int verb, Object value) {
    switch (verb) {
      case 'v' -> {
        if (pad.sharpV && !signed) {
          address(number, true);
        } else {
          pad.integer(number, 10, signed, 'v', false);
        }
      }
      case 'd' -> pad.integer(number, 10, signed, 'd', false);
      case 'b' -> pad.integer(number, 2, signed, 'b', false);
      case 'o' -> pad.integer(number, 8, signed, 'o', false);
      case 'O' -> pad.integer(number, 8, signed, 'O', false);
      case 'x' -> pad.integer(number, 16, signed, 'x', false);
      case 'X' -> pad.integer(number, 16, signed, 'X', true);
      case 'c' -> pad.character(number);
      case 'q' -> pad.quotedCharacter(number);
      case 'U' -> pad.unicode(number);
      default -> badVerb(value, verb);
    }
  }

  private void address(long number, boolean leading0x) {
    boolean old = pad.sharp;
    pad.sharp = leading0x;
    pad.integer(number, 16, false, 'v', false);
    pad.sharp = old;
  }

  private void floating(double number, int bits, int verb, Object value) {
    switch (verb) {
      case 'v' -> pad.floating(number, bits, 'g', -1);
      case 'b', 'g', 'G', 'x', 'X' -> pad.floating(number, bits, (char) verb, -1);
      case 'f', 'e', 'E' -> pad.floating(number, bits, (char) verb, 6);
      case 'F' -> pad.floating(number, bits, 'f', 6);
      default -> badVerb(value, verb);
    }
  }

  private void complex(GoComplex number, int verb) {
    if ("vbgGxXfFeE".indexOf(verb) < 0) {
      badVerb(number, verb);
      return;
    }
    boolean old = pad.plus;
    pad.out.append('(');
    floating(number.real(), 64, verb, number);
    pad.plus = true;
    floating(number.imaginary(), 64, verb, number);
    pad.out.append("i)");
    pad.plus = old;
  }

  private void string(String text, int verb, Object value) {
    switch (verb) {
      case 'v' -> {
        if (pad.sharpV) {
          pad.quoted(text);
        } else {
          pad.truncated(text);
        }
      }
      case 's' -> pad.truncated(text);
      case 'x' -> pad.hex(GoString.bytes(text), Pad.LOWER);
      case 'X' -> pad.hex(GoString.bytes(text), Pad.UPPER);
      case 'q' -> pad.quoted(text);
      default -> badVerb(value, verb);
    }
  }

  private void bytes(byte[] bytes, int verb, int depth, Object value) {
    switch (verb) {
      case 's' -> pad.truncated(GoString.of(bytes));
      case 'x' -> pad.hex(bytes, Pad.LOWER);
      case 'X' -> pad.hex(bytes, Pad.UPPER);
      case 'q' -> pad.quoted(GoString.of(bytes));
      default -> {
        List<Object> numbers = new ArrayList<>();
        for (byte b : bytes) {
          numbers.add(GoUint.of(GoUint.Type.UINT8, b & 0xFF));
        }
        // Alone, Go calls the type by its other name.
        boolean alone = depth == 0 && (verb == 'v' || verb == 'd');
        String name = alone ? "[]byte" : TypeNames.typeOf(value);
        elements(numbers, name, verb, depth);
      }
    }
  }

  private void list(List<?> list, Object value, int verb, int depth) {
    String type = TypeNames.typeOf(value);
    if (pad.sharpV && list instanceof GoSlice slice && slice.isNil()) {
      pad.out.append(type).append("(nil)");
      return;
    }
    elements(list, type, verb, depth);
  }

  private void elements(List<?> list, String type, int verb, int depth) {
    pad.out.append(pad.sharpV ? type + "{" : "[");
    for (int i = 0; i < list.size(); i++) {
      separate(i);
      value(list.get(i), verb, depth + 1);
    }
    pad.out.append(pad.sharpV ? '}' : ']');
  }

  private void separate(int i) {
    if (i > 0) {
      pad.out.append(pad.sharpV ? ", " : " ");
    }
  }

  private void map(Map<?, ?> map, Object value, int verb, int depth) {
    if (pad.sharpV) {
      pad.out.append(TypeNames.typeOf(value));
      if (map instanceof GoMap typed && typed.isNil()) {
        pad.out.append("(nil)");
        return;
      }
      pad.out.append('{');
    } else {
      pad.out.append("map[");
    }
    List<String> keys = new ArrayList<>(map.size());
    for (Object key : map.keySet()) {
      keys.add((String) key);
    }
    keys.sort(StringOrder.BYTES);
    for (int i = 0; i < keys.size(); i++) {
      separate(i);
      value(keys.get(i), verb, depth + 1);
      pad.out.append(':');
      value(map.get(keys.get(i)), verb, depth + 1);
    }
    pad.out.append(pad.sharpV ? '}' : ']');
  }

  private void struct(GoStruct struct, int verb, int depth) {
    if (struct.isPointer()) {
      if (depth > 0) {
        pointer(struct, verb);
        return;
      }
      pad.out.append('&');
    }
    if (pad.sharpV) {
      pad.out.append(struct.goType());
    }
    pad.out.append('{');
    List<GoStruct.Field> fields = struct.goFields();
    for (int i = 0; i < fields.size(); i++) {
      separate(i);
      if (pad.plusV || pad.sharpV) {
        pad.out.append(fields.get(i).name()).append(':');
      }
      value(fields.get(i).value(), verb, depth + 1);
    }
    pad.out.append('}');
  }

  private void pointer(Object value, int verb) {
    boolean nil = value instanceof GoNil;
    boolean pointer = nil || (value instanceof GoStruct struct && struct.isPointer());
    boolean reference = value instanceof Map || value instanceof List || value instanceof byte[];
    if (!pointer && !reference) {
      badVerb(value, verb);
      return;
    }
    nil |= value instanceof GoSlice slice && slice.isNil();
    nil |= value instanceof GoMap map && map.isNil();
    boolean empty =
        (value instanceof List<?> list && list.isEmpty())
            || (value instanceof byte[] bytes && bytes.length == 0);
    long address = nil ? 0 : empty ? EMPTY_ADDRESS : ADDRESS;
    switch (verb) {
      case 'v' -> {
        if (pad.sharpV) {
          pad.out.append('(').append(TypeNames.typeOf(value)).append(")(");
          if (nil) {
            pad.out.append("nil");
          } else {
            address(address, true);
          }
          pad.out.append(')');
        } else if (nil) {
          pad.string("<nil>");
        } else {
          address(address, !pad.sharp);
        }
      }
      case 'p' -> address(address, !pad.sharp);
      case 'b', 'o', 'd', 'x', 'X' -> integer(address, false, verb, value);
      default -> badVerb(value, verb);
    }
  }
}
