package dev.chartwright.plugin;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The user's own streams, for plugins that are no programs.
 *
 * @param in what the user types
 * @param out what the user sees
 * @param err what the user sees of errors
 */
public record PluginStreams(InputStream in, OutputStream out, OutputStream err) {
  /** Nothing to read, and what is written is lost. */
  public static PluginStreams none() {
    return new PluginStreams(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }
}
