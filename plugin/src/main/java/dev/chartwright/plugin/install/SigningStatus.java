package dev.chartwright.plugin.install;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.plugin.PluginMetadata;
import dev.chartwright.provenance.MessageBlock;
import dev.chartwright.provenance.ProvenanceFile;
import dev.chartwright.provenance.Sha256;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the origin of an installed plugin, without any keyring.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/signing_info.go}.
 */
public final class SigningStatus {
  private SigningStatus() {}

  /**
   * One of {@code local dev} (a folder used where it lies), {@code unsigned} (no archive or
   * provenance file was kept), {@code invalid provenance}, {@code mismatched provenance}, {@code
   * signed} (by whomever), and {@code unknown} (not found by its name).
   */
  public static String of(PluginMetadata metadata, InstallPlaces places) {
    try {
      if (Os.lstat(places.ownPlugin(metadata.name())).isSymbolicLink()) {
        return "local dev";
      }
    } catch (PathException e) {
      return "unknown";
    }
    String archive = places.ownPlugin(KeptArchive.name(metadata));
    if (!Os.exists(archive)) {
      return "unsigned";
    }
    byte[] provenance;
    try {
      provenance = PluginSources.read(archive + ".prov", InstallLimits.PROVENANCE_BYTES);
    } catch (PathException e) {
      return e.isNotExist() ? "unsigned" : "unknown";
    }
    Optional<ProvenanceFile> file = ProvenanceFile.find(provenance);
    if (file.isEmpty()) {
      return "invalid provenance";
    }
    return names(file.get(), archive) ? "signed" : "mismatched provenance";
  }

  private static boolean names(ProvenanceFile file, String archive) {
    MessageBlock message;
    String sum;
    try {
      message = file.message();
      sum = "sha256:" + Sha256.ofFile(archive);
    } catch (RuntimeException e) {
      return false;
    }
    String base = Path.base(archive);
    for (Map.Entry<String, String> each : message.files().entrySet()) {
      if (each.getKey().contains(base) && each.getValue().equals(sum)) {
        return true;
      }
    }
    return false;
  }
}
