package dev.chartwright.repo.migration;

import dev.chartwright.golang.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The {@code repository} values of a Chart.yaml or requirements.yaml, each with the place where it
 * is written: what is replaced there leaves every other byte as it is.
 *
 * <p>Places are found in the text, and what comes out is read again as YAML: unless it says exactly
 * what it said before but for the values that were to change, nothing is changed at all.
 */
final class RepositoryLines {
  private static final String KEY = "repository";

  /** One character is one byte, so that what is not touched stays as it is, whatever it is. */
  private final String text;

  private final Map<String, ?> document;

  private RepositoryLines(String text, Map<String, ?> document) {
    this.text = text;
    this.document = document;
  }

  /**
   * Reads a file.
   *
   * @throws RuntimeException if it is no YAML with a map on top
   */
  static RepositoryLines read(byte[] file) {
    return new RepositoryLines(new String(file, StandardCharsets.ISO_8859_1), Yaml.toJsonMap(file));
  }

  /** A dependency as far as it matters here. */
  record Declared(String name, String version, String repository) {}

  /** The dependencies that name a repository, in their order. */
  List<Declared> declared() {
    List<Declared> all = new ArrayList<>();
    if (document.get("dependencies") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> map && map.get(KEY) instanceof String repository) {
          all.add(new Declared(text(map, "name"), text(map, "version"), repository));
        }
      }
    }
    return all;
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String value ? value : "";
  }

  /**
   * The file with other repositories.
   *
   * @param changed for each of {@link #declared} its new repository, or null to leave it
   * @return null if the places could not be found for certain
   */
  byte @Nullable [] with(List<@Nullable String> changed) {
    List<Declared> declared = declared();
    List<Place> places = new ArrayList<>();
    for (String value : values(declared, changed)) {
      List<Place> found = places(latin(value));
      int index = 0;
      for (int i = 0; i < declared.size(); i++) {
        if (declared.get(i).repository().equals(value)) {
          if (index == found.size()) {
            return null;
          }
          Place place = found.get(index++);
          String other = changed.get(i);
          if (other != null) {
            places.add(new Place(place.start(), place.end(), latin(other)));
          }
        }
      }
      if (index != found.size()) {
        return null;
      }
    }
    places.sort((a, b) -> Integer.compare(a.start(), b.start()));
    StringBuilder out = new StringBuilder(text.length() + 64);
    int from = 0;
    for (Place place : places) {
      out.append(text, from, place.start()).append(place.value());
      from = place.end();
    }
    byte[] result =
        out.append(text, from, text.length()).toString().getBytes(StandardCharsets.ISO_8859_1);
    return saysTheSame(result, changed) ? result : null;
  }

  private static List<String> values(List<Declared> declared, List<@Nullable String> changed) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      String value = declared.get(i).repository();
      if (changed.get(i) != null && !values.contains(value)) {
        values.add(value);
      }
    }
    return values;
  }

  /** A value between two positions, quotes not included, and what is to stand there. */
  private record Place(int start, int end, String value) {}

  /** Where the key has that value, in the block of the dependencies if there is one. */
  private List<Place> places(String value) {
    List<Place> found = new ArrayList<>();
    int[] block = block();
    int at = text.indexOf(KEY, block[0]);
    while (at >= 0 && at < block[1]) {
      int next = at + KEY.length();
      if (isKey(at)) {
        int start = valueStart(next);
        Place place = start < 0 ? null : place(start, value);
        if (place != null) {
          found.add(place);
        }
      }
      at = text.indexOf(KEY, next);
    }
    return found;
  }

  /** The lines below {@code dependencies:} at the left margin, else everything. */
  private int[] block() {
    int line = 0;
    int begin = -1;
    while (line < text.length()) {
      int end = text.indexOf('\n', line);
      end = end < 0 ? text.length() : end + 1;
      if (begin < 0) {
        if (isTopKey(line)) {
          begin = line;
        }
      } else if (" \t-#\r\n".indexOf(text.charAt(line)) < 0 || text.startsWith("---", line)) {
        return new int[] {begin, line};
      }
      line = end;
    }
    return new int[] {Math.max(begin, 0), text.length()};
  }

  private boolean isTopKey(int line) {
    return text.startsWith("dependencies:", line)
        || text.startsWith("\"dependencies\":", line)
        || text.startsWith("'dependencies':", line)
        || text.startsWith("dependencies :", line);
  }

  /** Whether the word is a key at the beginning of a line, behind a dash, or in a flow map. */
  private boolean isKey(int at) {
    int before = at - 1;
    if (before >= 0 && (text.charAt(before) == '"' || text.charAt(before) == '\'')) {
      before--;
    }
    while (before >= 0 && isBlank(text.charAt(before))) {
      before--;
    }
    if (before < 0) {
      return true;
    }
    char previous = text.charAt(before);
    if (previous == '-') {
      int dash = before - 1;
      while (dash >= 0 && isBlank(text.charAt(dash))) {
        dash--;
      }
      return dash < 0 || text.charAt(dash) == '\n';
    }
    if (previous == '{' || previous == ',') {
      int line = text.lastIndexOf('\n', before) + 1;
      return !text.substring(line, before).stripLeading().startsWith("#");
    }
    return previous == '\n';
  }

  /** Where the value of the key begins that ends here; negative if that is no key. */
  private int valueStart(int keyEnd) {
    int at = keyEnd;
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      at++;
    }
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    if (at >= text.length() || text.charAt(at) != ':') {
      return -1;
    }
    at = skipBlanks(at + 1);
    while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '\n') {
        at++;
      }
      at = skipBlanks(at);
    }
    return at;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length()
        && (isBlank(text.charAt(at)) || "\r\n".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The value if it stands here, in whatever quotes. */
  private @Nullable Place place(int start, String value) {
    int begin = start;
    String end = "";
    if (start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
      begin++;
      end = text.substring(start, begin);
    }
    int stop = begin + value.length();
    if (!text.startsWith(value, begin)) {
      return null;
    }
    boolean ends =
        end.isEmpty()
            ? stop == text.length() || " \t\r\n,}]".indexOf(text.charAt(stop)) >= 0
            : text.startsWith(end, stop);
    return ends ? new Place(begin, stop, value) : null;
  }

  private boolean saysTheSame(byte[] result, List<@Nullable String> changed) {
    Map<String, ?> after;
    try {
      after = Yaml.toJsonMap(result);
    } catch (RuntimeException e) {
      return false;
    }
    int[] index = {0};
    Map<String, Object> expected = new LinkedHashMap<>(document);
    if (document.get("dependencies") instanceof List<?> list) {
      List<Object> dependencies = new ArrayList<>();
      UnaryOperator<Object> change = each -> changedOne(each, changed, index);
      for (Object each : list) {
        dependencies.add(change.apply(each));
      }
      expected.put("dependencies", dependencies);
    }
    return expected.equals(after);
  }

  private static Object changedOne(Object each, List<@Nullable String> changed, int[] index) {
    if (!(each instanceof Map<?, ?> map) || !(map.get(KEY) instanceof String)) {
      return each;
    }
    String other = changed.get(index[0]++);
    if (other == null) {
      return each;
    }
    Map<Object, Object> copy = new LinkedHashMap<>(map);
    copy.put(KEY, other);
    return copy;
  }

  private static String latin(String value) {
    return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
