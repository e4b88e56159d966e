package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNamed;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.fmt.TypeNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the language itself. Source: Go 1.26, text/template/funcs.go. */
final class Builtins implements FunctionGroup {
  private static final int AND = 0;
  private static final int CALL = 1;
  private static final int HTML = 2;
  private static final int INDEX = 3;
  private static final int SLICE = 4;
  private static final int JS = 5;
  private static final int LEN = 6;
  private static final int NOT = 7;
  private static final int OR = 8;
  private static final int PRINT = 9;
  private static final int PRINTF = 10;
  private static final int PRINTLN = 11;
  private static final int URLQUERY = 12;
  private static final int EQ = 13;
  private static final int GE = 14;
  private static final int GT = 15;
  private static final int LE = 16;
  private static final int LT = 17;
  private static final int NE = 18;

  /** In place of an index for {@code slice} whose type is {@code interface {}}. */
  static final Object UNTYPED = new Object();

  private static final Builtins GROUP = new Builtins();
  private static final String VALUES = "(reflect.Value, ...reflect.Value) ";
  private static final String TWO = "(reflect.Value, reflect.Value) (bool, error)";
  private static final String TEXT = "(...interface {}) string";
  private static final Function[] ALL = {
    of("and", VALUES + "reflect.Value", AND),
    of("call", VALUES + "reflect.Value", CALL),
    of("html", TEXT, HTML),
    of("index", VALUES + "(reflect.Value, error)", INDEX),
    of("slice", VALUES + "(reflect.Value, error)", SLICE),
    of("js", TEXT, JS),
    of("len", "(reflect.Value) (int, error)", LEN),
    of("not", "(reflect.Value) bool", NOT),
    of("or", VALUES + "reflect.Value", OR),
    of("print", TEXT, PRINT),
    of("printf", "(string, ...interface {}) string", PRINTF),
    of("println", TEXT, PRINTLN),
    of("urlquery", TEXT, URLQUERY),
    of("eq", VALUES + "(bool, error)", EQ),
    of("ge", TWO, GE),
    of("gt", TWO, GT),
    of("le", TWO, LE),
    of("lt", TWO, LT),
    of("ne", TWO, NE),
  };

  private Builtins() {}

  private static Function of(String name, String signature, int id) {
    return Function.of(name, signature, GROUP, id);
  }

