package dev.chartwright.repo.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file, by which a change shows: two equal stamps with some time
 * between mean the same content, if the later is older than the clock's smallest step.
 *
 * @param size its bytes
 * @param modified when its content was written, in nanoseconds
 * @param changed when the file system last changed anything about it, in nanoseconds; nobody can
 *     set it; 0 where it is not known
 * @param number the file's own number; 0 where it is not known
 */
record FileStamp(long size, long modified, long changed, long number) {
  /** The coarsest clocks of file systems count in two seconds. */
  private static final long COARSE = TimeUnit.SECONDS.toNanos(2);

  static FileStamp of(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(basic.size(), nanos(basic.lastModifiedTime()), 0, 0);
    }
    Map<String, Object> unix = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
    return new FileStamp(
        number(unix.get("size")),
        number(unix.get("lastModifiedTime")),
        number(unix.get("ctime")),
        number(unix.get("ino")));
  }

  private static long number(@Nullable Object attribute) {
    if (attribute instanceof FileTime time) {
      return nanos(time);
    }
    return attribute instanceof Long number ? number : 0;
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /**
   * Whether any change after that moment would show in the stamp.
   *
   * @param later what the same file system's clock showed, in nanoseconds
   */
  boolean isSettledAt(long later) {
    return changed != 0 && number != 0 && later - changed > COARSE;
  }
}
