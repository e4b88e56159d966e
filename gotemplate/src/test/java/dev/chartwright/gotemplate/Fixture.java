package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoComplex;
import dev.chartwright.golang.GoError;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.Stringer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data and functions with which the templates of the recorded answers were executed in Go. */
final class Fixture implements Functions, FunctionGroup {
  private static final String[][] TABLE = {
    {"add", "(int, int) int"},
    {"upper", "(string) string"},
    {"fail", "(string) (string, error)"},
    {"boom", "(string) string"},
    {"pi", "() float64"},
    {"id", "(interface {}) interface {}"},
    {"count", "(...interface {}) int"},
    {"join", "(string, ...string) string"},
    {"size", "(map[string]interface {}) int"},
    {"length", "([]interface {}) int"},
    {"i64", "(int64) int64"},
    {"u8", "(uint8) uint8"},
    {"f64", "(float64) float64"},
    {"flag", "(bool) bool"},
    {"nilany", "() interface {}"},
    {"nilmap", "() map[string]interface {}"},
    {"ss", "([]string) int"},
    {"list", "(...interface {}) []interface {}"},
    {"dict", "(string, interface {}) map[string]interface {}"},
    {"wrap", "(...interface {}) (interface {}, error)"},
    {"cplx", "(complex128) complex128"},
  };

  private static final String[][] METHODS = {
    {"Greet", "(string) string"},
    {"Fail", "() (string, error)"},
    {"Twice", "(int) int"},
    {"Many", "(string, ...int) int"},
    {"Two", "() (int, int)"},
    {"Pair", "() (int, string)"},
    {"Any", "() interface {}"},
  };

  private static final int FIRST_METHOD = 100;
  private static final int KEYS = 200;
  private static final int TEXT = 201;

  /** A struct P of the recording program, or a pointer to one. */
  private record Person(String name, long a, @Nullable Object m, Quoted q, boolean isPointer)
      implements GoStruct {
    @Override
    public String goType() {
      return "main.P";
    }

    @Override
    public List<Field> goFields() {
      return List.of(
          new Field("Name", name),
          new Field("A", GoInt.of(a)),
          new Field("M", m),
          new Field("Q", q),
          new Field("hidden", GoInt.of(0)));
    }
  }

  /** A struct whose pointer has a String method. */
  private record Quoted(String value) implements GoStruct {
    @Override
    public String goType() {
      return "main.Q";
    }

    @Override
    public List<Field> goFields() {
      return List.of(new Field("Text", value));
    }
  }

  /** A struct with a String method. */
  private record Text(String value) implements GoStruct, Stringer {
    @Override
    public String goType() {
      return "main.S";
    }

    @Override
    public List<Field> goFields() {
      return List.of(new Field("Text", value));
    }

    @Override
    public String text() {
      return "S<" + value + ">";
    }
  }

  @Override
  public @Nullable Function find(String name) {
    for (int i = 0; i < TABLE.length; i++) {
      if (TABLE[i][0].equals(name)) {
        return Function.of(name, TABLE[i][1], this, i);
      }
    }
    return null;
  }

  @Override
  public @Nullable Function method(Object receiver, String name) {
    if (receiver instanceof GoMap map && map.goType().equals("main.Named") && name.equals("Keys")) {
      return Function.of(name, "() int", this, KEYS);
    }
    boolean text = receiver instanceof Text || receiver instanceof Quoted;
    if ((text && name.equals("String")) || (receiver instanceof GoError && name.equals("Error"))) {
      return Function.of(name, "() string", this, TEXT);
    }
    for (int i = 0; i < METHODS.length && isPerson(receiver); i++) {
      if (METHODS[i][0].equals(name)) {
        return Function.of(name, METHODS[i][1], this, FIRST_METHOD + i);
      }
    }
    return null;
  }

  /** Whether it is a pointer, or a struct whose address the template cannot know. */
  private static boolean isPerson(Object receiver) {
    return (receiver instanceof Person person && person.isPointer()) || receiver instanceof GoNil;
  }