  /** The function of that name, or null. */
  static @Nullable Function find(String name) {
    for (Function function : ALL) {
      if (function.name().equals(name)) {
        return function;
      }
    }
    return null;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case CALL -> throw notCallable(args[0], execution);
      case HTML -> Escapes.html(text(args));
      case INDEX -> index(args, (Executor) execution);
      case SLICE -> slice(args);
      case JS -> Escapes.js(text(args));
      case LEN -> length(args[0]);
      case NOT -> !Truth.of(args[0]);
      case PRINT -> Printf.sprint(args);
      case PRINTF -> format(args);
      case PRINTLN -> Printf.sprintln(args);
      case URLQUERY -> Escapes.urlQuery(text(args));
      case EQ -> Comparison.equal(args);
      case GE -> !Comparison.less(args[0], args[1]);
      case GT -> !(Comparison.less(args[0], args[1]) || Comparison.equal(args));
      case LE -> Comparison.less(args[0], args[1]) || Comparison.equal(args);
      case LT -> Comparison.less(args[0], args[1]);
      case NE -> !Comparison.equal(args);
      default -> throw new IllegalStateException("and and or are no functions");
    };
  }

  private static String format(@Nullable Object[] args) {
    String format = args[0] instanceof String text ? text : "";
    String plain = plain(format, args);
    if (plain != null) {
      return plain;
    }
    return Printf.sprintf(format, Arrays.copyOfRange(args, 1, args.length));
  }

  /** What printf gives if the format asks for strings and integers only; else null. */
  private static @Nullable String plain(String format, @Nullable Object[] args) {
    StringBuilder out = new StringBuilder(format.length() + 32);
    int next = 1;
    int at = 0;
    while (true) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        break;
      }
      if (percent + 1 == format.length() || next == args.length) {
        return null;
      }
      out.append(format, at, percent);
      char verb = format.charAt(percent + 1);
      Object value = args[next++];
      if (value instanceof String text && (verb == 's' || verb == 'v')) {
        if (!text.isEmpty() && Character.isSurrogate(text.charAt(0))) {
          return null;
        }
        out.append(text);
      } else if (value instanceof GoInt number && (verb == 'd' || verb == 'v')) {
        out.append(number.value());
      } else if (value instanceof Long number && (verb == 'd' || verb == 'v')) {
        out.append(number.longValue());
      } else {
        return null;
      }
      at = percent + 2;
      if (at < format.length() && Character.isSurrogate(format.charAt(at))) {
        return null;
      }
    }
    return next == args.length ? out.append(format, at, format.length()).toString() : null;
  }

  /** The arguments as the executor would print them, in a row. */
  private static String text(@Nullable Object[] args) {
    if (args.length == 1 && args[0] instanceof String text) {
      return text;
    }
    Object[] printable = new Object[args.length];
    for (int i = 0; i < args.length; i++) {
      printable[i] = args[i] == null ? "<no value>" : Conversion.pointee(args[i]);
    }
    return Printf.sprint(printable);
  }

  private static FunctionException notCallable(@Nullable Object function, Execution execution) {
    if (function == null || function == Invalid.VALUE) {
      return new FunctionException("call of nil");
    }
    return new FunctionException(
        "non-function " + ((Executor) execution).callee + " of type " + TypeNames.typeOf(function));
  }

  static GoInt length(@Nullable Object item) {
    if (item instanceof String text) {
      return GoInt.of(GoString.length(text));
    }
    if (item == Invalid.VALUE) {
      throw new FunctionException("reflect: call of reflect.Value.Type on zero Value");
    }
    if (item == null || item instanceof GoNil) {
      throw new FunctionException("len of nil pointer");
    }
    if (item instanceof List<?> list) {
      return GoInt.of(list.size());
    }
    if (item instanceof Map<?, ?> map) {
      return GoInt.of(map.size());
    }
    if (item instanceof byte[] bytes) {
      return GoInt.of(bytes.length);
    }
    String text = namedText(item);
    if (text != null) {
      return length(text);
    }
    throw new FunctionException("len of type " + pointeeType(item));
  }

  private static String pointeeType(Object item) {
    return item instanceof GoStruct struct ? struct.goType() : TypeNames.typeOf(item);
  }

  private static @Nullable Object index(@Nullable Object[] args, Executor x) {
    Object item = args[0];
    if (item == null || item == Invalid.VALUE) {
      throw new FunctionException("index of untyped nil");
    }
    for (int i = 1; i < args.length; i++) {
      Object key = args[i] == null ? Invalid.VALUE : args[i];
      if (item == null || item instanceof GoNil) {
        throw new FunctionException("index of nil pointer");
      }
      item = element(item, key, x);
    }
    return item;
  }

  private static @Nullable Object element(Object item, @Nullable Object key, Executor x) {
    if (item instanceof String text) {
      byte[] bytes = GoString.bytes(text);
      int at = position(key, bytes.length);
      if (at == bytes.length) {
        throw new FunctionException("reflect: string index out of range");
      }
      return GoUint.of(GoUint.Type.UINT8, bytes[at] & 0xFF);
    }
    if (item instanceof GoStruct) {
      throw new FunctionException("can't index item of type " + pointeeType(item));
    }
    if (item instanceof List<?> list) {
      int at = position(key, list.size());
      if (at == list.size()) {
        throw new FunctionException("reflect: slice index out of range");
      }
      return list.get(at);
    }
    if (item instanceof byte[] bytes) {
      int at = position(key, bytes.length);
      if (at == bytes.length) {
        throw new FunctionException("reflect: slice index out of range");
      }
      return GoUint.of(GoUint.Type.UINT8, bytes[at] & 0xFF);
    }
    if (item instanceof Map<?, ?> map) {
      if (!(key instanceof String)) {
        throw new FunctionException(
            key == Invalid.VALUE || key == null
                ? "value is nil; should be of type string"
                : "value has type " + TypeNames.typeOf(key) + "; should be string");
      }
      Object value = map.get(key);
      return value == null && map instanceof GoMap typed && !map.containsKey(key)
          ? Conversion.zero(Conversion.elementType(x, typed))
          : value;
    }
    String text = namedText(item);
    if (text != null) {
      return element(text, key, x);
    }
    throw new FunctionException("can't index item of type " + TypeNames.typeOf(item));
  }

  /** An index, which may be the length itself. */
  private static int position(@Nullable Object key, int length) {
    if (key == null || key == Invalid.VALUE) {
      throw new FunctionException("cannot index slice/array with nil");
    }
    if (UNTYPED.equals(key)) {
      throw new FunctionException("cannot index slice/array with type interface {}");
    }
    Long at = GoInt.integer(key instanceof GoNamed n ? n.goValue() : key);
    if (at == null) {
      throw new FunctionException("cannot index slice/array with type " + TypeNames.typeOf(key));
    }
    if (at < 0 || at > length) {
      throw new FunctionException("index out of range: " + at);
    }
    return at.intValue();
  }

  /** The text of a type that was declared with a name; null if it is none. */
  private static @Nullable String namedText(Object item) {
    return item instanceof GoNamed named && named.goValue() instanceof String text ? text : null;
  }

  private static Object slice(@Nullable Object[] args) {
    Object item = args[0];
    String named = item == null ? null : namedText(item);
    item = named == null ? item : named;
    if (item == null || item == Invalid.VALUE) {
      throw new FunctionException("slice of untyped nil");
    }
    if (item instanceof GoNil) {
      throw new FunctionException("slice of nil pointer");
    }
    int count = args.length - 1;
    if (count > 3) {
      throw new FunctionException("too many slice indexes: " + count);
    }
    boolean string = item instanceof String;
    if (string && count == 3) {
      throw new FunctionException("cannot 3-index slice a string");
    }
    if (item instanceof GoStruct || !(string || item instanceof List || item instanceof byte[])) {
      throw new FunctionException("can't slice item of type " + pointeeType(item));
    }
    int length = (int) length(item).value();
    int[] at = {0, length, length};
    for (int i = 0; i < count; i++) {
      at[i] = position(args[i + 1], length);
    }
    for (int i = 0; i < 2; i++) {
      if (at[i] > at[i + 1]) {
        throw new FunctionException("invalid slice index: " + at[i] + " > " + at[i + 1]);
      }
    }
    return part(item, at[0], at[1]);
  }

  private static Object part(Object item, int from, int to) {
    if (item instanceof String text) {
      return GoString.of(Arrays.copyOfRange(GoString.bytes(text), from, to));
    }
    if (item instanceof byte[] bytes) {
      return Arrays.copyOfRange(bytes, from, to);
    }
    if (item instanceof GoSlice slice) {
      return slice.isNil() ? slice : GoSlice.of(slice.goType(), slice.subList(from, to));
    }
    return ((List<?>) item).subList(from, to);
  }
}
