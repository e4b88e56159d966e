package dev.chartwright.plugin.install;

import dev.chartwright.chart.archive.GzipReader;
import dev.chartwright.chart.archive.TarEntry;
import dev.chartwright.chart.archive.TarReader;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.plugin.PluginException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Unpacks archives of plugins, and nothing outside of the target folder: names that lead elsewhere,
 * links and devices are refused.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/installer/extractor.go}.
 */
final class TarGzExtractor {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private TarGzExtractor() {}

  /** Whether a path or URL has the ending of an archive. */
  static boolean isArchive(String name) {
    return name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  /**
   * Unpacks an archive into a folder, which is made if it is not there.
   *
   * @throws PluginException in Helm's words, or for an archive beyond {@link InstallLimits}
   * @throws PathException if the file system refuses
   */
  static void extract(byte[] archive, String folder) {
    try (GzipReader unzipped = GzipReader.of(new ByteArrayInputStream(archive))) {
      Os.mkdirAll(folder);
      TarReader tar = new TarReader(unzipped, InstallLimits.UNPACKED_BYTES);
      int entries = 0;
      for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
        if (++entries > InstallLimits.ENTRIES) {
          throw new PluginException("archive has more than " + InstallLimits.ENTRIES + " entries");
        }
        extract(tar, entry, folder);
      }
    } catch (IOException e) {
      throw new PluginException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void extract(TarReader tar, TarEntry entry, String folder) throws IOException {
    String path = inside(folder, entry.name());
    switch (entry.type()) {
      case '5' -> makeFolders(folder, path);
      case '0' -> {
        makeFolders(folder, Path.dir(path));
        write(tar, entry, path);
      }
      case 'g', 'x' -> {
        // They say something of other entries, and have been read.
      }
      default ->
          throw new PluginException(
              "unknown type: " + Integer.toBinaryString(entry.type()) + " in " + entry.name());
    }
  }

  private static String inside(String folder, String name) {
    if (name.indexOf(':') >= 0) {
      throw new PluginException("path contains ':', which is illegal");
    }
    String path = name.replace('\\', '/');
    if (("/" + path + "/").contains("/../")) {
      throw new PluginException("path contains '..', which is illegal");
    }
    if (path.startsWith("/")) {
      throw new PluginException("path is absolute, which is illegal");
    }
    return Path.join(folder, path);
  }

  /** Makes folders one by one below a root, so that no link that lies there is followed. */
  private static void makeFolders(String root, String path) {
    String rest = path.length() > root.length() ? path.substring(root.length()) : "";
    String done = root;
    for (String part : rest.split("/")) {
      if (part.isEmpty()) {
        continue;
      }
      done = done + "/" + part;
      java.nio.file.Path next = java.nio.file.Path.of(done);
      if (Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
        throw PathException.of("mkdir", done, "not a directory");
      }
      Os.mkdir(done);
    }
  }

  private static void write(TarReader tar, TarEntry entry, String path) throws IOException {
    java.nio.file.Path file = java.nio.file.Path.of(path);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw PathException.of("open", path, "is a directory");
    }
    // A name that comes twice means its last content.
    Files.deleteIfExists(file);
    try (SeekableByteChannel out = Files.newByteChannel(file, NEW, permissions(entry.mode()))) {
      byte[] buffer = new byte[1 << 15];
      for (int n = tar.read(buffer, 0, buffer.length);
          n >= 0;
          n = tar.read(buffer, 0, buffer.length)) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
    }
  }

  private static FileAttribute<?>[] permissions(long mode) {
    if (java.io.File.separatorChar != '/') {
      return new FileAttribute<?>[0];
    }
    PosixFilePermission[] bits = PosixFilePermission.values();
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < bits.length; i++) {
      if ((mode & (0400 >> i)) != 0) {
        set.add(bits[i]);
      }
    }
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }
}
