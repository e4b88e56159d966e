package dev.chartwright.oci.remote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a token is to allow: sorted scopes, one per resource, each with its sorted actions.
 *
 * <pre>{@code
 * Scopes.repository("charts/app", "push", "pull").toString();
 *   // repository:charts/app:pull,push
 * }</pre>
 *
 * <p>Immutable. Source: oras-go v2.6.2 {@code registry/remote/auth/scope.go}.
 */
public final class Scopes {
  /** No scope. */
  public static final Scopes NONE = new Scopes(List.of());

  /** Listing the repositories of a registry. */
  public static final Scopes CATALOG = of(List.of("registry:catalog:*"));

  private final List<String> cleaned;

  private Scopes(List<String> cleaned) {
    this.cleaned = cleaned;
  }

  /** Scopes as texts, merged and sorted. */
  public static Scopes of(List<String> scopes) {
    List<String> cleaned = clean(scopes);
    return new Scopes(cleaned);
  }

  /** Actions on a repository; no actions means no scope. */
  public static Scopes repository(String path, String... actions) {
    if (path.isEmpty() || actions.length == 0) {
      return NONE;
    }
    return of(List.of("repository:" + path + ":" + String.join(",", actions)));
  }

  /** These and other scopes. */
  public Scopes and(Scopes others) {
    if (others.cleaned.isEmpty() || cleaned.equals(others.cleaned)) {
      return this;
    }
    if (cleaned.isEmpty()) {
      return others;
    }
    List<String> all = new ArrayList<>(cleaned);
    all.addAll(others.cleaned);
    return of(all);
  }

  /** These scopes and those that a challenge names, separated by spaces. */
  public Scopes andChallenged(String scopes) {
    return scopes.isEmpty() ? this : and(of(Arrays.asList(scopes.split(" ", -1))));
  }

  /** Whether every action is {@code pull}, so that nothing but reading is wanted. */
  public boolean onlyPull() {
    for (String scope : cleaned) {
      if (!scope.endsWith(":pull")) {
        return false;
      }
    }
    return true;
  }

  /** The scopes, sorted. */
  public List<String> list() {
    return cleaned;
  }

  /** The scopes joined by spaces. */
  @Override
  public String toString() {
    return String.join(" ", cleaned);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scopes that && cleaned.equals(that.cleaned);
  }

  @Override
  public int hashCode() {
    return cleaned.hashCode();
  }

  private static List<String> clean(List<String> scopes) {
    List<String> result = new ArrayList<>();
    Map<String, Set<String>> actionsOf = new TreeMap<>();
    for (String scope : scopes) {
      int first = scope.indexOf(':');
      int last = scope.lastIndexOf(':');
      if (first < 0 || first == last) {
        if (!scope.isEmpty()) {
          result.add(scope);
        }
        continue;
      }
      Set<String> actions =
          actionsOf.computeIfAbsent(scope.substring(0, last), key -> new TreeSet<>());
      for (String action : scope.substring(last + 1).split(",", -1)) {
        if (!action.isEmpty()) {
          actions.add(action);
        }
      }
    }
    for (Map.Entry<String, Set<String>> entry : actionsOf.entrySet()) {
      Set<String> actions = entry.getValue();
      if (!actions.isEmpty()) {
        String text = actions.contains("*") ? "*" : String.join(",", actions);
        result.add(entry.getKey() + ":" + text);
      }
    }
    Collections.sort(result);
    return List.copyOf(result);
  }
}
