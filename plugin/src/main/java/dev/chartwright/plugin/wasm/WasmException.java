package dev.chartwright.plugin.wasm;

import org.jspecify.annotations.Nullable;

/** A WebAssembly module that cannot be run, or that failed: {@code wasm error: unreachable}. */
public final class WasmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WasmException(String message) {
    this(message, null);
  }

  WasmException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
