package dev.chartwright.action;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.provenance.Keyring;
import dev.chartwright.provenance.MessageBlock;
import dev.chartwright.provenance.PassphraseFetcher;
import dev.chartwright.provenance.Sha256;
import dev.chartwright.provenance.Signatory;
import dev.chartwright.repo.getter.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Signs chart archives: writes {@code app-1.0.0.tgz.prov} beside {@code app-1.0.0.tgz}.
 *
 * <pre>{@code
 * ChartSigner.of("secring.gpg", "Jane", () -> name -> passphrase, Clock.systemUTC())
 *     .sign("app-1.0.0.tgz", LogSink.silent());
 * }</pre>
 *
 * <p>Source: Helm {@code pkg/action/package.go}, {@code Clearsign}.
 */
public final class ChartSigner {
  private final String keyring;
  private final String key;
  private final Supplier<PassphraseFetcher> passphrases;
  private final Clock clock;

  private ChartSigner(
      String keyring, String key, Supplier<PassphraseFetcher> passphrases, Clock clock) {
    this.keyring = keyring;
    this.key = key;
    this.passphrases = passphrases;
    this.clock = clock;
  }

  /**
   * A signer.
   *
   * @param keyring path of a keyring with secret keys; read for each chart
   * @param key the identity of the key, or a part of it that no other key has
   * @param passphrases asked for each chart, when the keyring has been read
   * @param clock gives the time that signatures bear
   */
  public static ChartSigner of(
      String keyring, String key, Supplier<PassphraseFetcher> passphrases, Clock clock) {
    return new ChartSigner(keyring, key, passphrases, clock);
  }

  /**
   * Signs an archive. The provenance file appears in one step and replaces what has its name.
   *
   * @param archive path of the archive
   * @param log takes what Helm would log
   * @return path of the provenance file
   */
  public String sign(String archive, LogSink log) {
    Signatory signatory = Signatory.of(Keyring.read(keyring), key, clock);
    signatory.unlock(passphrases.get());
    Chart chart;
    try {
      chart = ChartLoader.of(log).load(archive);
    } catch (RuntimeException e) {
      throw new ActionException("failed to load chart for signing: " + e.getMessage(), e);
    }
    String text =
        MessageBlock.text(chart.metadata().toYaml(), Path.base(archive), Sha256.ofFile(archive));
    String signed = signatory.clearSign(text);
    java.nio.file.Path target = java.nio.file.Path.of(archive + ".prov");
    try (Spool spool =
        Spool.of(new ByteArrayInputStream(GoString.bytes(signed)), Spool.folderOf(target))) {
      spool.moveTo(target);
    } catch (IOException e) {
      throw new UncheckedIOException(Spool.reason("open", target, e), e);
    }
    return target.toString();
  }
}
