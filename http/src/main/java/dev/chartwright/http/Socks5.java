package dev.chartwright.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The client's part of SOCKS 5 (RFC 1928, RFC 1929); names are resolved by the proxy. */
final class Socks5 {

  private static final int NO_AUTHENTICATION = 0;
  private static final int PASSWORD = 2;

  private Socks5() {}

  static void connect(Socket socket, Wire wire, Proxy proxy, Origin server) throws IOException {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      boolean named = !proxy.authorization().isEmpty();
      out.write(named ? new byte[] {5, 2, 0, 2} : new byte[] {5, 1, 0});
      expectVersion(in.readUnsignedByte(), 5);
      int method = in.readUnsignedByte();
      if (method == PASSWORD && named) {
        authenticate(in, out, proxy);
      } else if (method != NO_AUTHENTICATION) {
        throw new IOException("no acceptable authentication methods");
      }
      out.write(request(server));
      expectVersion(in.readUnsignedByte(), 5);
      int reply = in.readUnsignedByte();
      if (reply != 0) {
        throw new IOException("unknown error " + text(reply));
      }
      in.readUnsignedByte();
      skipAddress(in);
    } catch (IOException e) {
      throw failed(wire, proxy, server, e);
    }
  }

  private static void authenticate(DataInputStream in, OutputStream out, Proxy proxy)
      throws IOException {
    byte[] user = proxy.user().getBytes(StandardCharsets.UTF_8);
    byte[] password = proxy.password().getBytes(StandardCharsets.UTF_8);
    if (user.length == 0 || user.length > 255 || password.length > 255) {
      throw new IOException("invalid username/password");
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(1);
    message.write(user.length);
    message.write(user, 0, user.length);
    message.write(password.length);
    message.write(password, 0, password.length);
    out.write(message.toByteArray());
    in.readUnsignedByte();
    if (in.readUnsignedByte() != 0) {
      throw new IOException("username/password authentication failed");
    }
  }

  private static byte[] request(Origin server) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(new byte[] {5, 1, 0});
    byte[] address = IpAddress.parse(server.host());
    if (address != null) {
      message.write(address.length == 4 ? 1 : 4);
      message.write(address, 0, address.length);
    } else {
      byte[] name = server.host().getBytes(StandardCharsets.UTF_8);
      if (name.length > 255) {
        throw new IOException("FQDN too long");
      }
      message.write(3);
      message.write(name.length);
      message.write(name, 0, name.length);
    }
    message.write(server.port() >> 8);
    message.write(server.port());
    return message.toByteArray();
  }

  private static void skipAddress(DataInputStream in) throws IOException {
    int length =
        switch (in.readUnsignedByte()) {
          case 1 -> 4;
          case 4 -> 16;
          case 3 -> in.readUnsignedByte();
          default -> throw new IOException("unknown address type");
        };
    in.readFully(new byte[length + 2]);
  }

  private static void expectVersion(int version, int wanted) throws IOException {
    if (version != wanted) {
      throw new IOException("unexpected protocol version " + version);
    }
  }

  private static String text(int reply) {
    return switch (reply) {
      case 1 -> "general SOCKS server failure";
      case 2 -> "connection not allowed by ruleset";
      case 3 -> "network unreachable";
      case 4 -> "host unreachable";
      case 5 -> "connection refused";
      case 6 -> "TTL expired";
      case 7 -> "command not supported";
      case 8 -> "address type not supported";
      default -> "unknown code: " + reply;
    };
  }

  private static WireException failed(Wire wire, Proxy proxy, Origin server, IOException e) {
    WireException below = wire.failure();
    String why =
        below != null
            ? String.valueOf(below.getMessage())
            : e instanceof EOFException ? "EOF" : String.valueOf(e.getMessage());
    Fault fault = below == null ? Fault.PROXY : below.fault();
    return new WireException(
        fault, "socks connect tcp " + proxy.hostPort() + "->" + server.hostPort() + ": " + why, e);
  }
}
