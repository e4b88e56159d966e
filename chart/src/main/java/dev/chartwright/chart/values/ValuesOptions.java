package dev.chartwright.chart.values;

import dev.chartwright.chart.ChartException;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.strings.Strings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that a user gives with {@code -f} and the {@link SetFlag}s, each flag in the order of
 * the command line.
 *
 * <p>Immutable.
 *
 * <pre>{@code
 * ValuesOptions.none().with(SetFlag.SET, "a=1").with(SetFlag.JSON, "b=[true]")
 *     .merge(ValueReader.ofFiles());  // {b=[true], a=1}
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cli/values/options.go}.
 *
 * @param files the arguments of {@code -f}
 * @param json the arguments of {@code --set-json}
 * @param set the arguments of {@code --set}
 * @param string the arguments of {@code --set-string}
 * @param file the arguments of {@code --set-file}
 * @param literal the arguments of {@code --set-literal}
 */
public record ValuesOptions(
    List<String> files,
    List<String> json,
    List<String> set,
    List<String> string,
    List<String> file,
    List<String> literal) {
  private static final ValuesOptions NONE =
      new ValuesOptions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public ValuesOptions {
    files = List.copyOf(files);
    json = List.copyOf(json);
    set = List.copyOf(set);
    string = List.copyOf(string);
    file = List.copyOf(file);
    literal = List.copyOf(literal);
  }

  /** No values. */
  public static ValuesOptions none() {
    return NONE;
  }

  /** These options and one more file. */
  public ValuesOptions withFile(String name) {
    return new ValuesOptions(plus(files, name), json, set, string, file, literal);
  }

  /** These options and one more expression. */
  public ValuesOptions with(SetFlag flag, String expression) {
    return new ValuesOptions(
        files,
        flag == SetFlag.JSON ? plus(json, expression) : json,
        flag == SetFlag.SET ? plus(set, expression) : set,
        flag == SetFlag.STRING ? plus(string, expression) : string,
        flag == SetFlag.FILE ? plus(file, expression) : file,
        flag == SetFlag.LITERAL ? plus(literal, expression) : literal);
  }

  private static List<String> plus(List<String> list, String item) {
    List<String> longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }

  /**
   * Reads the files and merges everything: files from left to right, then {@code --set-json},
   * {@code --set}, {@code --set-string}, {@code --set-file} and {@code --set-literal}.
   *
   * @return a tree of maps and lists that is the caller's to change
   * @throws ChartException with Helm's text, if a file holds no values or an expression is wrong
   * @throws RuntimeException what the reader throws for a file of {@code -f}
   */
  public Map<String, @Nullable Object> merge(ValueReader reader) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String name : files) {
      values = ValuesFile.merge(values, read(name, reader));
    }
    for (String expression : json) {
      values = mergeJson(values, expression, reader);
    }
    apply(SetFlag.SET, set, values, reader);
    apply(SetFlag.STRING, string, values, reader);
    apply(SetFlag.FILE, file, values, reader);
    apply(SetFlag.LITERAL, literal, values, reader);
    return values;
  }

  private static Map<String, @Nullable Object> read(String name, ValueReader reader) {
    byte[] content = reader.read(name);
    try {
      return ValuesFile.parse(content);
    } catch (ChartException e) {
      throw new ValuesException("failed to parse " + name + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, @Nullable Object> mergeJson(
      Map<String, @Nullable Object> values, String expression, ValueReader reader) {
    String trimmed = Strings.trimSpace(expression);
    if (!trimmed.startsWith("{")) {
      try {
        SetFlag.JSON.apply(expression, values, reader);
        return values;
      } catch (ValuesException e) {
        throw new ValuesException("failed parsing --set-json data " + expression, e);
      }
    }
    try {
      Map<String, @Nullable Object> object = Json.parseObject(GoString.bytes(trimmed));
      return object == null ? values : ValuesFile.merge(values, object);
    } catch (JsonException e) {
      throw new ValuesException("failed parsing --set-json data JSON: " + expression, e);
    }
  }

  private static void apply(
      SetFlag flag,
      List<String> expressions,
      Map<String, @Nullable Object> values,
      ValueReader reader) {
    for (String expression : expressions) {
      try {
        flag.apply(expression, values, reader);
      } catch (ValuesException e) {
        throw new ValuesException("failed parsing " + flag.flag() + " data: " + e.getMessage(), e);
      }
    }
  }
}
