package dev.chartwright.chart.archive;

import java.time.Instant;

/**
 * The header of one entry of a tar stream.
 *
 * <p>Names are Go strings ({@link dev.chartwright.golang.GoString}): bytes that are not UTF-8
 * survive.
 *
 * @param name the name as it stands in the archive, long forms resolved; hostile names come through
 * @param type the type flag, {@code '0'} for a regular file
 * @param size the number of bytes that the header claims for the content
 * @param mode the mode word, permission bits and, from some writers, the file type
 * @param modTime when the file was last changed
 */
public record TarEntry(String name, char type, long size, long mode, Instant modTime) {
  private static final long FILE_TYPE_DIRECTORY = 040000;

  /** Whether it is a folder, by its type flag or by the file type in its mode. */
  public boolean isDirectory() {
    return type == '5' || (mode & 0xffffffffL & ~07777L) == FILE_TYPE_DIRECTORY;
  }

  /** Whether it is an extended header and no file ({@code 'g'} or {@code 'x'}). */
  public boolean isExtendedHeader() {
    return type == 'g' || type == 'x';
  }
}
