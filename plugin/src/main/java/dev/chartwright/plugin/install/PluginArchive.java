package dev.chartwright.plugin.install;

import dev.chartwright.chart.archive.GzipReader;
import dev.chartwright.chart.archive.TarEntry;
import dev.chartwright.chart.archive.TarReader;
import dev.chartwright.golang.path.Path;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.PluginManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Archives of plugins: {@code NAME-VERSION.tgz}.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/sign.go}, {@code verify.go}.
 */
public final class PluginArchive {
  private static final String FILE = "plugin.yaml";

  private PluginArchive() {}

  /** Whether a file is called as archives are. */
  public static boolean isTarball(String name) {
    String extension = Path.ext(name);
    return extension.equals(".gz") || extension.equals(".tgz");
  }

  /**
   * What the first {@code plugin.yaml} in an archive says, in whatever folder it lies.
   *
   * @throws PluginException in Helm's words if there is none, or it will not do
   */
  public static PluginManifest manifest(byte[] archive) {
    try (GzipReader unzipped = GzipReader.of(new ByteArrayInputStream(archive))) {
      TarReader tar = new TarReader(unzipped, InstallLimits.UNPACKED_BYTES);
      for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
        if (Path.base(entry.name()).equals(FILE)) {
          byte[] yaml = tar.readAll(InstallLimits.MANIFEST_BYTES + 1L);
          if (yaml.length > InstallLimits.MANIFEST_BYTES) {
            throw new PluginException(
                FILE + " has more than " + InstallLimits.MANIFEST_BYTES + " bytes");
          }
          return PluginManifest.read(yaml);
        }
      }
    } catch (IOException e) {
      throw new PluginException(String.valueOf(e.getMessage()), e);
    }
    throw new PluginException(FILE + " not found in tarball");
  }

  /** The name of a plugin that an archive is called after: all before a dash and a version. */
  static String pluginName(String archive) {
    String name = "";
    if (archive.endsWith(".tar.gz")) {
      name = archive.substring(0, archive.length() - ".tar.gz".length());
    } else if (archive.endsWith(".tgz")) {
      name = archive.substring(0, archive.length() - ".tgz".length());
    }
    for (int dash = name.lastIndexOf('-'); dash >= 0; dash = name.lastIndexOf('-', dash - 1)) {
      int end = dash + 1;
      while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
        end++;
      }
      if (end > dash + 1 && end < name.length() && name.charAt(end) == '.') {
        return name.substring(0, dash);
      }
    }
    return name;
  }
}
