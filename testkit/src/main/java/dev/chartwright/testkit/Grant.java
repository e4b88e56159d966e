package dev.chartwright.testkit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a token lets its bearer do: actions by {@code type:name}, such as {@code
 * repository:team/web}.
 *
 * @param everything whether it lets him do everything
 */
record Grant(Map<String, Set<String>> actions, boolean everything) {
  static final Grant EVERYTHING = new Grant(Map.of(), true);

  /** Reads scopes: {@code repository:team/web:pull,push}; names may contain colons. */
  static Grant parse(Collection<String> scopes) {
    Map<String, Set<String>> actions = new LinkedHashMap<>();
    for (String scope : scopes) {
      int last = scope.lastIndexOf(':');
      if (scope.indexOf(':') < last) {
        Set<String> set =
            actions.computeIfAbsent(scope.substring(0, last), unused -> new LinkedHashSet<>());
        set.addAll(List.of(scope.substring(last + 1).split(",", -1)));
      }
    }
    return new Grant(actions, false);
  }

  /** Whether all that a scope asks for is granted. */
  boolean covers(String scope) {
    if (everything) {
      return true;
    }
    for (Map.Entry<String, Set<String>> wanted : parse(List.of(scope)).actions.entrySet()) {
      Set<String> granted = actions.getOrDefault(wanted.getKey(), Set.of());
      if (!granted.contains("*") && !granted.containsAll(wanted.getValue())) {
        return false;
      }
    }
    return true;
  }
}
