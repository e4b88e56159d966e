package dev.chartwright.golang.strconv;

/** A finite float as mantissa × 2^exponent, for the formats %b and %x. */
record BinaryFloat(long mantissa, int exponent, int mantissaBits) {

  static BinaryFloat of(long bits, int mantissaBits, int exponentBits) {
    long mantissa = bits & (1L << mantissaBits) - 1;
    int exponent = (int) (bits >>> mantissaBits) & (1 << exponentBits) - 1;
    if (exponent == 0) {
      exponent = 1;
    } else {
      mantissa |= 1L << mantissaBits;
    }
    return new BinaryFloat(mantissa, exponent - (1 << (exponentBits - 1)) + 1, mantissaBits);
  }

  String format(boolean negative, char format, int precision) {
    StringBuilder out = new StringBuilder(24);
    if (negative) {
      out.append('-');
    }
    if (format == 'b') {
      int exp = exponent - mantissaBits;
      return out.append(mantissa).append('p').append(exp >= 0 ? "+" : "").append(exp).toString();
    }
    hex(out, precision);
    String text = out.toString();
    return format == 'X' ? text.toUpperCase(java.util.Locale.ROOT) : text;
  }

  private void hex(StringBuilder out, int precision) {
    long mant = mantissa == 0 ? 0 : mantissa << (60 - mantissaBits);
    int exp = mantissa == 0 ? 0 : exponent;
    while (mant != 0 && (mant & 1L << 60) == 0) {
      mant <<= 1;
      exp--;
    }
    if (precision >= 0 && precision < 15) {
      int shift = precision * 4;
      long extra = mant << shift & (1L << 60) - 1;
      mant >>>= 60 - shift;
      if ((extra | (mant & 1)) > 1L << 59) {
        mant++;
      }
      mant <<= 60 - shift;
      if ((mant & 1L << 61) != 0) {
        mant >>>= 1;
        exp++;
      }
    }
    out.append("0x").append((char) ('0' + (mant >>> 60 & 1)));
    mant <<= 4;
    if (precision < 0 && mant != 0) {
      out.append('.');
      while (mant != 0) {
        out.append(Character.forDigit((int) (mant >>> 60), 16));
        mant <<= 4;
      }
    } else if (precision > 0) {
      out.append('.');
      for (int i = 0; i < precision; i++) {
        out.append(Character.forDigit((int) (mant >>> 60), 16));
        mant <<= 4;
      }
    }
    out.append('p').append(exp < 0 ? '-' : '+');
    int size = Math.abs(exp);
    if (size < 10) {
      out.append('0');
    }
    out.append(size);
  }
}
