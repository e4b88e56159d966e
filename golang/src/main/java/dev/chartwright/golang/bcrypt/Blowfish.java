package dev.chartwright.golang.bcrypt;

/** The Blowfish cipher with the salted key schedule of bcrypt. */
final class Blowfish {
  private static final int ROUND_KEYS = 18;
  private static final int WORDS = ROUND_KEYS + 4 * 256;

  /** The 18 round keys, then the four substitution boxes. */
  private final int[] state = Pi.words(WORDS);

  private int left;
  private int right;

  /** Mixes key and salt into the state. */
  void expand(int[] key, int[] salt) {
    for (int i = 0; i < ROUND_KEYS; i++) {
      state[i] ^= key[i];
    }
    left = 0;
    right = 0;
    for (int i = 0; i < WORDS; i += 2) {
      left ^= salt[i % salt.length];
      right ^= salt[(i + 1) % salt.length];
      encrypt();
      state[i] = left;
      state[i + 1] = right;
    }
  }

  /** Mixes a key into the state. */
  void expand(int[] key) {
    for (int i = 0; i < ROUND_KEYS; i++) {
      state[i] ^= key[i];
    }
    left = 0;
    right = 0;
    for (int i = 0; i < WORDS; i += 2) {
      encrypt();
      state[i] = left;
      state[i + 1] = right;
    }
  }

  /** Encrypts the two words at {@code at} 64 times. */
  void encrypt64(int[] words, int at) {
    left = words[at];
    right = words[at + 1];
    for (int i = 0; i < 64; i++) {
      encrypt();
    }
    words[at] = left;
    words[at + 1] = right;
  }

  private void encrypt() {
    int[] s = state;
    int l = left ^ s[0];
    int r = right;
    for (int i = 1; i < 17; i += 2) {
      r ^= mix(s, l) ^ s[i];
      l ^= mix(s, r) ^ s[i + 1];
    }
    left = r ^ s[17];
    right = l;
  }

  private static int mix(int[] s, int x) {
    int sum = s[ROUND_KEYS + (x >>> 24)] + s[ROUND_KEYS + 256 + (x >>> 16 & 0xFF)];
    return (sum ^ s[ROUND_KEYS + 512 + (x >>> 8 & 0xFF)]) + s[ROUND_KEYS + 768 + (x & 0xFF)];
  }
}
