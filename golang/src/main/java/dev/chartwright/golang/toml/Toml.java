package dev.chartwright.golang.toml;

import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes TOML the way {@code fromToml} and {@code toToml} of Helm's templates do.
 *
 * <p>Reading gives Long, Double, Boolean, String, {@link GoTime}, Map, List for an array and a
 * {@code []map[string]interface {}} for an array of tables. Times without a zone are in zones named
 * {@code datetime-local}, {@code date-local} and {@code time-local}, by which writing knows them
 * again. Writing takes every value that a template can hold: keys are sorted, plain ones before
 * tables, tables are indented by two spaces a level, and nil members are left out.
 *
 * <p>Arrays and inline tables may nest 1000 levels deep. Thread-safe. Source: BurntSushi/toml
 * v1.6.0.
 *
 * <pre>{@code
 * Toml.parse("[a]\nb = 1");                                  // {a={b=1}}
 * Toml.marshal(Map.of("a", Map.of("b", 1L), "c", "x"));      // c = "x"\n\n[a]\n  b = 1\n
 * Toml.parse("a = ");   // toml: line 1 (last key "a"): unexpected EOF; expected value
 * }</pre>
 */
public final class Toml {
  private Toml() {}

  /**
   * The values of a document, on a machine whose clock shows UTC.
   *
   * @throws TomlException with the library's text
   */
  public static Map<String, @Nullable Object> parse(String text) {
    return parse(text, GoTime.ofUnix(0, 0, Location.UTC));
  }

  /**
   * The values of a document.
   *
   * @param now the time on the machine: times without a zone have its offset, and times with its
   *     offset are in its zone
   * @throws TomlException with the library's text
   */
  public static Map<String, @Nullable Object> parse(String text, GoTime now) {
    return TomlParser.parse(text, now);
  }

  /**
   * The value as a document.
   *
   * @throws TomlException with the library's text: {@code toml: cannot encode array with nil
   *     element}
   */
  public static String marshal(@Nullable Object value) {
    return new TomlWriter().write(value);
  }
}
