package dev.chartwright.plugin;

import dev.chartwright.golang.yaml.Yaml;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code plugin.yaml}: what it says, and how that stands in a provenance file.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/loader.go}, {@code metadata.go}.
 */
public final class PluginManifest {
  private final PluginMetadata metadata;
  private final Map<String, @Nullable Object> signed;

  PluginManifest(PluginMetadata metadata, Map<String, @Nullable Object> signed) {
    this.metadata = metadata;
    this.signed = signed;
  }

  /**
   * Reads a manifest of either form.
   *
   * @throws PluginException in Helm's words if it will not do
   */
  public static PluginManifest read(byte[] yaml) {
    return ManifestReader.read(yaml);
  }

  /** What it says. */
  public PluginMetadata metadata() {
    return metadata;
  }

  /** What it says as YAML, in the form in which provenance files bear it. */
  public String signedText() {
    return Yaml.marshal(signed);
  }
}
