package dev.chartwright.sprig;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Derives keys from passwords with scrypt, RFC 7914. Needs {@code 128 * n * r} bytes of memory. */
final class Scrypt {
  private Scrypt() {}

  /** A key; {@code n} is a power of two. */
  static byte[] key(byte[] password, byte[] salt, int n, int r, int p, int length)
      throws GeneralSecurityException {
    byte[] blocks = pbkdf2(password, salt, p * 128 * r);
    int words = 32 * r;
    int[] x = new int[words];
    int[] y = new int[words];
    int[] table = new int[n * words];
    for (int i = 0; i < p; i++) {
      int from = i * words * 4;
      for (int j = 0; j < words; j++) {
        int at = from + 4 * j;
        x[j] =
            (blocks[at] & 0xFF)
                | (blocks[at + 1] & 0xFF) << 8
                | (blocks[at + 2] & 0xFF) << 16
                | (blocks[at + 3] & 0xFF) << 24;
      }
      mix(x, y, table, n, r);
      for (int j = 0; j < words; j++) {
        for (int k = 0; k < 4; k++) {
          blocks[from + 4 * j + k] = (byte) (x[j] >> (8 * k));
        }
      }
    }
    return pbkdf2(password, blocks, length);
  }

  private static void mix(int[] x, int[] y, int[] table, int n, int r) {
    int words = x.length;
    for (int i = 0; i < n; i++) {
      System.arraycopy(x, 0, table, i * words, words);
      mixBlocks(x, y, r);
    }
    for (int i = 0; i < n; i++) {
      int from = (x[words - 16] & n - 1) * words;
      for (int k = 0; k < words; k++) {
        x[k] ^= table[from + k];
      }
      mixBlocks(x, y, r);
    }
  }

  // The result is in x; y is scratch.
  private static void mixBlocks(int[] x, int[] y, int r) {
    int[] last = Arrays.copyOfRange(x, x.length - 16, x.length);
    for (int i = 0; i < 2 * r; i++) {
      for (int k = 0; k < 16; k++) {
        last[k] ^= x[16 * i + k];
      }
      salsa(last);
      System.arraycopy(last, 0, y, 16 * ((i & 1) * r + i / 2), 16);
    }
    System.arraycopy(y, 0, x, 0, x.length);
  }

  // Salsa20/8.
  private static void salsa(int[] b) {
    int[] x = b.clone();
    for (int round = 0; round < 4; round++) {
      quarter(x, 0, 4, 8, 12);
      quarter(x, 5, 9, 13, 1);
      quarter(x, 10, 14, 2, 6);
      quarter(x, 15, 3, 7, 11);
      quarter(x, 0, 1, 2, 3);
      quarter(x, 5, 6, 7, 4);
      quarter(x, 10, 11, 8, 9);
      quarter(x, 15, 12, 13, 14);
    }
    for (int i = 0; i < 16; i++) {
      b[i] += x[i];
    }
  }

  private static void quarter(int[] x, int a, int b, int c, int d) {
    x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
    x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
    x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
    x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
  }

  // PBKDF2 with HMAC-SHA-256 and one iteration.
  private static byte[] pbkdf2(byte[] password, byte[] salt, int length)
      throws GeneralSecurityException {
    byte[] key = new byte[length];
    byte[] counted = Arrays.copyOf(salt, salt.length + 4);
    for (int block = 1, at = 0; at < length; block++, at += 32) {
      for (int k = 0; k < 4; k++) {
        counted[salt.length + k] = (byte) (block >> (24 - 8 * k));
      }
      System.arraycopy(hmac(password, counted), 0, key, at, Math.min(32, length - at));
    }
    return key;
  }

  /** HMAC-SHA-256; the JDK's refuses an empty key. */
  static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    byte[] padded = Arrays.copyOf(key.length > 64 ? sha.digest(key) : key, 64);
    byte[] inner = new byte[64];
    byte[] outer = new byte[64];
    for (int i = 0; i < 64; i++) {
      inner[i] = (byte) (padded[i] ^ 0x36);
      outer[i] = (byte) (padded[i] ^ 0x5C);
    }
    sha.update(inner);
    byte[] digest = sha.digest(text);
    sha.update(outer);
    return sha.digest(digest);
  }
}
