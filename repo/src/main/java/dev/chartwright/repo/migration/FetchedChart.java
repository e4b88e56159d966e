package dev.chartwright.repo.migration;

import dev.chartwright.provenance.Sha256;
import dev.chartwright.repo.RepositoryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An archive on its way, and the provenance file that belongs to it.
 *
 * <p>A small one is held in memory. A larger one is in a file that has lost its name already: when
 * the process ends, however it ends, nothing of it stays. Streams may be opened by several threads;
 * close it when all are done.
 */
public final class FetchedChart implements AutoCloseable {
  /** The most bytes of an archive that are held in memory: 1 MiB. */
  private static final int IN_MEMORY = 1 << 20;

  private static final int BUFFER = 64 << 10;

  private final byte[] bytes;
  private final @Nullable FileChannel file;
  private final long size;
  private final String sha256;
  private final byte @Nullable [] provenance;
  private final String created;
  private final boolean deprecated;

  private FetchedChart(
      byte[] bytes,
      @Nullable FileChannel file,
      long size,
      String sha256,
      byte @Nullable [] provenance,
      String created,
      boolean deprecated) {
    this.bytes = bytes;
    this.file = file;
    this.size = size;
    this.sha256 = sha256;
    this.provenance = provenance;
    this.created = created;
    this.deprecated = deprecated;
  }

  /**
   * Reads an archive to its end.
   *
   * @param scratch folder for a large one
   * @param limit the most bytes that it may have
   * @throws IOException if it breaks off, is larger, or there is no room
   */
  public static FetchedChart read(InputStream in, Path scratch, long limit) throws IOException {
    MessageDigest hash = sha256();
    ByteArrayOutputStream memory = new ByteArrayOutputStream(BUFFER);
    FileChannel file = null;
    long size = 0;
    try {
      byte[] buffer = new byte[BUFFER];
      int count;
      while ((count = in.read(buffer)) >= 0) {
        size += count;
        if (size > limit) {
          throw new IOException("the archive is larger than " + limit + " bytes");
        }
        hash.update(buffer, 0, count);
        if (file == null && size > IN_MEMORY) {
          file = nameless(scratch);
          write(file, memory.toByteArray(), memory.size());
          memory = new ByteArrayOutputStream(0);
        }
        if (file == null) {
          memory.write(buffer, 0, count);
        } else {
          write(file, buffer, count);
        }
      }
      String digest = HexFormat.of().formatHex(hash.digest());
      FetchedChart read =
          new FetchedChart(memory.toByteArray(), file, size, digest, null, "", false);
      file = null;
      return read;
    } finally {
      if (file != null) {
        file.close();
      }
    }
  }

  private static FileChannel nameless(Path scratch) throws IOException {
    Path named = Files.createTempFile(scratch, "chartwright-", ".tmp");
    try {
      return FileChannel.open(named, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      Files.delete(named);
    }
  }

  private static void write(FileChannel file, byte[] bytes, int count) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, 0, count);
    while (left.hasRemaining()) {
      int unused = file.write(left);
    }
  }

  /** SHA-256 of a file in hex. */
  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new RepositoryException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** This archive with its provenance file; only one of the two is to be closed. */
  public FetchedChart withProvenance(byte[] signed) {
    return new FetchedChart(bytes, file, size, sha256, signed.clone(), created, deprecated);
  }

  /** This archive with what its source says of it only now; only one of the two is to be closed. */
  public FetchedChart withHistory(String since, boolean outdated) {
    return new FetchedChart(bytes, file, size, sha256, provenance, since, outdated);
  }

  /** Bytes of the archive. */
  public long size() {
    return size;
  }

  /** SHA-256 of the archive in hex. */
  public String sha256Hex() {
    return sha256;
  }

  /** The provenance file, if there is one. */
  public Optional<byte[]> provenance() {
    return Optional.ofNullable(provenance).map(byte[]::clone);
  }

  /** When it was added in RFC 3339, if that came with the archive and not in the list; or empty. */
  public String created() {
    return created;
  }

  /** Whether it came marked as one that should no longer be used. */
  public boolean deprecated() {
    return deprecated;
  }

  /** Opens the archive from its beginning. */
  public InputStream open() {
    return file == null ? new ByteArrayInputStream(bytes) : new ChannelStream(file);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** Reads a file by position, so that several can do so at once. */
  private static final class ChannelStream extends InputStream {
    private final FileChannel file;
    private long position;

    ChannelStream(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int count = file.read(ByteBuffer.wrap(buffer, offset, length), position);
      if (count > 0) {
        position += count;
      }
      return count;
    }
  }
}
