package dev.chartwright.chart;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash in a lock file, by which it is known to belong to what a chart asks for.
 *
 * <p>It is taken over Go's JSON of the dependencies, so that the texts agree to the byte. Source:
 * Helm 4.3.1 {@code internal/resolver/resolver.go} (HashReq, HashV2Req).
 */
public final class LockDigest {
  private LockDigest() {}

  /**
   * The hash over what is asked for and what was chosen; pins do not count.
   *
   * @param wanted the chart's metadata, with aliases of repositories replaced by their URLs
   * @param chosen the lock, whose own digest does not matter
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  public static String of(Metadata wanted, Lock chosen) {
    List<@Nullable Object> both = new ArrayList<>(2);
    both.add(wanted(wanted));
    both.add(chosen.plainDependencies());
    return sha256(Json.marshal(both));
  }

  /** The hash that Helm 2 took, over what is asked for alone. */
  public static String ofHelm2(Metadata wanted) {
    return sha256(Json.marshal(JsonObject.create().put("dependencies", wanted(wanted))));
  }

  private static @Nullable Object wanted(Metadata metadata) {
    return metadata.hasDependencies() ? Metadata.objects(metadata.dependencies()) : null;
  }

  private static String sha256(String text) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      return "sha256:" + HexFormat.of().formatHex(hash.digest(GoString.bytes(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
