package dev.chartwright.registryserver;

/** A registry could not be started; the message says what was tried and why it failed. */
public final class RegistryStartException extends RuntimeException {
  RegistryStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
