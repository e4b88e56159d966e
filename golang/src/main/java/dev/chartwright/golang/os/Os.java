package dev.chartwright.golang.os;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The file functions of Go's {@code os} package that Helm uses, under their names.
 *
 * <p>Paths are strings and come back in errors exactly as they were given; relative ones start at
 * the process's working directory. Every failure is a {@link PathException}. New files get mode
 * 0644 and new folders 0755, less the umask. Stateless and safe for use by several threads.
 *
 * <pre>{@code
 * Os.readFile("nosuch"); // PathException: open nosuch: no such file or directory
 * }</pre>
 *
 * <p>Source: Go 1.26 {@code os/file.go}, {@code os/path.go}.
 */
public final class Os {
  private static final OpenOption[] WRITE = {
    StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
  };

  private static final OpenOption[] NEW = {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};

  private Os() {}

  /** The file's attributes, links followed; the operation is called {@code stat}. */
  public static BasicFileAttributes stat(String path) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path("stat", path), BasicFileAttributes.class);
    } catch (IOException e) {
      throw PathException.of("stat", path, e);
    }
    if (path.endsWith("/") && !attributes.isDirectory()) {
      throw PathException.of("stat", path, "not a directory");
    }
    return attributes;
  }

  /** The attributes of the file or link itself; the operation is called {@code lstat}. */
  public static BasicFileAttributes lstat(String path) {
    try {
      return Files.readAttributes(
          path("lstat", path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw PathException.of("lstat", path, e);
    }
  }

  /**
   * The path made absolute from the process's working directory and cleaned: {@code filepath.Abs}.
   */
  public static String abs(String path) {
    return path.startsWith("/")
        ? dev.chartwright.golang.path.Path.clean(path)
        : dev.chartwright.golang.path.Path.join(Path.of("").toAbsolutePath().toString(), path);
  }

  /** Whether {@link #stat} would succeed. */
  public static boolean exists(String path) {
    try {
      return Files.exists(path("stat", path));
    } catch (PathException e) {
      return false;
    }
  }

  /** The text of a symbolic link. */
  public static String readLink(String path) {
    try {
      return Files.readSymbolicLink(path("readlink", path)).toString();
    } catch (IOException e) {
      throw PathException.of("readlink", path, e);
    }
  }

  /** The names in a folder, in no order. */
  public static List<String> readDirNames(String path) {
    // Faster than a stream of paths, but cannot say why it fails.
    String[] known = new File(path).list();
    if (known != null) {
      return new ArrayList<>(Arrays.asList(known));
    }
    try (var stream = Files.newDirectoryStream(path("open", path))) {
      List<String> names = new ArrayList<>();
      for (Path child : stream) {
        Path name = child.getFileName();
        if (name != null) {
          names.add(name.toString());
        }
      }
      return names;
    } catch (IOException e) {
      throw PathException.of("open", path, e);
    }
  }

  /** A stream over the file's bytes; reading it fails with {@link IOException}. */
  public static InputStream open(String path) {
    try {
      // Starts faster than a channel, but cannot say why it fails.
      return new FileInputStream(path);
    } catch (FileNotFoundException unexplained) {
      try {
        return Files.newInputStream(path("open", path));
      } catch (IOException e) {
        throw PathException.of("open", path, e);
      }
    }
  }

  /** The whole file. The caller knows that it is not larger than memory. */
  public static byte[] readFile(String path) {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw PathException.of("read", path, e);
    }
  }

  /**
   * Writes {@code data} to the file, made if it is not there, emptied first if it is; a link is
   * followed.
   */
  public static void writeFile(String path, byte[] data) {
    try (OutputStream out = create(path)) {
      out.write(data);
    } catch (IOException e) {
      throw PathException.of("write", path, e);
    }
  }

  /**
   * A stream into the file, made if it is not there, emptied first if it is; a link is followed.
   */
  public static OutputStream create(String path) {
    try {
      return Channels.newOutputStream(
          Files.newByteChannel(path("open", path), Set.of(WRITE), mode("rw-r--r--")));
    } catch (IOException e) {
      throw PathException.of("open", path, e);
    }
  }

  /** A stream into a file that must not be there yet; the operation is called {@code open}. */
  public static OutputStream createNew(String path) {
    try {
      return Channels.newOutputStream(
          Files.newByteChannel(path("open", path), Set.of(NEW), mode("rw-r--r--")));
    } catch (IOException e) {
      throw PathException.of("open", path, e);
    }
  }

  /** Makes one folder. */
  public static void mkdir(String path) {
    try {
      Files.createDirectory(path("mkdir", path), mode("rwxr-xr-x"));
    } catch (IOException e) {
      throw PathException.of("mkdir", path, e);
    }
  }

  /** Makes the folder and those above it that are missing; does nothing when it is there. */
  public static void mkdirAll(String path) {
    try {
      if (!stat(path).isDirectory()) {
        throw PathException.of("mkdir", path, "not a directory");
      }
      return;
    } catch (PathException e) {
      if (e.op().equals("mkdir")) {
        throw e;
      }
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    while (end > 0 && path.charAt(end - 1) != '/') {
      end--;
    }
    if (end > 1) {
      mkdirAll(path.substring(0, end - 1));
    }
    try {
      mkdir(path);
    } catch (PathException e) {
      if (!isDirectory(path)) {
        throw e;
      }
    }
  }

  /** Whether the path, links not followed, is a folder. */
  private static boolean isDirectory(String path) {
    return Files.isDirectory(path("lstat", path), LinkOption.NOFOLLOW_LINKS);
  }

  private static Path path(String op, String path) {
    if (path.isEmpty()) {
      throw PathException.of(op, path, "no such file or directory");
    }
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      String reason =
          path.indexOf('\0') >= 0
              ? "invalid argument"
              : "invalid or incomplete multibyte or wide character";
      throw PathException.of(op, path, reason);
    }
  }

  private static FileAttribute<?>[] mode(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }
}
