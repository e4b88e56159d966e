package dev.chartwright.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Records that Helm 4.3.1 wrote into a real cluster. */
public final class Records {
  private Records() {}

  /** The record as it stood in the Secret, the API's own base64 taken off. */
  public static String text(String name) {
    return Base64.getEncoder().encodeToString(packed(name));
  }

  /** The JSON of the record. */
  public static byte[] json(String name) {
    try (InputStream in = new GZIPInputStream(open(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] packed(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        Records.class.getResourceAsStream("/records/" + name + ".json.gz"), name);
  }
}
