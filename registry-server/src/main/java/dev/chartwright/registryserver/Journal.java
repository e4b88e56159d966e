package dev.chartwright.registryserver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of records, each with its length and CRC32C. What a crash cut off at the end
 * is dropped when the file is opened; what was {@linkplain #sync synced} is there.
 *
 * <p>Appends come from one thread at a time, syncs from many: the first to come syncs for all who
 * wait.
 */
final class Journal {
  private static final byte[] MAGIC =
      "chartwright registry journal 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST_RECORD = 256 * 1024 * 1024;

  private final Path file;
  private final Object syncing = new Object();
  private volatile RandomAccessFile out;
  private volatile long appended;
  private long length;
  private long records;
  private long synced;
  private boolean busy;
  private @Nullable IOException failure;

  /** Takes the records of a journal in their order. */
  interface Reader {
    void accept(byte[] record) throws IOException;
  }

  private Journal(Path file, RandomAccessFile out, long length, long records) {
    this.file = file;
    this.out = out;
    this.length = length;
    this.records = records;
  }

  /** Reads all records, cuts off a torn end, and goes on writing behind the last whole one. */
  static Journal open(Path file, Reader reader) throws IOException {
    if (!Files.exists(file)) {
      Files.move(prepare(file, List.of()), file, StandardCopyOption.ATOMIC_MOVE);
      FolderContent.force(file.getParent());
    }
    long[] count = {0};
    long whole =
        replay(
            file,
            record -> {
              count[0]++;
              reader.accept(record);
            });
    RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
    if (out.length() != whole) {
      out.setLength(whole);
      out.getFD().sync();
    }
    out.seek(whole);
    return new Journal(file, out, whole, count[0]);
  }

  private static long replay(Path file, Reader reader) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException(file + " is no registry journal");
      }
      long whole = MAGIC.length;
      while (true) {
        byte[] record = next(in);
        if (record == null) {
          return whole;
        }
        reader.accept(record);
        whole += record.length + 8L;
      }
    }
  }

  private static byte @Nullable [] next(DataInputStream in) throws IOException {
    try {
      int length = in.readInt();
      int sum = in.readInt();
      if (length <= 0 || length > LARGEST_RECORD) {
        return null;
      }
      byte[] record = in.readNBytes(length);
      return record.length == length && checksum(record) == sum ? record : null;
    } catch (EOFException e) {
      return null;
    }
  }

  private static int checksum(byte[] record) {
    CRC32C sum = new CRC32C();
    sum.update(record);
    return (int) sum.getValue();
  }

  /** Adds a record; it is safe once {@link #sync} of the answered number has returned. */
  long append(byte[] record) throws IOException {
    synchronized (syncing) {
      if (failure != null) {
        throw brokenBy(failure);
      }
    }
    byte[] framed = new byte[record.length + 8];
    int sum = checksum(record);
    for (int i = 0; i < 4; i++) {
      framed[i] = (byte) (record.length >>> (24 - 8 * i));
      framed[4 + i] = (byte) (sum >>> (24 - 8 * i));
    }
    System.arraycopy(record, 0, framed, 8, record.length);
    try {
      out.write(framed);
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
    length += framed.length;
    records++;
    long number = appended + 1;
    appended = number;
    return number;
  }

  /**
   * A half-written record would hide all that follow; if it cannot be removed, nothing may follow.
   */
  private void takeBack(IOException cause) {
    try {
      out.setLength(length);
      out.seek(length);
    } catch (IOException e) {
      cause.addSuppressed(e);
      synchronized (syncing) {
        failure = cause;
      }
    }
  }

  /** Returns when the record of this number and all before it are on the disk. */
  void sync(long number) throws IOException {
    if (!takeTurn(number)) {
      return;
    }
    long reached = appended;
    IOException failed = null;
    try {
      out.getFD().sync();
    } catch (IOException e) {
      failed = e;
    }
    synchronized (syncing) {
      busy = false;
      syncing.notifyAll();
      if (failed != null) {
        // After a failed sync nobody knows what is on the disk; a second one would lie.
        failure = failed;
        throw failed;
      }
      synced = reached;
    }
  }

  /** Waits until the record is safe (false) or it is the caller's turn to sync (true). */
  private boolean takeTurn(long number) throws IOException {
    boolean interrupted = false;
    try {
      synchronized (syncing) {
        while (synced < number) {
          if (failure != null) {
            throw brokenBy(failure);
          }
          if (!busy) {
            busy = true;
            return true;
          }
          try {
            syncing.wait();
          } catch (InterruptedException e) {
            interrupted = true;
          }
        }
        return false;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException brokenBy(IOException earlier) {
    return new IOException("the journal cannot be written since: " + earlier.getMessage(), earlier);
  }

  /** How many records the file has, dead ones included; for the thread that appends. */
  long records() {
    return records;
  }

  /**
   * Replaces all records by others that tell the same in less room; no append may run at the same
   * time. When the disk is too full for that, everything stays as it was.
   */
  void rewrite(List<byte[]> fewer) throws IOException {
    sync(appended);
    Path fresh = prepare(file, fewer);
    synchronized (syncing) {
      try {
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FolderContent.force(file.getParent());
        RandomAccessFile reopened = new RandomAccessFile(file.toFile(), "rw");
        reopened.seek(reopened.length());
        out.close();
        out = reopened;
        length = reopened.length();
        records = fewer.size();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  private static Path prepare(Path file, List<byte[]> records) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileOutputStream stream = new FileOutputStream(fresh.toFile());
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16))) {
      data.write(MAGIC);
      for (byte[] record : records) {
        data.writeInt(record.length);
        data.writeInt(checksum(record));
        data.write(record);
      }
      data.flush();
      stream.getFD().sync();
    }
    return fresh;
  }

  void close() throws IOException {
    out.close();
  }
}
