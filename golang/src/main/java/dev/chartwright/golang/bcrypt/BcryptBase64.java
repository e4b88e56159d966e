package dev.chartwright.golang.bcrypt;

import java.io.ByteArrayOutputStream;

/** Base 64 with bcrypt's own alphabet, without padding. */
final class BcryptBase64 {
  private static final String ALPHABET =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private BcryptBase64() {}

  static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte b : bytes) {
      held = held << 8 | (b & 0xFF);
      bits += 8;
      while (bits >= 6) {
        bits -= 6;
        out.append(ALPHABET.charAt(held >>> bits & 0x3F));
      }
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt(held << (6 - bits) & 0x3F));
    }
    return out.toString();
  }

  static byte[] decode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new BcryptException("illegal base64 data at input byte " + i);
      }
      held = held << 6 | value;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out.write(held >>> bits);
      }
    }
    return out.toByteArray();
  }
}
