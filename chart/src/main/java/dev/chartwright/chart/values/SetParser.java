package dev.chartwright.chart.values;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one expression of a {@link SetFlag} into values.
 *
 * <p>Where the text ends early, Helm's parser stops without an error in places where one would
 * expect it ({@code a[0}, {@code a.}), and what was not yet put into a list then stays out.
 */
final class SetParser {
  private static final int EOF = -1;
  private static final long NO_INDEX = Long.MIN_VALUE;

  /** A place in a map or list where something is to be put. */
  private record Step(Object container, String name, long index, Object content) {}

  private final SetFlag flag;
  private final SetText text;
  private final ValueReader files;
  private final List<Step> steps = new ArrayList<>();
  private boolean ended;
  private int elements;

  SetParser(SetFlag flag, String expression, ValueReader files) {
    this.flag = flag;
    this.text = SetText.of(expression, flag != SetFlag.LITERAL);
    this.files = files;
  }

  void parse(Map<String, @Nullable Object> values) {
    boolean last = false;
    while (!last) {
      steps.clear();
      last = descend(values);
      for (int i = steps.size() - 1; i >= 0; i--) {
        put(steps.get(i), last);
      }
    }
  }

  /**
   * Follows a name to its end and sets the value there; what lies on the way, known or new, waits
   * in {@link #steps}. Not recursive, since indexes may be nested without limit.
   *
   * @return whether the text ended
   */
  private boolean descend(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> map = values;
    int level = 0;
    while (true) {
      int stop = text.until('=', '[', '.', flag == SetFlag.LITERAL ? '.' : ',');
      String name = text.token();
      if (stop == '=') {
        return value(map, name);
      }
      if (stop == '.') {
        if (++level > SetFlag.MAX_NAME_LEVEL) {
          throw new ValuesException(
              "value name nested level is greater than maximum supported nested level of "
                  + SetFlag.MAX_NAME_LEVEL);
        }
        Map<String, @Nullable Object> inner =
            map.containsKey(name) ? map(map.get(name)) : new LinkedHashMap<>();
        steps.add(new Step(map, name, 0, inner));
        map = inner;
      } else if (stop == '[') {
        Map<String, @Nullable Object> inner = throughLists(map, name);
        if (inner == null) {
          return ended;
        }
        map = inner;
      } else {
        return noValue(name, stop);
      }
    }
  }

  private static boolean noValue(String name, int stop) {
    if (stop == EOF && name.isEmpty()) {
      return true;
    }
    throw new ValuesException(
        "key " + Quote.quote(name) + " has no value" + (stop == EOF ? "" : " (cannot end with ,)"));
  }

  private boolean value(Map<String, @Nullable Object> data, String name) {
    boolean empty = text.atEnd() && flag != SetFlag.JSON && flag != SetFlag.LITERAL;
    set(data, name, empty ? "" : value());
    return empty;
  }

  /**
   * Follows indexes, after the first bracket.
   *
   * @return the map after the last index, or null if a value was set there or the text {@link
   *     #ended}
   */
  private @Nullable Map<String, @Nullable Object> throughLists(
      Map<String, @Nullable Object> data, String name) {
    ended = true;
    long index = index();
    if (index == NO_INDEX) {
      return null;
    }
    List<@Nullable Object> list = data.containsKey(name) ? list(data.get(name)) : new ArrayList<>();
    steps.add(new Step(data, name, 0, list));
    while (true) {
      if (index < 0) {
        throw new ValuesException("negative " + index + " index not allowed");
      }
      int stop = text.until('[', '.', '=', '=');
      if (!text.token().isEmpty()) {
        throw new ValuesException(
            "unexpected data at end of array index: " + quoteRunes(text.token()));
      }
      if (stop == '.') {
        Map<String, @Nullable Object> inner = memberOf(list, index);
        steps.add(new Step(list, "", index, inner));
        return inner;
      }
      if (stop == '=') {
        setIndex(list, index, value());
        ended = false;
      }
      long next = stop == '[' ? index() : NO_INDEX;
      if (next == NO_INDEX) {
        return null;
      }
      Object known = get(list, index);
      List<@Nullable Object> inner = known == null ? new ArrayList<>() : list(known);
      steps.add(new Step(list, "", index, inner));
      list = inner;
      index = next;
    }
  }

  private static Map<String, @Nullable Object> memberOf(List<@Nullable Object> list, long index) {
    Object known = get(list, index);
    if (Tables.isTable(known)) {
      return map(known);
    }
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    if (index < list.size()) {
      list.set((int) index, inner);
    }
    return inner;
  }

  private void put(Step step, boolean last) {
    if (step.container instanceof List<?> list) {
      if (!last) {
        setIndex(list(list), step.index, step.content);
      }
    } else if (step.content instanceof Map<?, ?> inner && inner.isEmpty()) {
      if (!last) {
        throw new ValuesException("key map " + Quote.quote(step.name) + " has no value");
      }
    } else {
      set(map(step.container), step.name, step.content);
    }
  }

  private static @Nullable Object get(List<@Nullable Object> list, long index) {
    return index < list.size() ? list.get((int) index) : null;
  }

  private void setIndex(List<@Nullable Object> list, long index, @Nullable Object value) {
    if (index > SetFlag.MAX_INDEX) {
      throw new ValuesException(
          "index of " + index + " is greater than maximum supported index of " + SetFlag.MAX_INDEX);
    }
    if (index < list.size()) {
      list.set((int) index, value);
      return;
    }
    elements += (int) index + 1 - list.size();
    if (elements > SetFlag.MAX_ELEMENTS) {
      throw new ValuesException(
          flag.flag() + " adds more than " + SetFlag.MAX_ELEMENTS + " elements to lists");
    }
    while (list.size() < index) {
      list.add(null);
    }
    list.add(value);
  }

  /** The number up to the closing bracket, or {@link #NO_INDEX} if the text ends before it. */
  private long index() {
    if (text.until(']', ']', ']', ']') == EOF) {
      return NO_INDEX;
    }
    try {
      return Parse.atoi(text.token());
    } catch (NumberException e) {
      throw new ValuesException("error parsing index: " + e.getMessage(), e);
    }
  }

  /** The value after {@code =}. */
  private @Nullable Object value() {
    if (flag == SetFlag.JSON) {
      return text.json();
    }
    if (flag == SetFlag.LITERAL) {
      return text.rest();
    }
    if (text.skip('{')) {
      return list();
    }
    if (text.atEnd()) {
      return "";
    }
    text.until(',', ',', ',', ',');
    return convert(text.token());
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>();
    while (true) {
      int stop = text.until(',', '}', '}', '}');
      if (stop == EOF) {
        throw new ValuesException("list must terminate with '}'");
      }
      if (stop == '}') {
        String last = text.token();
        text.skip(',');
        list.add(convert(last));
        return list;
      }
      list.add(convert(text.token()));
    }
  }

  private @Nullable Object convert(String word) {
    if (flag != SetFlag.FILE) {
      return flag == SetFlag.STRING ? word : typed(word);
    }
    try {
      return GoString.of(files.read(word));
    } catch (RuntimeException e) {
      throw new ValuesException(String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable Object typed(String word) {
    int length = word.length();
    if (length == 0) {
      return word;
    }
    char first = word.charAt(0);
    if (first == '0') {
      return length == 1 ? (Object) 0L : word;
    }
    if ((first >= '1' && first <= '9') || first == '-' || first == '+') {
      return isNumber(word) ? number(word) : word;
    }
    if (length == 4 && Runes.equalFold(word, "true")) {
      return true;
    }
    if (length == 4 && Runes.equalFold(word, "null")) {
      return null;
    }
    if (length == 5 && Runes.equalFold(word, "false")) {
      return false;
    }
    return word;
  }

  private static boolean isNumber(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return word.length() > 1 || word.charAt(0) >= '0';
  }

  private static Object number(String word) {
    try {
      return Parse.parseInt(word, 10, 64);
    } catch (NumberException e) {
      return word;
    }
  }

  private static void set(Map<String, @Nullable Object> data, String name, @Nullable Object value) {
    if (!name.isEmpty()) {
      data.put(name, value);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return (List<@Nullable Object>) list;
    }
    throw conversion(value, "[]interface {}");
  }

  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    if (Tables.isTable(value)) {
      return Tables.table(value);
    }
    throw conversion(value, "map[string]interface {}");
  }

  private static ValuesException conversion(@Nullable Object value, String wanted) {
    String known = value == null ? "nil" : TypeNames.typeOf(value);
    return new ValuesException(
        "unable to parse key: interface conversion: interface {} is " + known + ", not " + wanted);
  }

  private static String quoteRunes(String runes) {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < runes.length(); ) {
      int c = runes.codePointAt(i);
      out.append(i == 0 ? "" : " ").append(Quote.quoteRune(c));
      i += Character.charCount(c);
    }
    return out.append(']').toString();
  }
}
