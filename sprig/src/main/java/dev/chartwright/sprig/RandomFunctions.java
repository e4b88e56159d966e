package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The functions on chance: sprig 3.3.0, strings.go and crypto.go, and Masterminds/goutils,
 * cryptorandomstringutils.go. All of them draw from the secure source.
 */
final class RandomFunctions implements FunctionGroup {
  static final int RAND_ALPHA_NUM = 0;
  static final int RAND_ALPHA = 1;
  static final int RAND_ASCII = 2;
  static final int RAND_NUMERIC = 3;
  static final int RAND_BYTES = 4;
  static final int SHUFFLE = 5;
  static final int UUIDV4 = 6;

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final SprigContext context;

  RandomFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case RAND_ALPHA_NUM -> text(DIGITS + LETTERS, "randAlphaNum", Arguments.integer(args, 0));
      case RAND_ALPHA -> text(LETTERS, "randAlpha", Arguments.integer(args, 0));
      case RAND_ASCII -> text(ascii(), "randAscii", Arguments.integer(args, 0));
      case RAND_NUMERIC -> text(DIGITS, "randNumeric", Arguments.integer(args, 0));
      case RAND_BYTES -> bytes(Arguments.integer(args, 0));
      case SHUFFLE -> shuffle(Arguments.text(args, 0));
      case UUIDV4 -> uuid();
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  private static String ascii() {
    StringBuilder all = new StringBuilder();
    for (char c = ' '; c < 0x7F; c++) {
      all.append(c);
    }
    return all.toString();
  }

  private String text(String alphabet, String function, long count) {
    if (count <= 0) {
      return "";
    }
    context.limits().checkString(function, count);
    SecureRandom random = context.random();
    StringBuilder out = new StringBuilder((int) count);
    byte[] drawn = new byte[(int) Math.min(count + count / 4 + 4, 4096)];
    // Bytes from here on would make the first characters likelier.
    int fair = 256 - 256 % alphabet.length();
    while (out.length() < count) {
      random.nextBytes(drawn);
      for (int i = 0; i < drawn.length && out.length() < count; i++) {
        int value = drawn[i] & 0xFF;
        if (value < fair) {
          out.append(alphabet.charAt(value % alphabet.length()));
        }
      }
    }
    return out.toString();
  }

  private String bytes(long count) {
    if (count < 0 || count > 1L << 47) {
      throw new FunctionException("runtime error: makeslice: len out of range");
    }
    context.limits().checkString("randBytes", (count + 2) / 3 * 4);
    byte[] bytes = new byte[(int) count];
    context.random().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private String shuffle(String text) {
    int[] runes = text.codePoints().toArray();
    SecureRandom random = context.random();
    for (int i = runes.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int rune = runes[i];
      runes[i] = runes[other];
      runes[other] = rune;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int rune : runes) {
      boolean bad = rune >= Character.MIN_SURROGATE && rune <= Character.MAX_SURROGATE;
      out.appendCodePoint(bad ? 0xFFFD : rune);
    }
    return out.toString();
  }

  private String uuid() {
    byte[] bytes = new byte[16];
    context.random().nextBytes(bytes);
    bytes[6] = (byte) ((bytes[6] & 0x0F) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3F) | 0x80);
    StringBuilder out = new StringBuilder(36);
    for (int i = 0; i < 16; i++) {
      if (i == 4 || i == 6 || i == 8 || i == 10) {
        out.append('-');
      }
      out.append(Character.forDigit(bytes[i] >> 4 & 0xF, 16));
      out.append(Character.forDigit(bytes[i] & 0xF, 16));
    }
    return out.toString();
  }
}