  @Override
  public String underlying(String goType) {
    return goType.equals("main.Named") ? "map[string]interface {}" : goType;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case 0 -> GoInt.of(number(args[0]) + number(args[1]));
      case 1 -> String.valueOf(args[0]).toUpperCase(Locale.ROOT);
      case 2 -> throw new FunctionException(String.valueOf(args[0]));
      case 3 -> throw new FunctionException("boom " + args[0]);
      case 4 -> 3.25;
      case 5, 10, 11, 12, 13, 20 -> args[0];
      case 6 -> GoInt.of(args.length);
      case 7 -> joined(args);
      case 8 -> GoInt.of(((Map<?, ?>) args[0]).size());
      case 9, 16 -> GoInt.of(((List<?>) args[0]).size());
      case 14 -> null;
      case 15 -> GoMap.nil("map[string]interface {}");
      case 17 -> new ArrayList<>(Arrays.asList(args));
      case 18 -> map(String.valueOf(args[0]), args[1]);
      case 19 -> wrapped(args);
      case FIRST_METHOD -> "hi " + args[1] + " from " + person(args[0]).name();
      case FIRST_METHOD + 1 -> throw new FunctionException("greeting failed");
      case FIRST_METHOD + 2 -> GoInt.of(2 * number(args[1]));
      case FIRST_METHOD + 3 -> GoInt.of(args.length - 2);
      case FIRST_METHOD + 6 -> null;
      case KEYS -> GoInt.of(((Map<?, ?>) args[0]).size());
      case TEXT ->
          args[0] instanceof Quoted q ? "Q(" + q.value() + ")" : ((Stringer) args[0]).text();
      default -> throw new IllegalArgumentException("no function " + id);
    };
  }

  private static long number(@Nullable Object value) {
    return value instanceof GoInt number ? number.value() : 0;
  }

  private static Person person(@Nullable Object value) {
    if (value instanceof Person person) {
      return person;
    }
    throw new FunctionException("runtime error: invalid memory address or nil pointer dereference");
  }

  private static @Nullable Object wrapped(@Nullable Object[] args) {
    if (args.length == 0) {
      throw new FunctionException("runtime error: index out of range [0] with length 0");
    }
    return args[0];
  }

  private static String joined(@Nullable Object[] args) {
    StringBuilder out = new StringBuilder();
    for (int i = 1; i < args.length; i++) {
      out.append(i > 1 ? args[0] : "").append(args[i]);
    }
    return GoString.normalize(out.toString());
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  private static List<@Nullable Object> list(@Nullable Object... elements) {
    return new ArrayList<>(Arrays.asList(elements));
  }

  /** The data, made anew. */
  static Map<String, @Nullable Object> data() {
    Map<String, @Nullable Object> data =
        map("s", "hello", "e", "", "i", GoInt.of(7), "z", GoInt.of(0), "i64", 8L, "f", 1.5);
    data.put("u", GoUint.of(GoUint.Type.UINT8, 200));
    data.putAll(map("big", 1e6, "b", true, "nb", false, "n", null, "uni", "héé\uD83D\uDE00"));
    data.put("html", "<a href='x'>&\"=</a>");
    data.put("l", list(GoInt.of(1), "two", null));
    data.put("ss", GoSlice.ofStrings(List.of("x", "y")));
    data.put("el", list());
    data.put("ns", GoSlice.nil("[]string"));
    data.put("bytes", new byte[] {'h', 'i'});
    data.put("ll", list(list(GoInt.of(1), GoInt.of(2)), list("a")));
    data.put("lm", list(map("k", "v"), map()));
    Map<String, @Nullable Object> inner = map("c", "deep", "n", null);
    data.put(
        "m", map("a", GoInt.of(1), "b", inner, "Z", "zz", "_x", GoInt.of(2), "é", GoInt.of(3)));
    data.put("ms", GoMap.of("map[string]string", map("k", "v")));
    data.put("em", map());
    data.put("nm", GoMap.nil("map[string]interface {}"));
    data.put("named", GoMap.of("main.Named", map("x", GoInt.of(1), "Keys", GoInt.of(2))));
    data.put("p", new Person("pea", 5, map("k", 1.0), new Quoted("q"), true));
    data.put("np", GoNil.of("*main.P"));
    data.put(
        "v", new Person("vee", 0, GoMap.nil("map[string]interface {}"), new Quoted(""), false));
    data.put("st", new Text("t"));
    data.put("err", GoError.of("e1"));
    data.put("c", GoComplex.of(1, 2));
    return data;
  }
}
