package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A registry's folder, opened by one server at a time: {@code lock}, {@code journal}, {@code
 * blobs}, {@code uploads}.
 */
final class Storage implements Closeable {
  private final FileChannel lock;
  private final FolderContent content;
  private final Repositories repositories;
  private final Journal journal;

  private Storage(
      FileChannel lock, FolderContent content, Repositories repositories, Journal journal) {
    this.lock = lock;
    this.content = content;
    this.repositories = repositories;
    this.journal = journal;
  }

  /**
   * Opens a folder, made when absent, and brings it into order after whatever ended the server
   * before.
   */
  static Storage open(Path folder, long now) throws IOException {
    refuseStrange(folder);
    Files.createDirectories(folder);
    FileChannel lock = lock(folder.resolve("lock"));
    try {
      FolderContent content = FolderContent.open(folder);
      Repositories repositories = new Repositories(content);
      Journal journal =
          Journal.open(
              folder.resolve("journal"), record -> repositories.replay(Change.decode(record), now));
      Set<Digest> missing = content.retain(repositories.held());
      repositories.forget(missing);
      repositories.writeTo(journal);
      repositories.compact();
      return new Storage(lock, content, repositories, journal);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opening deletes what is not ours to keep, so a folder with anything else in it is not opened.
   */
  private static void refuseStrange(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || Files.exists(folder.resolve("journal"))) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        boolean ours =
            name.equals("lock") || name.equals("journal.new") || isEmptyFolder(entry, name);
        if (!ours) {
          throw new IOException(
              folder + " is neither empty nor the folder of a registry: it holds " + name);
        }
      }
    }
  }

  private static boolean isEmptyFolder(Path entry, String name) throws IOException {
    if (!name.equals("blobs") && !name.equals("uploads")) {
      return false;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(entry)) {
      return !inside.iterator().hasNext();
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      throw new IOException(file.getParent() + " is in use by another registry server");
    }
    return channel;
  }

  FolderContent content() {
    return content;
  }

  Repositories repositories() {
    return repositories;
  }

  @Override
  public void close() throws IOException {
    try {
      journal.close();
    } finally {
      lock.close();
    }
  }
}
