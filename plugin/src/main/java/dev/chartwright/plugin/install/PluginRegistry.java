package dev.chartwright.plugin.install;

import dev.chartwright.golang.path.Path;
import dev.chartwright.oci.Copy;
import dev.chartwright.oci.CopyListener;
import dev.chartwright.oci.CopyOptions;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.InvalidReferenceException;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.Reference;
import dev.chartwright.oci.remote.AuthClient;
import dev.chartwright.oci.remote.RemoteOptions;
import dev.chartwright.oci.remote.RemoteRepository;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.registry.ChartReference;
import org.jspecify.annotations.Nullable;

/**
 * Plugins in OCI registries.
 *
 * <p>A plugin is a manifest of type {@code application/vnd.helm.plugin.v1+json} whose layers bear
 * as titles {@code NAME-VERSION.tgz} and, if it is signed, {@code NAME-VERSION.tgz.prov}. Safe for
 * several threads. Source: Helm 4.3.1 {@code pkg/registry/plugin.go}.
 */
public final class PluginRegistry {
  /** The type of a plugin's manifest. */
  public static final String ARTIFACT_TYPE = "application/vnd.helm.plugin.v1+json";

  private static final String TITLE = "org.opencontainers.image.title";

  private final AuthClient client;
  private final RemoteOptions options;

  private PluginRegistry(AuthClient client, RemoteOptions options) {
    this.client = client;
    this.options = options;
  }

  /** Registries to which a client talks. */
  public static PluginRegistry of(AuthClient client, RemoteOptions options) {
    return new PluginRegistry(client, options);
  }

  /**
   * The name of the plugin that a reference means: the last part of its repository.
   *
   * @throws PluginException {@code invalid OCI reference: …}
   */
  static String pluginName(String source) {
    try {
      return Path.base(ChartReference.parse(source).repository());
    } catch (InvalidReferenceException e) {
      throw new PluginException("invalid OCI reference: " + e.getMessage(), e);
    }
  }

  /**
   * Fetches a plugin.
   *
   * @param source {@code oci://registry/repository:tag}; with {@code .prov} behind it, the
   *     provenance file stands in the archive's place, as with Helm
   * @throws PluginException if what is there is no plugin
   * @throws dev.chartwright.oci.OciException if it cannot be had
   */
  public PulledPlugin pull(String source) {
    String text = ChartReference.withoutScheme(source);
    if (text.endsWith(".prov")) {
      PulledPlugin signed = pull(text.substring(0, text.length() - ".prov".length()));
      return signed.proof();
    }
    String name = text.substring(text.lastIndexOf('/') + 1);
    int colon = name.lastIndexOf(':');
    int at = name.lastIndexOf('@');
    if (at > 0) {
      name = name.substring(0, at);
    } else if (colon > 0) {
      name = name.substring(0, colon);
    }
    ChartReference parsed = ChartReference.parse(text);
    RemoteRepository repository =
        RemoteRepository.of(Reference.parse(parsed.toString()), client, options);
    try (MemoryStore store = MemoryStore.create()) {
      Descriptor root =
          Copy.copy(
              repository,
              parsed.toString(),
              store,
              "",
              CopyOptions.defaults().withListener(new Wanted()));
      return read(store, root, parsed.toString(), name);
    }
  }

  private static PulledPlugin read(
      MemoryStore store, Descriptor root, String reference, String name) {
    Manifest manifest = Manifest.parse(root.mediaType(), manifest(store, root));
    String type = manifest.artifactType();
    if (!type.isEmpty() && !type.equals(ARTIFACT_TYPE)) {
      throw new PluginException("expected artifact type " + ARTIFACT_TYPE + ", got " + type);
    }
    String config = manifest.config().mediaType();
    if (type.isEmpty() && !config.equals(ARTIFACT_TYPE)) {
      throw new PluginException(
          "expected config media type "
              + ARTIFACT_TYPE
              + " for legacy compatibility, got "
              + config);
    }
    Descriptor archive = layer(manifest, name, ".tgz");
    if (archive == null) {
      throw new PluginException(
          "required layer matching pattern " + name + "-VERSION.tgz not found in manifest");
    }
    Descriptor provenance = layer(manifest, name, ".tgz.prov");
    return new PulledPlugin(
        reference,
        root,
        bytes(store, archive, InstallLimits.ARCHIVE_BYTES, "plugin data"),
        provenance == null
            ? null
            : bytes(store, provenance, InstallLimits.PROVENANCE_BYTES, "provenance data"));
  }

  /** The bytes of the manifest, unless it was left behind: indexes and Docker's are. */
  private static byte[] manifest(MemoryStore store, Descriptor root) {
    try {
      return store.bytes(root, OciLimits.DEFAULT.metadataBytes());
    } catch (RuntimeException e) {
      throw new PluginException("unable to retrieve manifest: " + e.getMessage(), e);
    }
  }

  private static @Nullable Descriptor layer(Manifest manifest, String name, String ending) {
    for (Descriptor layer : manifest.layers()) {
      String title = layer.annotations().get(TITLE);
      if (title != null && title.startsWith(name + "-") && title.endsWith(ending)) {
        return layer;
      }
    }
    return null;
  }

  private static byte[] bytes(MemoryStore store, Descriptor layer, int limit, String what) {
    try {
      return store.bytes(layer, limit);
    } catch (RuntimeException e) {
      throw new PluginException(
          "unable to retrieve " + what + " with digest " + layer.digest() + ": " + e.getMessage(),
          e);
    }
  }

  /** Lets through what plugins consist of. */
  private static final class Wanted implements CopyListener {
    @Override
    public Decision before(Descriptor descriptor) {
      return switch (descriptor.mediaType()) {
        case MediaTypes.OCI_MANIFEST,
            "application/vnd.oci.image.layer.v1.tar",
            "application/vnd.oci.image.layer.v1.tar+gzip" ->
            Decision.COPY;
        default -> Decision.SKIP;
      };
    }
  }
}
