package dev.chartwright.cli.cobra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pairs: {@code a=1,b=2}; repeated flags add to them, the last value of a key counts. */
public final class StringToStringValue implements FlagValue {
  private final Map<String, String> values = new LinkedHashMap<>();

  private StringToStringValue() {}

  /** No pairs. */
  public static StringToStringValue empty() {
    return new StringToStringValue();
  }

  /** The pairs in the order given. */
  public Map<String, String> get() {
    return Map.copyOf(values);
  }

  @Override
  public String type() {
    return "stringToString";
  }

  @Override
  public String text() {
    List<String> records = new ArrayList<>();
    for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
      records.add(entry.getKey() + "=" + entry.getValue());
    }
    return "[" + Csv.write(records).strip() + "]";
  }

  @Override
  public String defaultText() {
    return "[]";
  }

  @Override
  public void set(String text) {
    int equalSigns = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '=') {
        equalSigns++;
      }
    }
    List<String> pairs =
        switch (equalSigns) {
          case 0 -> throw unformatted(text);
          case 1 -> List.of(withoutOuterQuotes(text));
          default -> Csv.read(text);
        };
    Map<String, String> read = new LinkedHashMap<>();
    for (String pair : pairs) {
      int at = pair.indexOf('=');
      if (at < 0) {
        throw unformatted(pair);
      }
      read.put(pair.substring(0, at), pair.substring(at + 1));
    }
    values.putAll(read);
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  private static InvalidValueException unformatted(String pair) {
    return InvalidValueException.of(pair + " must be formatted as key=value");
  }

  private static String withoutOuterQuotes(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == '"') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == '"') {
      end--;
    }
    return text.substring(start, end);
  }
}
