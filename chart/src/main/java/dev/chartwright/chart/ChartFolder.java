package dev.chartwright.chart;

import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.os.Symlinks;
import dev.chartwright.golang.slog.LogSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The files in a chart's folder, in the order of their names, without those that .helmignore names.
 *
 * <p>Links are followed and logged; what is neither file nor folder is refused.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/loader/directory.go}, {@code internal/sympath/walk.go}.
 */
final class ChartFolder {
  private static final int PIECE_BYTES = 8192;

  private final String top;
  private final HelmIgnore rules;
  private final LogSink log;
  private final List<ChartFile> files = new ArrayList<>();
  private long remaining = ChartLimits.MAX_CHART_BYTES;

  private ChartFolder(String top, HelmIgnore rules, LogSink log) {
    this.top = top;
    this.rules = rules;
    this.log = log;
  }

  /** Reads all files of the folder with this absolute path. */
  static List<ChartFile> read(String absolutePath, LogSink log) {
    String ignoreFile = absolutePath + "/" + HelmIgnore.FILE_NAME;
    HelmIgnore rules =
        Os.exists(ignoreFile) ? HelmIgnore.parse(Os.readFile(ignoreFile)) : HelmIgnore.empty();
    ChartFolder folder = new ChartFolder(absolutePath + "/", rules.withDefaults(), log);
    BasicFileAttributes attributes;
    try {
      attributes = Os.stat(absolutePath);
    } catch (PathException e) {
      return List.of();
    }
    folder.visit(folder.top, attributes);
    return folder.files;
  }

  private void visit(String path, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      visitLink(path);
      return;
    }
    String name = path.equals(top) ? "" : path.substring(top.length());
    if (!name.isEmpty() && rules.ignores(name, attributes.isDirectory(), log)) {
      return;
    }
    if (!attributes.isDirectory()) {
      if (!name.isEmpty()) {
        readFile(path, name, attributes);
      }
      return;
    }
    List<String> children = children(path);
    for (String child : children) {
      String childPath = path.endsWith("/") ? path + child : path + "/" + child;
      visit(childPath, Os.lstat(childPath));
    }
  }

  /**
   * The names in a folder, sorted; a chart's own folder that cannot be read counts as empty, as it
   * does for Helm.
   */
  private List<String> children(String path) {
    List<String> names;
    try {
      names = Os.readDirNames(path);
    } catch (PathException e) {
      if (path.equals(top)) {
        return List.of();
      }
      throw e;
    }
    names.sort(StringOrder.BYTES);
    return names;
  }

  private void visitLink(String path) {
    String resolved;
    try {
      resolved = Symlinks.eval(path);
    } catch (PathException | IllegalStateException e) {
      throw ChartException.wrap("error evaluating symlink " + path, e);
    }
    log.info(
        "found symbolic link in path. Contents of linked file included and used",
        "path",
        path,
        "resolved",
        resolved);
    visit(path, Os.lstat(resolved));
  }

  private void readFile(String path, String name, BasicFileAttributes attributes) {
    if (!attributes.isRegularFile()) {
      throw new ChartException(
          "cannot load irregular file " + path + " as it has file mode type bits set");
    }
    byte[] data;
    try {
      data = readWithBudget(path, attributes.size());
    } catch (PathException | ChartException e) {
      throw ChartException.wrap("error reading " + name, e);
    }
    files.add(
        ChartFile.of(
            name, ArchiveFiles.withoutBom(data), attributes.lastModifiedTime().toInstant()));
  }

  /**
   * Reads a file that may have grown since its size was taken, at most one byte over the budget.
   */
  private byte[] readWithBudget(String path, long size) {
    byte[] data = new byte[0];
    if (size <= remaining) {
      try (InputStream in = Os.open(path)) {
        data = readAll(in, (int) size);
      } catch (IOException e) {
        throw PathException.of("read", path, e);
      }
    }
    if (size > remaining || data.length > remaining) {
      throw new ChartException(
          "chart exceeds maximum decompressed size of " + ChartLimits.MAX_CHART_BYTES + " bytes");
    }
    remaining -= data.length;
    return data;
  }

  private byte[] readAll(InputStream in, int size) throws IOException {
    byte[] data = new byte[size];
    int read = 0;
    while (read < size) {
      // A larger piece makes the JDK allocate and free memory for each call.
      int n = in.read(data, read, Math.min(PIECE_BYTES, size - read));
      if (n < 0) {
        return Arrays.copyOf(data, read);
      }
      read += n;
    }
    int next = in.read();
    if (next < 0) {
      return data;
    }
    byte[] more = in.readNBytes((int) remaining - size);
    byte[] all = Arrays.copyOf(data, size + 1 + more.length);
    all[size] = (byte) next;
    System.arraycopy(more, 0, all, size + 1, more.length);
    return all;
  }
}
