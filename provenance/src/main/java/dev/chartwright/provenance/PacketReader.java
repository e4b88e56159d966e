package dev.chartwright.provenance;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A row of packets, read one by one.
 *
 * <p>Source: RFC 9580 section 4.2; go-crypto {@code packet/packet.go}, {@code packet/reader.go}.
 */
final class PacketReader {
  private static final int SIGNATURE = 2;
  private static final int SECRET_KEY = 5;
  private static final int PUBLIC_KEY = 6;
  private static final int SECRET_SUBKEY = 7;
  private static final int MARKER = 10;
  private static final int TRUST = 12;
  private static final int USER_ID = 13;
  private static final int PUBLIC_SUBKEY = 14;

  /** Types below are critical: who does not know one must not go on. */
  private static final int FIRST_UNCRITICAL = 40;

  private final byte[] data;
  private final @Nullable String problem;
  private final Deque<Packet> unread = new ArrayDeque<>();
  private int at;
  private @Nullable String weakHash;

  /**
   * A reader.
   *
   * @param problem what to say to who reads on at the end; null if it is the end
   */
  PacketReader(byte[] data, @Nullable String problem) {
    this.data = data;
    this.problem = problem;
  }

  /**
   * The next packet of a kind that is known; null at the end.
   *
   * @throws PgpException if it is no packet, or not a whole one
   */
  @Nullable Packet next() {
    while (true) {
      Packet back = unread.pollLast();
      if (back != null) {
        return back;
      }
      if (at >= data.length) {
        if (problem != null) {
          throw PgpException.reading(problem);
        }
        return null;
      }
      try {
        Packet packet = read();
        if (packet != null) {
          return packet;
        }
      } catch (PgpException e) {
        if (e.kind() != PgpException.Kind.UNSUPPORTED) {
          throw e;
        }
        if (e.weakHash() != null) {
          weakHash = e.weakHash();
        }
      }
    }
  }

  /** The hash of the last signature that was passed over for it; null if none was. */
  @Nullable String weakHash() {
    return weakHash;
  }

  /** Gives a packet back, to be the next again. */
  void unread(Packet packet) {
    unread.addLast(packet);
  }

  /** Null for a packet that says nothing. */
  private @Nullable Packet read() {
    PacketData header = new PacketData(data, at, data.length, problem);
    int first = header.octet();
    at = header.at();
    if ((first & 0x80) == 0) {
      throw PgpException.structural("tag byte does not have MSB set");
    }
    boolean old = (first & 0x40) == 0;
    int tag = old ? (first & 0x3f) >> 2 : first & 0x3f;
    PacketData body = old ? oldBody(header, first & 3) : newBody(header);
    return parse(tag, body);
  }

  private PacketData oldBody(PacketData header, int lengthType) {
    if (lengthType == 3) {
      at = data.length;
      return new PacketData(data, header.at(), data.length, problem);
    }
    long length = 0;
    for (int i = 0; i < 1 << lengthType; i++) {
      length = (length << 8) | header.octet();
    }
    return span(header.at(), length);
  }

  private PacketData newBody(PacketData header) {
    ByteArrayOutputStream parts = null;
    while (true) {
      int first = header.octet();
      boolean partial = first >= 224 && first < 255;
      long length;
      if (first < 192) {
        length = first;
      } else if (first < 224) {
        length = ((first - 192L) << 8) + header.octet() + 192;
      } else if (partial) {
        length = 1L << (first & 0x1f);
      } else {
        length = header.number32();
      }
      if (!partial && parts == null) {
        return span(header.at(), length);
      }
      if (parts == null) {
        parts = new ByteArrayOutputStream();
      }
      at = data.length;
      parts.writeBytes(header.take(length));
      if (!partial) {
        at = header.at();
        return PacketData.of(parts.toByteArray());
      }
    }
  }

  /** So many bytes; who reads beyond those that are there is told so. */
  private PacketData span(int from, long length) {
    int end = (int) Math.min(from + length, data.length);
    at = end;
    String missing = problem == null ? "unexpected EOF" : problem;
    return new PacketData(data, from, end, end - from < length ? missing : null);
  }

  private static @Nullable Packet parse(int tag, PacketData body) {
    return switch (tag) {
      case SIGNATURE -> SignatureParser.parse(body);
      case PUBLIC_KEY, PUBLIC_SUBKEY -> PublicKey.parse(body, tag == PUBLIC_SUBKEY);
      case SECRET_KEY, SECRET_SUBKEY -> SecretKey.parse(body, tag == SECRET_SUBKEY);
      case USER_ID -> new Packet.UserId(GoString.of(body.rest()));
      case MARKER, TRUST -> null;
      default -> other(tag);
    };
  }

  private static Packet.@Nullable Other other(int tag) {
    if (isKnown(tag)) {
      return new Packet.Other(tag);
    }
    if (tag < FIRST_UNCRITICAL) {
      throw PgpException.reading("openpgp: unknown critical packet type: " + tag);
    }
    return null;
  }

  /** Encrypted, compressed and literal data, user attributes, padding. */
  private static boolean isKnown(int tag) {
    return tag == 1 || tag == 3 || tag == 4 || tag == 8 || tag == 9 || tag == 11 || tag == 17
        || tag == 18 || tag == 20 || tag == 21;
  }
}
