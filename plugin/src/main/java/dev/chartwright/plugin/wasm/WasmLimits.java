package dev.chartwright.plugin.wasm;

import java.time.Duration;

/**
 * What a module may use.
 *
 * @param pages most pages of 64 KiB of its memory, and as much again for what it exchanges with the
 *     host; 0 and more than {@link #MOST_PAGES} mean that
 * @param httpResponseBytes most bytes of an HTTP response
 * @param variableBytes most bytes of all variables; 0 means that it has none
 * @param time how long a call may take; zero for no limit
 */
public record WasmLimits(long pages, long httpResponseBytes, long variableBytes, Duration time) {
  /** The most pages that there can be: 1 GiB, where Helm allows 4. */
  public static final int MOST_PAGES = 16_384;

  int mostPages() {
    return pages <= 0 || pages > MOST_PAGES ? MOST_PAGES : (int) pages;
  }
}
