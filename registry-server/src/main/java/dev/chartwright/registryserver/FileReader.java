package dev.chartwright.registryserver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file opened for reading at any position. */
final class FileReader implements BlobReader {
  private final FileChannel channel;
  private final long size;

  private FileReader(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  static FileReader open(Path file) throws IOException {
    return new FileReader(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(target, offset, length), position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
