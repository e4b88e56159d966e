package dev.chartwright.action;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.plugin.InstalledPlugins;
import dev.chartwright.plugin.Plugin;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.install.PluginInstaller;
import dev.chartwright.plugin.install.PluginSources;
import dev.chartwright.plugin.install.SignedArchive;
import dev.chartwright.provenance.Keyring;
import dev.chartwright.provenance.ProvenanceException;
import dev.chartwright.provenance.Sha256;
import dev.chartwright.provenance.Verification;
import dev.chartwright.provenance.Verifier;
import dev.chartwright.registry.RegistryEvents;
import java.util.function.Consumer;

/**
 * Installs a plugin.
 *
 * <p>An archive is checked against its provenance file first, unless that is not wanted; a missing
 * or empty one is a failure. Source: Helm 4.3.1 {@code pkg/cmd/plugin_install.go}.
 */
public final class PluginInstall {
  private final Settings settings;
  private final PluginVerbSettings verb;

  private PluginInstall(Settings settings, PluginVerbSettings verb) {
    this.settings = settings;
    this.verb = verb;
  }

  /** The verb with these settings. */
  public static PluginInstall of(Settings settings, PluginVerbSettings verb) {
    return new PluginInstall(settings, verb);
  }

  /**
   * Installs the plugin and runs its hook.
   *
   * @param lines takes what Helm prints, line by line
   * @return the plugin
   * @throws PluginException in Helm's words if that fails
   */
  public Plugin run(PluginInstallRequest request, Consumer<String> lines) {
    try (Connections connections =
        Connections.of(settings, request.connection(), RegistryEvents.NONE)) {
      PluginSources sources =
          PluginConnections.sources(settings, verb, request.connection(), connections);
      PluginInstaller installer = sources.find(request.source(), request.version());
      boolean verify = request.verify() && !installer.isDevelopment();
      if (installer.isDevelopment()) {
        lines.accept("Installing plugin from local directory (development mode)");
      } else if (!verify) {
        lines.accept("WARNING: Skipping plugin signature verification");
      } else if (!installer.isVerifiable()) {
        throw new PluginException(
            "plugin source does not support verification. Use --verify=false to skip"
                + " verification");
      }
      if (verify) {
        lines.accept("Verifying plugin signature...");
      }
      checkPlace(installer.path());
      Verification verification = verify ? verify(installer, request.keyring()) : null;
      installer.install();
      if (verification != null) {
        PluginVerify.signers(verification, lines);
        lines.accept("Plugin Hash Verified: " + verification.fileHash());
      }
      settings.log().debug("loading plugin", "path", installer.path());
      Plugin plugin;
      try {
        plugin = InstalledPlugins.of(verb.plugins()).load(installer.path());
      } catch (PluginException e) {
        throw new PluginException("plugin is installed but unusable: " + e.getMessage(), e);
      }
      plugin.runHook("install");
      lines.accept("Installed plugin: " + plugin.metadata().name());
      return plugin;
    }
  }

  private void checkPlace(String path) {
    Os.mkdirAll(Path.dir(path));
    String reason = "<nil>";
    try {
      Os.stat(path);
    } catch (PathException e) {
      if (e.isNotExist()) {
        return;
      }
      reason = String.valueOf(e.getMessage());
    }
    settings.log().warn("plugin already exists", "path", path, "error", reason);
    throw new PluginException("plugin already exists");
  }

  private Verification verify(PluginInstaller installer, String keyring) {
    SignedArchive signed;
    try {
      signed = installer.archive();
    } catch (PluginException e) {
      throw new PluginException("failed to get verification data: " + e.getMessage(), e);
    }
    if (signed.provenance().length == 0) {
      throw new PluginException("plugin verification failed: no provenance file (.prov) found");
    }
    try {
      return Verifier.of(Keyring.read(keyring), verb.clock())
          .verify(signed.provenance(), signed.name(), Sha256.of(signed.archive()));
    } catch (ProvenanceException | PathException e) {
      throw new PluginException("plugin verification failed: " + e.getMessage(), e);
    }
  }
}
