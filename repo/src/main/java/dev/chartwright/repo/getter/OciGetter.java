package dev.chartwright.repo.getter;

import dev.chartwright.golang.path.Path;
import dev.chartwright.registry.ChartDownload;
import dev.chartwright.registry.ChartReference;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.registry.PullResult;
import dev.chartwright.registry.PulledLayer;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Fetches charts by {@code oci://} references, and with {@code .prov} behind them their provenance
 * files. Safe for several threads.
 *
 * <p>Credentials are the registry client's own. Source: Helm {@code pkg/getter/ocigetter.go}.
 */
public final class OciGetter implements Getter {
  private static final String PROVENANCE = ".prov";

  private final Supplier<ChartRegistry> registry;

  private OciGetter(Supplier<ChartRegistry> registry) {
    this.registry = registry;
  }

  /** A getter over a registry client, which is asked for when it is needed. */
  public static OciGetter of(Supplier<ChartRegistry> registry) {
    return new OciGetter(registry);
  }

  @Override
  public <T> T get(String url, GetOptions options, BodyReader<T> reader) {
    ChartDownload request = request(url, options);
    try (PullResult pulled = registry.get().pull(request);
        InputStream body = layer(request, pulled).open()) {
      return reader.read(body);
    } catch (IOException e) {
      throw new RepositoryException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Large charts go to their folder at once, hashed on the way. */
  @Override
  public Spool spool(String url, GetOptions options, java.nio.file.Path folder, long limit) {
    ChartDownload request = request(url, options).withScratch(folder).withLimit(limit);
    try (PullResult pulled = registry.get().pull(request)) {
      PulledLayer layer = layer(request, pulled);
      return Spool.ofMoved(folder, layer.sha256(), layer::moveTo);
    } catch (IOException e) {
      throw new RepositoryException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ChartDownload request(String url, GetOptions options) {
    String reference = ChartReference.withoutScheme(url);
    if (!options.version().isEmpty() && Path.base(reference).indexOf(':') < 0) {
      reference += ":" + options.version();
    }
    return reference.endsWith(PROVENANCE)
        ? ChartDownload.ofProvenance(
            reference.substring(0, reference.length() - PROVENANCE.length()))
        : ChartDownload.ofChart(reference);
  }

  private static PulledLayer layer(ChartDownload request, PullResult pulled) {
    return request.chart() ? pulled.chart().orElseThrow() : pulled.provenance().orElseThrow();
  }
}
