package dev.chartwright.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** A {@link Wire} in the shape that a layered SSLSocket wants below it. */
final class WireSocket extends Socket {

  private final Wire wire;

  WireSocket(Wire wire) {
    this.wire = wire;
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return wire.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return length == 0 ? 0 : wire.read(buffer, offset, length);
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        wire.write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        wire.write(buffer, offset, length);
      }
    };
  }

  @Override
  public synchronized void close() {
    wire.close();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return wire.socket().isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return wire.socket().isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return wire.socket().isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    wire.socket().shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    wire.socket().shutdownOutput();
  }

  @Override
  public synchronized void setSoTimeout(int millis) {
    // The pace of the exchange decides.
  }

  @Override
  public synchronized int getSoTimeout() {
    return 0;
  }

  @Override
  public int getSoLinger() throws SocketException {
    return wire.socket().getSoLinger();
  }

  @Override
  public void setSoLinger(boolean on, int linger) throws SocketException {
    wire.socket().setSoLinger(on, linger);
  }

  @Override
  public InetAddress getInetAddress() {
    return wire.socket().getInetAddress();
  }

  @Override
  public int getPort() {
    return wire.socket().getPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return wire.socket().getRemoteSocketAddress();
  }
}
