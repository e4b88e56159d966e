package dev.chartwright.repo.downloader.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is held open: what is written, moved and deleted in it stays in this folder, even
 * if somebody puts a link in its place meanwhile (CVE-2025-53547).
 *
 * <p>Names are those of entries, never paths; links among them are never followed. Where the file
 * system cannot hold folders open, paths are used instead. Not safe for several threads.
 */
final class HeldFolder implements AutoCloseable {
  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final DirectoryStream<Path> stream;
  private final @Nullable SecureDirectoryStream<Path> secure;

  private HeldFolder(Path path, DirectoryStream<Path> stream) {
    this.path = path;
    this.stream = stream;
    this.secure = stream instanceof SecureDirectoryStream<Path> held ? held : null;
  }

  /** Opens a folder by its path, through whatever links lead there. */
  @SuppressWarnings("StreamResourceLeak") // closed with the folder
  static HeldFolder open(Path path) throws IOException {
    return new HeldFolder(path, Files.newDirectoryStream(path));
  }

  /**
   * Opens a folder in this one.
   *
   * @throws IOException also if it is a link
   */
  @SuppressWarnings("StreamResourceLeak") // closed with the folder
  HeldFolder child(String name) throws IOException {
    Path entry = path.resolve(name);
    if (secure != null) {
      return new HeldFolder(
          entry, secure.newDirectoryStream(entry.getFileName(), LinkOption.NOFOLLOW_LINKS));
    }
    if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      throw new java.nio.file.NotDirectoryException(entry.toString());
    }
    return new HeldFolder(entry, Files.newDirectoryStream(entry));
  }

  /** The entries of this folder; to be asked once. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (Path each : stream) {
        names.add(each.getFileName().toString());
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /** What an entry is; a link is a link. */
  BasicFileAttributes attributes(String name) throws IOException {
    if (secure != null) {
      return secure
          .getFileAttributeView(
              Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes();
    }
    return Files.readAttributes(
        path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Writes a file that must not be there yet. */
  void create(String name, InputStream content) throws IOException {
    try (OutputStream out = newFile(name)) {
      content.transferTo(out);
    }
  }

  private OutputStream newFile(String name) throws IOException {
    if (secure == null) {
      return Files.newOutputStream(path.resolve(name), NEW_FILE.toArray(new OpenOption[0]));
    }
    return Channels.newOutputStream(
        secure.newByteChannel(
            Path.of(name),
            NEW_FILE,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"))));
  }

  /** Gives a file another name or folder, in one step, in the place of what has that name. */
  void move(String name, HeldFolder target, String newName) throws IOException {
    if (secure != null && target.secure != null) {
      secure.move(Path.of(name), target.secure, Path.of(newName));
      return;
    }
    Files.move(
        path.resolve(name),
        target.path.resolve(newName),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes a file or a link, never what it leads to. */
  void deleteFile(String name) throws IOException {
    if (secure != null) {
      secure.deleteFile(Path.of(name));
    } else {
      Files.delete(path.resolve(name));
    }
  }

  /** Deletes an entry with all that is in it; nothing happens if it is not there. */
  void deleteTree(String name) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = attributes(name);
    } catch (NoSuchFileException e) {
      return;
    }
    if (!attributes.isDirectory()) {
      deleteFile(name);
      return;
    }
    try (HeldFolder folder = child(name)) {
      for (String each : folder.names()) {
        folder.deleteTree(each);
      }
    }
    if (secure != null) {
      secure.deleteDirectory(Path.of(name));
    } else {
      Files.delete(path.resolve(name));
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
