package dev.chartwright.repo.downloader;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.provenance.Keyring;
import dev.chartwright.provenance.ProvenanceException;
import dev.chartwright.provenance.Sha256;
import dev.chartwright.provenance.Verification;
import dev.chartwright.provenance.Verifier;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;

/**
 * Checks chart archives against their provenance files.
 *
 * <pre>{@code
 * Verification found = new ChartVerifier("pubring.gpg", Clock.systemUTC())
 *     .verify("app-1.0.0.tgz", "app-1.0.0.tgz.prov");
 * found.fileHash(); // sha256:…
 * }</pre>
 *
 * <p>Source: Helm {@code pkg/downloader/chart_downloader.go}, {@code VerifyChart}.
 *
 * @param keyring path of the keyring with the keys that are trusted; read at each check
 * @param clock tells whether keys and signatures have expired
 */
public record ChartVerifier(String keyring, Clock clock) {
  /**
   * Checks an archive.
   *
   * @param archive path of the archive; its last element is the name that must have been signed
   * @param provenance path of the provenance file
   * @throws RuntimeException with the first thing that is not right, in Helm's words: {@link
   *     PathException}, {@link RepositoryException} or {@link ProvenanceException}
   */
  public Verification verify(String archive, String provenance) {
    return verify(archive, Path.base(archive), provenance);
  }

  /** Checks an archive that lies elsewhere than under the name that was signed. */
  Verification verify(String archive, String name, String provenance) {
    if (Os.stat(archive).isDirectory()) {
      throw new RepositoryException("unpacked charts cannot be verified");
    }
    if (!name.toLowerCase(Locale.ROOT).endsWith(".tgz")) {
      throw new RepositoryException("chart must be a tgz file");
    }
    try {
      Os.stat(provenance);
    } catch (PathException e) {
      throw new RepositoryException(
          "could not load provenance file " + provenance + ": " + e.getMessage(), e);
    }
    Keyring keys;
    try {
      keys = Keyring.read(keyring);
    } catch (PathException | ProvenanceException e) {
      throw new RepositoryException("failed to load keyring: " + e.getMessage(), e);
    }
    String sha256;
    try {
      sha256 = Sha256.ofFile(archive);
    } catch (PathException e) {
      throw new RepositoryException("failed to read chart archive: " + e.getMessage(), e);
    }
    return Verifier.of(keys, clock).verify(read(provenance), name, sha256);
  }

  private static byte[] read(String provenance) {
    try (InputStream in = Os.open(provenance)) {
      return in.readNBytes(Verifier.MAX_BYTES + 1);
    } catch (PathException e) {
      throw new RepositoryException("failed to read provenance file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new RepositoryException(
          "failed to read provenance file: " + PathException.of("read", provenance, e).getMessage(),
          e);
    }
  }
}
