package dev.chartwright.plugin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to run, with all that it gets.
 *
 * @param command the program, by path or as a name to be found in {@code PATH}, and its arguments
 * @param environment all of its environment variables
 * @param folder where it starts; null for the folder of this process
 * @param input what it reads
 * @param output where its standard output goes
 * @param errors where its standard error goes
 */
public record ProcessCall(
    List<String> command,
    Map<String, String> environment,
    @Nullable String folder,
    Input input,
    Output output,
    Output errors) {
  /** Copies command and environment. */
  public ProcessCall {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** What a program reads. */
  public sealed interface Input {
    /** The user's own input. */
    record Standard() implements Input {}

    /** Some bytes; none for an input that is at its end from the start. */
    final class Bytes implements Input {
      private final byte[] bytes;

      /** These bytes, which are not copied. */
      public Bytes(byte[] bytes) {
        this.bytes = bytes;
      }

      /** The bytes themselves. */
      public byte[] bytes() {
        return bytes;
      }
    }
  }

  /** Where something that a program prints goes. */
  public enum Output {
    /** To the user. */
    STANDARD,
    /** Into {@link ProcessResult#output()}. */
    CAPTURED,
    /** Nowhere. */
    DISCARDED
  }
}
