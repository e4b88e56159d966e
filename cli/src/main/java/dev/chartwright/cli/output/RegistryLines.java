package dev.chartwright.cli.output;

import dev.chartwright.registry.PullResult;
import dev.chartwright.registry.PushResult;
import dev.chartwright.registry.RegistryEvents;

/**
 * Prints what Helm's registry client says: {@code Pulled:}, {@code Pushed:}, {@code Digest:}, and
 * the word on underscores.
 *
 * <p>Source: Helm {@code pkg/registry/client.go}.
 */
public final class RegistryLines implements RegistryEvents {
  private static final String UNDERSCORES =
      """

      OCI artifact references (e.g. tags) do not support the plus sign (+). To support
      storing semantic versions, Helm adopts the convention of changing plus (+) to
      an underscore (_) in chart version tags when pushing to a registry and back to
      a plus (+) when pulling from a registry.
      """;

  private final ByteSink out;
  private final Log log;
  private final Progress progress;

  /** Lines on {@code out}, warnings in the log, progress where there is a terminal. */
  public RegistryLines(ByteSink out, Log log, Progress progress) {
    this.out = out;
    this.log = log;
    this.progress = progress;
  }

  @Override
  public void pushed(PushResult result) {
    String reference = result.reference().toString();
    progress.end();
    out.println("Pushed: " + reference).println("Digest: " + result.manifest().digest());
    if (result.reference().tag().indexOf('_') >= 0) {
      underscores(reference);
    }
  }

  @Override
  public void pulled(PullResult result) {
    String reference = result.reference().toString();
    progress.end();
    out.println("Pulled: " + reference).println("Digest: " + result.manifest().digest());
    if (reference.indexOf('_') >= 0) {
      underscores(reference);
    }
  }

  private void underscores(String reference) {
    out.println(reference + " contains an underscore.").print(UNDERSCORES);
  }

  @Override
  public void deprecatedMediaType(String mediaType) {
    out.println("Warning: chart media type " + mediaType + " is deprecated");
  }

  @Override
  public void hostHasPath(String host, String suggested) {
    log.warn(
        "registry login currently only supports registry hostname, not a repository path",
        "host",
        host,
        "suggested",
        suggested);
  }

  @Override
  public void progress(String what, long moved, long total) {
    progress.show(what, moved, total);
  }
}
