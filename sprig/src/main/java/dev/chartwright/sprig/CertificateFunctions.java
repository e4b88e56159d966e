package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on private keys and certificates: sprig 3.3.0, crypto.go. */
final class CertificateFunctions implements FunctionGroup {
  static final int GEN_PRIVATE_KEY = 0;
  static final int BUILD_CUSTOM_CERT = 1;
  static final int GEN_CA = 2;
  static final int GEN_CAWITH_KEY = 3;
  static final int GEN_SELF_SIGNED_CERT = 4;
  static final int GEN_SELF_SIGNED_CERT_WITH_KEY = 5;
  static final int GEN_SIGNED_CERT = 6;
  static final int GEN_SIGNED_CERT_WITH_KEY = 7;

  @SuppressWarnings("UnusedVariable")
  private final SprigContext context;

  CertificateFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
