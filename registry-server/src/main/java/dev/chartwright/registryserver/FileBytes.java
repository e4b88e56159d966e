package dev.chartwright.registryserver;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of an upload. Written without a channel, because an interrupted thread would close that
 * for good.
 */
final class FileBytes implements ContentWriter {
  private final Path file;
  private final RandomAccessFile out;
  private long size;

  FileBytes(Path file) throws IOException {
    this.file = file;
    this.out = new RandomAccessFile(file.toFile(), "rw");
  }

  Path file() {
    return file;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
      size += length;
    } catch (IOException e) {
      truncate(size);
      throw e;
    }
  }

  @Override
  public void truncate(long newSize) throws IOException {
    out.setLength(newSize);
    out.seek(newSize);
    size = newSize;
  }

  @Override
  public BlobReader read() throws IOException {
    return FileReader.open(file);
  }

  /** Brings the bytes to the disk and ends the writing. */
  void finish() throws IOException {
    out.getFD().sync();
    out.close();
  }

  @Override
  public void discard() {
    try {
      out.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What stays behind is dropped at the next start.
    }
  }
}
