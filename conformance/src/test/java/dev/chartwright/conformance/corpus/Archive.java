package dev.chartwright.conformance.corpus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** A {@code .tar.xz} of the corpus, unpacked one top folder after the other. */
public final class Archive implements Publishers {
  private final TarArchiveInputStream tar;
  private @Nullable TarArchiveEntry entry;

  Archive(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    tar = new TarArchiveInputStream(new XZInputStream(in));
    entry = tar.getNextEntry();
  }

  /** Unpacks everything into a folder. */
  void unpackAll(Path into) throws IOException {
    for (; entry != null; entry = tar.getNextEntry()) {
      write(into, name(entry), entry);
    }
  }

  /**
   * Unpacks the next top folder's contents into a folder, without its own name.
   *
   * @return the name of the top folder, or null at the end
   */
  @Override
  public @Nullable String unpackNext(Path into) throws IOException {
    String top = null;
    for (; entry != null; entry = tar.getNextEntry()) {
      String name = name(entry);
      if (name.isEmpty()) {
        continue;
      }
      int slash = name.indexOf('/');
      String first = slash < 0 ? name : name.substring(0, slash);
      if (top == null) {
        top = first;
      } else if (!top.equals(first)) {
        return top;
      }
      if (slash >= 0) {
        write(into, name.substring(slash + 1), entry);
      }
    }
    return top;
  }

  private static String name(TarArchiveEntry entry) {
    String name = entry.getName();
    while (name.startsWith("./")) {
      name = name.substring(2);
    }
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private void write(Path into, String name, TarArchiveEntry each) throws IOException {
    Path target = into.resolve(name).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("entry outside of the archive: " + name);
    }
    if (each.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (each.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(each.getLinkName()));
    } else {
      Files.copy(tar, target);
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  /** Removes what is in a folder, not the folder. */
  public static void empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      if (!path.equals(folder)) {
        Files.delete(path);
      }
    }
  }
}
