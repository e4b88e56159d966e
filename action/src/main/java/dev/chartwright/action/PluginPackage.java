package dev.chartwright.action;

import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.plugin.InstalledPlugins;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.PluginManifest;
import dev.chartwright.plugin.PluginMetadata;
import dev.chartwright.plugin.PluginSettings;
import dev.chartwright.plugin.install.PluginArchive;
import dev.chartwright.plugin.install.PluginTarball;
import dev.chartwright.provenance.Keyring;
import dev.chartwright.provenance.MessageBlock;
import dev.chartwright.provenance.PassphraseFetcher;
import dev.chartwright.provenance.ProvenanceException;
import dev.chartwright.provenance.Sha256;
import dev.chartwright.provenance.Signatory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Packs a plugin's folder into an archive, and signs it.
 *
 * <p>Archive and provenance file appear whole or not at all. Source: Helm 4.3.1 {@code
 * pkg/cmd/plugin_package.go}.
 */
public final class PluginPackage {
  private final PluginSettings settings;
  private final Clock clock;

  private PluginPackage(PluginSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The verb with these settings.
   *
   * @param clock gives the time that signatures bear
   */
  public static PluginPackage of(PluginSettings settings, Clock clock) {
    return new PluginPackage(settings, clock);
  }

  /**
   * Packs the plugin.
   *
   * @param passphrases gives what asks for the passphrase of the key; only asked if there is
   *     something to sign
   * @param lines takes what Helm prints, line by line
   * @return the path of the archive
   * @throws PluginException in Helm's words if that fails
   */
  public String run(
      PluginPackageRequest request,
      Supplier<PassphraseFetcher> passphrases,
      Consumer<String> lines) {
    if (!Os.stat(request.folder()).isDirectory()) {
      throw new PluginException("plugin package only supports directories, not tarballs");
    }
    PluginMetadata metadata;
    try {
      metadata = InstalledPlugins.of(settings).load(request.folder()).metadata();
    } catch (PluginException e) {
      throw new PluginException("invalid plugin directory: " + e.getMessage(), e);
    }
    Os.mkdirAll(request.destination());
    Signatory signer = null;
    if (request.sign()) {
      signer = signer(request);
      signer.unlock(passphrases.get());
    } else {
      lines.accept(
          "WARNING: Skipping plugin signing. This is not recommended for plugins intended for"
              + " distribution.");
    }
    String name = metadata.name() + "-" + metadata.version() + ".tgz";
    String path = Path.join(request.destination(), name);
    byte[] archive = packed(request.folder(), metadata.name());
    String provenance = signer == null ? null : signed(archive, name, signer);
    try {
      write(path, archive);
    } catch (PathException e) {
      throw new PluginException("failed to create tarball: " + e.getMessage(), e);
    }
    if (provenance != null) {
      write(path + ".prov", dev.chartwright.golang.GoString.bytes(provenance));
      lines.accept("Successfully signed. Signature written to: " + path + ".prov");
    }
    lines.accept("Successfully packaged plugin and saved it to: " + path);
    return path;
  }

  private Signatory signer(PluginPackageRequest request) {
    try {
      return Signatory.of(Keyring.read(request.keyring()), request.key(), clock);
    } catch (ProvenanceException | PathException e) {
      throw new PluginException("error reading from keyring: " + e.getMessage(), e);
    }
  }

  private static byte[] packed(String folder, String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PluginTarball.write(folder, name, bytes);
    } catch (PluginException | PathException | IOException e) {
      throw new PluginException("failed to create plugin tarball: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private static String signed(byte[] archive, String name, Signatory signer) {
    try {
      PluginManifest manifest;
      try {
        manifest = PluginArchive.manifest(archive);
      } catch (PluginException e) {
        throw new PluginException("failed to extract plugin metadata: " + e.getMessage(), e);
      }
      return signer.clearSign(MessageBlock.text(manifest.signedText(), name, Sha256.of(archive)));
    } catch (PluginException | ProvenanceException e) {
      throw new PluginException("failed to sign plugin: " + e.getMessage(), e);
    }
  }

  private static void write(String path, byte[] content) {
    java.nio.file.Path file = java.nio.file.Path.of(path);
    if (Files.isDirectory(file)) {
      throw PathException.of("open", path, "is a directory");
    }
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw PathException.of("open", path, e);
    }
  }
}
