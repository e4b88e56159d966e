package dev.chartwright.golang.bcrypt;

/** A hash that cannot be read, or a password or cost that cannot be hashed; Go's message. */
public final class BcryptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BcryptException(String message) {
    super(message);
  }
}
