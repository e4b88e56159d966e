package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on digests, passwords and AES: sprig 3.3.0, crypto.go. */
final class CryptoFunctions implements FunctionGroup {
  static final int SHA1SUM = 0;
  static final int SHA256SUM = 1;
  static final int SHA512SUM = 2;
  static final int ADLER32SUM = 3;
  static final int BCRYPT = 4;
  static final int HTPASSWD = 5;
  static final int DERIVE_PASSWORD = 6;
  static final int ENCRYPT_AES = 7;
  static final int DECRYPT_AES = 8;

  @SuppressWarnings("UnusedVariable")
  private final SprigContext context;

  CryptoFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    throw new IllegalArgumentException("no function has the number " + id);
  }
}
