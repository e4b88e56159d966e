package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import org.jspecify.annotations.Nullable;

/** Entity tags; ours are digests in quotes. */
final class EntityTag {
  private EntityTag() {}

  static String of(Digest digest) {
    return "\"" + digest + "\"";
  }

  /** Whether an {@code If-Match} or {@code If-None-Match} list names what is there now. */
  static boolean matches(String list, @Nullable Digest present) {
    if (present == null) {
      return false;
    }
    for (String element : list.split(",", -1)) {
      String tag = element.strip();
      if (tag.startsWith("W/")) {
        tag = tag.substring(2);
      }
      if (tag.equals("*") || tag.equals(of(present)) || tag.equals(present.text())) {
        return true;
      }
    }
    return false;
  }
}
