package dev.chartwright.repo.index;

import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.repo.index.Checksums.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a large index file, kept in a file of ours beside it: {@code
 * .<name>.chartwright}.
 *
 * <p>It is used only for the very file that it was made from: same size, times and number, and, as
 * long as a change might not show in these, same checksums of the whole content. It is written
 * under another name and moved, and a byte that is not as it was written makes it worthless.
 * Whatever fails here means that there is none.
 */
final class LookupFile {
  private static final long MAGIC = 0x4357494e44455801L;
  private static final int HEADER = 56;
  private static final int BUFFER = 1 << 18;

  private final Path index;
  private final Path file;

  private LookupFile(Path index, Path file) {
    this.index = index;
    this.file = file;
  }

  /** The file beside that index. */
  static LookupFile of(String index) {
    Path path = Path.of(index);
    return new LookupFile(path, path.resolveSibling("." + path.getFileName() + ".chartwright"));
  }

  /** The index as it was remembered, if it still is that. */
  Optional<RepositoryIndex> read() {
    try {
      FileStamp stamp = FileStamp.of(index);
      if (stamp.size() < IndexLimits.REMEMBERED_BYTES
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      byte[] data = content();
      if (data == null || !stamp.equals(stampIn(data))) {
        return Optional.empty();
      }
      long written = FileStamp.of(file).modified();
      if (!stamp.isSettledAt(written) && !isUnchanged(stamp, data)) {
        return Optional.empty();
      }
      byte[] payload = new byte[data.length - HEADER];
      System.arraycopy(data, HEADER, payload, 0, payload.length);
      return Optional.of(RepositoryIndex.of(payload, payload.length));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The bytes of the file, or null if they are not those that were written. */
  private byte @Nullable [] content() throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      long size = channel.size();
      if (size <= HEADER || size > IndexLimits.MAX_BYTES) {
        return null;
      }
      ByteBuffer buffer = ByteBuffer.allocate((int) size);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Read on.
      }
      byte[] data = buffer.array();
      boolean whole =
          !buffer.hasRemaining()
              && Bytes.longAt(data, 0) == MAGIC
              && Bytes.longAt(data, HEADER - 8) == checksum(data, HEADER, data.length);
      return whole ? data : null;
    }
  }

  /** A checksum of the header, but for its last field, and of the rest. */
  private static long checksum(byte[] data, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(data, 0, HEADER - 8);
    crc.update(data, from, to - from);
    return crc.getValue() << 32 | (to - from);
  }

  private static FileStamp stampIn(byte[] data) {
    return new FileStamp(
        Bytes.longAt(data, 8),
        Bytes.longAt(data, 16),
        Bytes.longAt(data, 24),
        Bytes.longAt(data, 32));
  }

  /** Whether the content of the index is the same, whatever the file system's clock may hide. */
  private boolean isUnchanged(FileStamp stamp, byte[] data) throws IOException {
    Checksums checksums = new Checksums(OutputStream.nullOutputStream());
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(index)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        checksums.write(buffer, 0, n);
      }
    }
    if (!checksums.content().equals(new Content(stamp.size(), Bytes.longAt(data, 40)))
        || !stamp.equals(FileStamp.of(index))) {
      return false;
    }
    touch();
    return true;
  }

  /** Lets the file system note the time, so that the content need not be looked at next time. */
  private void touch() throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
      channel.write(ByteBuffer.wrap(new byte[] {(byte) (MAGIC >>> 56)}), 0);
    }
  }

  /** Remembers an index that was read from the file when it had that stamp. */
  void write(FileStamp stamp, Content content, RepositoryIndex read) {
    if (stamp.size() != content.size() || stamp.size() < IndexLimits.REMEMBERED_BYTES) {
      return;
    }
    Path temporary = null;
    try {
      if (!stamp.equals(FileStamp.of(index))) {
        return;
      }
      Bytes header = new Bytes(HEADER);
      header.putLong(MAGIC);
      header.putLong(stamp.size());
      header.putLong(stamp.modified());
      header.putLong(stamp.changed());
      header.putLong(stamp.number());
      header.putLong(content.checksum());
      CRC32 crc = new CRC32();
      crc.update(header.buf, 0, header.length);
      crc.update(read.data(), 0, read.length());
      header.putLong(crc.getValue() << 32 | read.length());
      Path folder = file.toAbsolutePath().getParent();
      temporary = Files.createTempFile(folder, ".chartwright-", ".tmp");
      try (OutputStream out = Files.newOutputStream(temporary)) {
        out.write(header.buf, 0, header.length);
        out.write(read.data(), 0, read.length());
      }
      AtomicFile.publish(temporary, file);
    } catch (IOException | RuntimeException e) {
      delete(temporary);
    }
  }

  /** Removes the file, if it is there. */
  void delete() {
    delete(file);
  }

  private static void delete(@Nullable Path path) {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      return;
    }
  }
}
