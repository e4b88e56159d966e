package dev.chartwright.chart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document of a rendered file that is not a hook.
 *
 * <p>Immutable. Source: Helm 4.3.1 {@code pkg/release/v1/util/manifest_sorter.go}.
 *
 * @param path the file it comes from, from the root chart on: {@code demo/templates/a.yaml}
 * @param content the text of the document without the {@code ---} lines around it
 * @param head what it says about itself
 */
public record Manifest(String path, String content, Head head) {
  /** What its {@code kind} says, or empty. */
  public String kind() {
    return head.kind;
  }

  /** What its {@code metadata.name} says, or empty. */
  public String name() {
    return head.metadata == null ? "" : head.metadata.name;
  }

  /**
   * The top of a document, as far as Helm reads it.
   *
   * @param apiVersion or empty
   * @param kind or empty
   * @param metadata null if the document has none
   */
  public record Head(String apiVersion, String kind, @Nullable HeadMetadata metadata) {}

  /**
   * The metadata of a document, as far as Helm reads it.
   *
   * @param name or empty
   * @param annotations null if it has none
   */
  public record HeadMetadata(String name, @Nullable Map<String, String> annotations) {
    /** Copies the annotations. */
    public HeadMetadata {
      if (annotations != null) {
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
      }
    }
  }
}
