package dev.chartwright.action;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.install.PluginArchive;
import dev.chartwright.provenance.Keyring;
import dev.chartwright.provenance.Sha256;
import dev.chartwright.provenance.Verification;
import dev.chartwright.provenance.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Checks the archive of a plugin against the provenance file beside it.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/plugin_verify.go}.
 */
public final class PluginVerify {
  private PluginVerify() {}

  /**
   * Checks an archive.
   *
   * @param path the archive; beside it lies a file of the same name and {@code .prov}
   * @param keyring the file with the public keys that are trusted
   * @param clock tells whether keys and signatures have expired
   * @throws PluginException in Helm's words if it is no archive, or a file is missing
   * @throws PathException if there is nothing at the path
   * @throws dev.chartwright.provenance.ProvenanceException if the check fails
   */
  public static Verification run(String path, String keyring, Clock clock) {
    if (Os.stat(path).isDirectory()) {
      throw new PluginException(
          "directory verification not supported - only plugin tarballs can be verified");
    }
    if (!PluginArchive.isTarball(path)) {
      throw new PluginException("plugin file must be a gzipped tarball (.tar.gz or .tgz)");
    }
    String file = path + ".prov";
    try {
      Os.stat(file);
    } catch (PathException e) {
      throw new PluginException(
          "could not find provenance file " + file + ": " + e.getMessage(), e);
    }
    String sha256;
    try {
      sha256 = Sha256.ofFile(path);
    } catch (PathException e) {
      throw new PluginException("failed to read plugin file: " + e.getMessage(), e);
    }
    byte[] provenance;
    try (InputStream in = Os.open(file)) {
      provenance = in.readNBytes(Verifier.MAX_BYTES + 1);
    } catch (PathException e) {
      throw new PluginException("failed to read provenance file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new PluginException(
          "failed to read provenance file: " + PathException.of("read", file, e).getMessage(), e);
    }
    return Verifier.of(Keyring.read(keyring), clock).verify(provenance, Path.base(path), sha256);
  }

  /** Says who signed, and with which key. */
  static void signers(Verification verification, Consumer<String> lines) {
    for (String name : verification.identities()) {
      lines.accept("Signed by: " + name);
    }
    lines.accept("Using Key With Fingerprint: " + verification.fingerprint());
  }
}
