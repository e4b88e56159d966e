package dev.chartwright.release;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a record that is read as a whole when somebody asks for one. Safe for several threads.
 */
final class LateParts implements ReleaseParts {
  private final ReleaseReader reader;
  private final byte[] json;

  /** Where the manifest begins, at its quote. */
  private final int manifest;

  private volatile @Nullable Release whole;

  LateParts(ReleaseReader reader, byte[] json, int manifest) {
    this.reader = reader;
    this.json = json;
    this.manifest = manifest;
  }

  private Release whole() {
    Release known = whole;
    if (known == null) {
      known = reader.read(json);
      whole = known;
    }
    return known;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return whole().config();
  }

  @Override
  public String manifest() {
    return whole().manifest();
  }

  @Override
  public List<ReleaseHook> hooks() {
    return whole().hooks();
  }

  @Override
  public boolean manifestBegins(String text) {
    byte[] quoted = GoString.bytes(Json.marshal(text));
    int length = quoted.length - 1;
    return manifest + length <= json.length
        && Arrays.equals(json, manifest, manifest + length, quoted, 0, length);
  }
}
