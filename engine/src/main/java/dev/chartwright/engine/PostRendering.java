package dev.chartwright.engine;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.Manifest;
import dev.chartwright.golang.slog.LogSink;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts a post-renderer between the templates of a chart and everything that follows.
 *
 * <p>The documents of all files go through it as one stream and come back as files. On the way
 * every document is written anew, with its comments but with the spacing of kyaml, even if the
 * post-renderer changes nothing. Immutable. Source: Helm 4.3.1 {@code pkg/action/action.go},
 * renderResources.
 *
 * <pre>{@code
 * RenderedFiles files = RenderedFiles.of(chart, rendered, false);
 * files = PostRendering.of(manifests -> manifests.replace("blue", "green")).apply(files, log);
 * }</pre>
 */
public final class PostRendering {
  private final PostRenderer renderer;
  private final PostRenderStrategy strategy;

  private PostRendering(PostRenderer renderer, PostRenderStrategy strategy) {
    this.renderer = renderer;
    this.strategy = strategy;
  }

  /** With hooks and all other documents in one stream. */
  public static PostRendering of(PostRenderer renderer) {
    return new PostRendering(renderer, PostRenderStrategy.COMBINED);
  }

  /** The same with another choice of what the post-renderer sees. */
  public PostRendering with(PostRenderStrategy other) {
    return new PostRendering(renderer, other);
  }

  /**
   * Sends files through the post-renderer.
   *
   * @param log is told of hooks that are left out because nobody knows their event
   * @return the same notes and what came back; documents without annotation are in {@code
   *     generated-by-postrender-0.yaml} and so on
   * @throws PostRenderException {@code error merging manifests: …}, {@code error while running post
   *     render on files: …}, {@code error while parsing post rendered output: …}
   * @throws ManifestException if hooks are to be told apart and a document is no object
   */
  public RenderedFiles apply(RenderedFiles files, LogSink log) {
    if (strategy == PostRenderStrategy.COMBINED) {
      return files.withFiles(run(files.files(), "", "manifests", "files", ""));
    }
    Map<String, String> hooks = new LinkedHashMap<>();
    Map<String, String> manifests = new LinkedHashMap<>();
    ManifestSorter.Sorted sorted = RenderedChart.sorted(files.files(), log);
    for (Hook hook : sorted.hooks()) {
      add(hooks, hook.path(), hook.manifest());
    }
    for (Manifest manifest : sorted.manifests()) {
      add(manifests, manifest.path(), manifest.content());
    }
    Map<String, String> all = new LinkedHashMap<>();
    if (strategy == PostRenderStrategy.NO_HOOKS) {
      all.putAll(hooks);
    } else {
      addGroup(all, hooks, "hooks");
    }
    addGroup(all, manifests, "manifests");
    return files.withFiles(all);
  }

  private void addGroup(Map<String, String> all, Map<String, String> files, String group) {
    if (!files.isEmpty()) {
      for (Map.Entry<String, String> file :
          run(files, group, group, group, " for " + group).entrySet()) {
        add(all, file.getKey(), file.getValue());
      }
    }
  }

  private static void add(Map<String, String> files, String path, String text) {
    files.merge(path, text, (before, more) -> before + "\n---\n" + more);
  }

  private Map<String, String> run(
      Map<String, String> files, String group, String merged, String rendered, String parsed) {
    String stream;
    try {
      stream = ManifestStream.merge(files);
    } catch (PostRenderException e) {
      throw PostRenderException.within("error merging " + merged + ": ", e);
    }
    try {
      stream = renderer.run(stream);
    } catch (RuntimeException e) {
      throw PostRenderException.within("error while running post render on " + rendered + ": ", e);
    }
    try {
      return ManifestStream.split(stream, group);
    } catch (PostRenderException e) {
      throw PostRenderException.within(
          "error while parsing post rendered output" + parsed + ": ", e);
    }
  }
}
