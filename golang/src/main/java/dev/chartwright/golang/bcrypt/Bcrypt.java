package dev.chartwright.golang.bcrypt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * bcrypt password hashes such as {@code $2y$05$…}, the only kind that registries read from htpasswd
 * files.
 *
 * <p>The minor versions a, b, x and y are treated alike, as Go does. Time grows with 2^cost; about
 * 60 ms at cost 10. Thread-safe. Source: golang.org/x/crypto v0.58.0, bcrypt.
 *
 * <pre>{@code
 * String hash = Bcrypt.hash(password, Bcrypt.DEFAULT_COST, new SecureRandom());
 * Bcrypt.matches(password, hash);  // true
 * }</pre>
 */
public final class Bcrypt {
  /** The smallest cost. */
  public static final int MIN_COST = 4;

  /** The largest cost. */
  public static final int MAX_COST = 31;

  /** The cost of Go's library where none is chosen. */
  public static final int DEFAULT_COST = 10;

  /** The most bytes of a password that count; longer ones are refused when hashing. */
  public static final int MAX_PASSWORD_BYTES = 72;

  private static final int SALT_CHARACTERS = 22;
  private static final int HASH_CHARACTERS = 31;
  private static final int[] TEXT = {
    0x4f727068, 0x65616e42, 0x65686f6c, 0x64657253, 0x63727944, 0x6f756274
  };

  private Bcrypt() {}

  /**
   * Hashes a password, as version 2a.
   *
   * @param cost from {@link #MIN_COST} to {@link #MAX_COST}
   * @param random gives the salt
   * @throws BcryptException if the password has more than 72 bytes or the cost is out of range
   */
  public static String hash(byte[] password, int cost, SecureRandom random) {
    if (password.length > MAX_PASSWORD_BYTES) {
      throw new BcryptException("bcrypt: password length exceeds 72 bytes");
    }
    checkCost(cost);
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    String digits = cost < 10 ? "0" + cost : Integer.toString(cost);
    return "$2a$" + digits + "$" + BcryptBase64.encode(salt) + compute(password, cost, salt);
  }

  /**
   * Whether a hash is that of a password. Takes the same time for every wrong password; a hash that
   * cannot be read matches nothing.
   */
  public static boolean matches(byte[] password, String hash) {
    int cost;
    String salt;
    String expected;
    byte[] saltBytes;
    try {
      cost = cost(hash);
      int at = hash.charAt(2) == '$' ? 6 : 7;
      salt = hash.substring(at, at + SALT_CHARACTERS);
      expected = hash.substring(at + SALT_CHARACTERS);
      saltBytes = BcryptBase64.decode(salt);
    } catch (BcryptException e) {
      return false;
    }
    if (expected.length() > HASH_CHARACTERS) {
      expected = expected.substring(0, HASH_CHARACTERS);
    }
    String actual = compute(password, cost, saltBytes);
    return MessageDigest.isEqual(
        actual.getBytes(StandardCharsets.ISO_8859_1), expected.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The cost with which a hash was made.
   *
   * @throws BcryptException if the hash is too short, of another kind, or its cost out of range
   */
  public static int cost(String hash) {
    if (hash.length() < 59) {
      throw new BcryptException("crypto/bcrypt: hashedSecret too short to be a bcrypted password");
    }
    if (hash.charAt(0) != '$') {
      throw new BcryptException(
          "crypto/bcrypt: bcrypt hashes must start with '$', but hashedSecret started with '"
              + hash.charAt(0)
              + "'");
    }
    if (hash.charAt(1) > '2') {
      throw new BcryptException(
          "crypto/bcrypt: bcrypt algorithm version '"
              + hash.charAt(1)
              + "' requested is newer than current version '2'");
    }
    int at = hash.charAt(2) == '$' ? 3 : 4;
    int cost;
    try {
      cost = (int) dev.chartwright.golang.strconv.Parse.atoi(hash.substring(at, at + 2));
    } catch (dev.chartwright.golang.strconv.NumberException e) {
      throw new BcryptException(String.valueOf(e.getMessage()));
    }
    checkCost(cost);
    return cost;
  }

  private static void checkCost(int cost) {
    if (cost < MIN_COST || cost > MAX_COST) {
      throw new BcryptException(
          "crypto/bcrypt: cost " + cost + " is outside allowed inclusive range 4..31");
    }
  }

  private static String compute(byte[] password, int cost, byte[] salt) {
    int[] key = words(password, 18, true);
    int[] saltWords = words(salt, 4, false);
    int[] saltKey = words(salt, 18, false);
    Blowfish cipher = new Blowfish();
    cipher.expand(key, saltWords);
    for (long round = 1L << cost; round > 0; round--) {
      cipher.expand(key);
      cipher.expand(saltKey);
    }
    int[] words = TEXT.clone();
    byte[] out = new byte[24];
    for (int i = 0; i < 6; i += 2) {
      cipher.encrypt64(words, i);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (words[i / 4] >>> (24 - i % 4 * 8));
    }
    // Every implementation drops the last byte.
    return BcryptBase64.encode(java.util.Arrays.copyOf(out, 23));
  }

  /** The bytes, and a zero byte after a password, repeated over so many big-endian words. */
  private static int[] words(byte[] bytes, int count, boolean zeroAtEnd) {
    int[] words = new int[count];
    int period = bytes.length + (zeroAtEnd ? 1 : 0);
    for (int i = 0; i < 4 * count; i++) {
      int place = i % period;
      int b = place < bytes.length ? bytes[place] & 0xFF : 0;
      words[i / 4] = words[i / 4] << 8 | b;
    }
    return words;
  }
}
