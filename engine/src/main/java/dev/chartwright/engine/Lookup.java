package dev.chartwright.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that the template function {@code lookup} asks.
 *
 * <p>Safe for the threads that render with it. Source: Helm 4.3.1 {@code
 * pkg/engine/lookup_func.go}.
 */
@FunctionalInterface
public interface Lookup {
  /**
   * An object, or a list of objects if no name is given.
   *
   * @param apiVersion such as {@code apps/v1}
   * @param kind such as {@code Deployment}
   * @param namespace where to look; empty for all namespaces and for kinds without
   * @param name empty for a list
   * @return the object as a JSON tree; empty if there is none
   * @throws RuntimeException if the cluster cannot be asked; its message becomes the error of the
   *     function
   */
  Map<String, @Nullable Object> lookup(
      String apiVersion, String kind, String namespace, String name);
}
