package dev.chartwright.golang.os;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file operation that failed, in the words of Go's {@code *os.PathError}: {@code open a/b: no
 * such file or directory}.
 *
 * <p>The reason is the operating system's own text in lower case, as Go prints it. Immutable but
 * for the stack trace.
 *
 * <p>Source: Go 1.26 {@code io/fs/fs.go}, {@code syscall/zerrors_linux_amd64.go}.
 */
public final class PathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String TOO_MANY_LINKS = "Too many levels of symbolic links";

  private final String op;
  private final String path;
  private final String reason;

  private PathException(String op, String path, String reason, @Nullable Throwable cause) {
    super(op + " " + path + ": " + reason, cause);
    this.op = op;
    this.path = path;
    this.reason = reason;
  }

  /**
   * The failure of operation {@code op} on {@code path}, with the reason taken from {@code cause}.
   */
  public static PathException of(String op, String path, IOException cause) {
    return new PathException(op, path, reason(cause), cause);
  }

  /** The failure of operation {@code op} on {@code path} for a reason given in Go's words. */
  public static PathException of(String op, String path, String reason) {
    return new PathException(op, path, reason, null);
  }

  /** The operation that failed: {@code open}, {@code stat}, {@code mkdir} and so on. */
  public String op() {
    return op;
  }

  /** The path as the caller wrote it. */
  public String path() {
    return path;
  }

  /** The operating system's reason, such as {@code permission denied}. */
  public String reason() {
    return reason;
  }

  /**
   * Whether the reason is that the file is not there, as {@code errors.Is(err, fs.ErrNotExist)}
   * asks.
   */
  public boolean isNotExist() {
    return reason.equals("no such file or directory");
  }

  /**
   * Whether the reason is that access is denied, as {@code errors.Is(err, fs.ErrPermission)} asks.
   */
  public boolean isPermission() {
    return reason.equals("permission denied") || reason.equals("operation not permitted");
  }

  /** The text that Go prints for the error number behind {@code error}. */
  public static String reason(IOException error) {
    if (error instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (error instanceof FileAlreadyExistsException) {
      return "file exists";
    }
    if (error instanceof NotDirectoryException) {
      return "not a directory";
    }
    if (error instanceof DirectoryNotEmptyException) {
      return "directory not empty";
    }
    if (error instanceof NotLinkException) {
      return "invalid argument";
    }
    String text = error instanceof FileSystemException fs ? fs.getReason() : error.getMessage();
    if (text == null || text.isEmpty()) {
      return "input/output error";
    }
    if (text.startsWith(TOO_MANY_LINKS)) {
      // The JDK adds a guess to the operating system's words.
      text = TOO_MANY_LINKS;
    }
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
