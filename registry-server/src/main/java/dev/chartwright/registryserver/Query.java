package dev.chartwright.registryserver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decoded parameters of a request. */
final class Query {
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  private Query() {}

  static Query parse(String raw) {
    Query query = new Query();
    for (String pair : raw.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = Percent.decode(equals < 0 ? "" : pair.substring(equals + 1), true);
      if (name == null || value == null) {
        throw RegistryError.of(400, ErrorCode.UNSUPPORTED, "malformed query");
      }
      query.names.add(name);
      query.values.add(value);
    }
    return query;
  }

  /** The first value; null when the parameter is absent or empty. */
  @Nullable String first(String name) {
    int index = names.indexOf(name);
    return index < 0 || values.get(index).isEmpty() ? null : values.get(index);
  }

  List<String> all(String name) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        found.add(values.get(i));
      }
    }
    return found;
  }
}
