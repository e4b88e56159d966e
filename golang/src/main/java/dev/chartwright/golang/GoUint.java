package dev.chartwright.golang;

/**
 * A Go unsigned integer of one of the types {@code uint8} to {@code uint64}, {@code uint} or {@code
 * uintptr}.
 *
 * @param type which of them
 * @param value the 64 bits, read as unsigned
 */
public record GoUint(Type type, long value) {
  /** The unsigned integer types of Go. */
  public enum Type {
    UINT("uint", 64),
    UINT8("uint8", 8),
    UINT16("uint16", 16),
    UINT32("uint32", 32),
    UINT64("uint64", 64),
    UINTPTR("uintptr", 64);

    private final String word;
    private final int bits;

    Type(String word, int bits) {
      this.word = word;
      this.bits = bits;
    }

    /** Go's name of the type. */
    public String word() {
      return word;
    }

    /** Width in bits. */
    public int bits() {
      return bits;
    }
  }

  public GoUint {
    if (type.bits() < 64 && value >>> type.bits() != 0) {
      throw new IllegalArgumentException(
          "value " + Long.toUnsignedString(value) + " does not fit into " + type.word());
    }
  }

  /** The number of that type. */
  public static GoUint of(Type type, long value) {
    return new GoUint(type, value);
  }

  /** The decimal digits. */
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
