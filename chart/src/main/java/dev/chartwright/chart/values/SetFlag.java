package dev.chartwright.chart.values;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flags that set single values, in the order in which Helm applies them.
 *
 * <p>An expression names values by keys with dots and indexes, {@code a.b[0]=1}; several stand
 * between commas. A backslash takes its meaning from the next character. What the text after {@code
 * =} means depends on the flag:
 *
 * <table>
 * <caption>Values of the flags</caption>
 * <tr><td>{@link #JSON}</td><td>a JSON value, null if empty</td></tr>
 * <tr><td>{@link #SET}</td><td>true, false, null, a whole number, else a string; {@code {a,b}} is a
 * list</td></tr>
 * <tr><td>{@link #STRING}</td><td>a string; {@code {a,b}} is a list</td></tr>
 * <tr><td>{@link #FILE}</td><td>the name of a file whose text is the value</td></tr>
 * <tr><td>{@link #LITERAL}</td><td>all of the rest as a string; no backslash, no comma</td></tr>
 * </table>
 *
 * <pre>{@code
 * Map<String, Object> values = new LinkedHashMap<>();
 * SetFlag.SET.apply("a.b=1,c={x,null}", values);  // {a={b=1}, c=[x, null]}
 * SetFlag.SET.apply("a.d", values);               // ValuesException: key "d" has no value
 * }</pre>
 *
 * <p>Source: Helm 4.3.1 {@code pkg/strvals}.
 */
public enum SetFlag {
  /** {@code --set-json}. */
  JSON("--set-json"),
  /** {@code --set}. */
  SET("--set"),
  /** {@code --set-string}. */
  STRING("--set-string"),
  /** {@code --set-file}. */
  FILE("--set-file"),
  /** {@code --set-literal}. */
  LITERAL("--set-literal");

  /** The greatest index of a list. */
  public static final int MAX_INDEX = 65_536;

  /** How many dots a name may have. */
  public static final int MAX_NAME_LEVEL = 30;

  /**
   * How many elements the indexes of one expression may add to lists together, gaps included, which
   * Helm does not limit.
   */
  public static final int MAX_ELEMENTS = 64 * MAX_INDEX;

  private final String text;

  SetFlag(String text) {
    this.text = text;
  }

  /** The flag as it is written on the command line. */
  public String flag() {
    return text;
  }

  /**
   * Sets the values of an expression; files are read from disk.
   *
   * @param values a tree of maps and lists that can be changed; when an error is thrown, the values
   *     before it are set
   * @throws ValuesException if the expression is wrong or a value in its way is no map or list
   */
  public void apply(String expression, Map<String, @Nullable Object> values) {
    apply(expression, values, ValueReader.ofFiles());
  }

  /** {@link #apply(String, Map)} with another source of files. */
  public void apply(String expression, Map<String, @Nullable Object> values, ValueReader files) {
    new SetParser(this, expression, files).parse(values);
  }
}
