package dev.chartwright.plugin.install;

import dev.chartwright.chart.archive.ArchiveFormatException;
import dev.chartwright.chart.archive.TarOwner;
import dev.chartwright.chart.archive.TarWriter;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.plugin.PluginException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Packs the folder of a plugin: everything in it, with its times, permissions and owners.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/sign.go}, {@code CreatePluginTarball}.
 */
public final class PluginTarball {
  private final TarWriter tar;

  private PluginTarball(TarWriter tar) {
    this.tar = tar;
  }

  /**
   * Writes an archive; its entries lie in a folder called like the plugin.
   *
   * @param out gets the bytes, and stays the caller's to close
   * @throws PathException if a file cannot be read
   * @throws PluginException if a file is of a kind that archives do not know
   * @throws IOException if {@code out} fails
   */
  public static void write(String folder, String plugin, OutputStream out) throws IOException {
    GZIPOutputStream zipped = new GZIPOutputStream(out, 1 << 15);
    try (TarWriter tar = new TarWriter(zipped)) {
      new PluginTarball(tar).walk(folder, plugin);
    } catch (ArchiveFormatException e) {
      throw new PluginException(String.valueOf(e.getMessage()), e);
    }
    zipped.finish();
  }

  private void walk(String path, String name) throws IOException {
    BasicFileAttributes attributes = Os.lstat(path);
    java.nio.file.Path file = java.nio.file.Path.of(path);
    char type = type(attributes, file);
    Instant modified = attributes.lastModifiedTime().toInstant();
    byte[] content =
        type == '0' ? PluginSources.read(path, InstallLimits.ARCHIVE_BYTES) : new byte[0];
    tar.write(name, type, mode(file), modified, owner(file), content);
    if (type == '5') {
      for (String child : FolderTree.sorted(path)) {
        walk(Path.join(path, child), Path.join(name, child));
      }
    }
  }

  /** The type flag; a link is an entry without a target, as in Helm, and installs nowhere. */
  private static char type(BasicFileAttributes attributes, java.nio.file.Path file)
      throws IOException {
    if (attributes.isRegularFile()) {
      return '0';
    }
    if (attributes.isDirectory()) {
      return '5';
    }
    if (attributes.isSymbolicLink()) {
      return '2';
    }
    int kind = unixMode(file) & 0170000;
    return switch (kind) {
      case 0020000 -> '3';
      case 0060000 -> '4';
      case 0010000 -> '6';
      default -> throw new PluginException("archive/tar: sockets not supported");
    };
  }

  private static int mode(java.nio.file.Path file) throws IOException {
    return unixMode(file) & 07777;
  }

  private static int unixMode(java.nio.file.Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Files.isDirectory(file) ? 0755 : 0644;
    }
    Map<String, Object> found = Files.readAttributes(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return found.get("mode") instanceof Integer mode ? mode : 0644;
  }

  private static TarOwner owner(java.nio.file.Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return TarOwner.ROOT;
    }
    Map<String, Object> ids = Files.readAttributes(file, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes names =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    long uid = ids.get("uid") instanceof Integer id ? Integer.toUnsignedLong(id) : 0;
    long gid = ids.get("gid") instanceof Integer id ? Integer.toUnsignedLong(id) : 0;
    return new TarOwner(
        uid, gid, name(names.owner().getName(), uid), name(names.group().getName(), gid));
  }

  /** Java gives the number where there is no name. */
  private static String name(String found, long id) {
    return found.equals(Long.toString(id)) ? "" : found;
  }
}
