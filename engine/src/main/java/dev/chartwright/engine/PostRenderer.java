package dev.chartwright.engine;

/**
 * A program that changes what a chart rendered to before anybody else sees it.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/postrenderer/postrenderer.go}.
 *
 * <pre>{@code
 * PostRenderer shout = manifests -> manifests.replace("hello", "HELLO");
 * }</pre>
 */
@FunctionalInterface
public interface PostRenderer {
  /**
   * Changes manifests.
   *
   * @param manifests a YAML stream with all documents, each with the annotation {@code
   *     postrenderer.helm.sh/postrender-filename} that says where it comes from
   * @return a YAML stream; documents without the annotation become files of their own
   * @throws RuntimeException with a message that says why there is none
   */
  String run(String manifests);
}
