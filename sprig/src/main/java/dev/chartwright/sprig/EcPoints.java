package dev.chartwright.sprig;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** Finds the public point of a secret number, for which the JDK has no call. */
final class EcPoints {
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private EcPoints() {}

  /** The generator of a curve multiplied by a number, which is not zero. */
  static ECPoint multiply(ECParameterSpec curve, BigInteger number) {
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger a = curve.getCurve().getA();
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int i = number.bitLength() - 1; i >= 0; i--) {
      sum = add(sum, sum, a, p);
      if (number.testBit(i)) {
        sum = add(sum, curve.getGenerator(), a, p);
      }
    }
    return sum;
  }

  private static ECPoint add(ECPoint one, ECPoint other, BigInteger a, BigInteger p) {
    if (one.equals(ECPoint.POINT_INFINITY)) {
      return other;
    }
    if (other.equals(ECPoint.POINT_INFINITY)) {
      return one;
    }
    BigInteger x1 = one.getAffineX();
    BigInteger y1 = one.getAffineY();
    BigInteger x2 = other.getAffineX();
    BigInteger y2 = other.getAffineY();
    BigInteger slope;
    if (x1.equals(x2)) {
      if (!y1.equals(y2) || y1.signum() == 0) {
        return ECPoint.POINT_INFINITY;
      }
      slope = x1.pow(2).multiply(THREE).add(a).multiply(y1.multiply(TWO).modInverse(p));
    } else {
      slope = y2.subtract(y1).multiply(x2.subtract(x1).modInverse(p));
    }
    BigInteger x = slope.mod(p).pow(2).subtract(x1).subtract(x2).mod(p);
    return new ECPoint(x, slope.multiply(x1.subtract(x)).subtract(y1).mod(p));
  }
}
