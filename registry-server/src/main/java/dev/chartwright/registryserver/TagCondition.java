package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be true of a tag before it moves it: {@code If-None-Match: *} for a tag
 * that is not there yet, {@code If-Match: "sha256:…"} for one that still points where the client
 * saw it.
 *
 * <p>Source: RFC 9110 section 13; distribution-spec 1.1 lets clients use it for the referrers tag
 * schema.
 */
record TagCondition(String tag, String ifMatch, String ifNoneMatch) {
  static TagCondition of(HttpRequest request, String tag) {
    return new TagCondition(tag, request.header("If-Match"), request.header("If-None-Match"));
  }

  /** Refuses with 412 when the condition does not hold. */
  void check(@Nullable Repository repository) {
    if (tag.isEmpty() || (ifMatch.isEmpty() && ifNoneMatch.isEmpty())) {
      return;
    }
    Digest present = repository == null ? null : repository.tag(tag);
    boolean holds =
        (ifMatch.isEmpty() || EntityTag.matches(ifMatch, present))
            && (ifNoneMatch.isEmpty() || !EntityTag.matches(ifNoneMatch, present));
    if (!holds) {
      String now = present == null ? "does not exist" : "points to " + present;
      throw RegistryError.of(412, ErrorCode.DENIED, "tag " + tag + " " + now);
    }
  }
}
