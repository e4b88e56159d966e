package dev.chartwright.oci;

import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors as JSON, in the order and with the omissions of the image specification's Go types.
 */
final class DescriptorJson {
  private DescriptorJson() {}

  static Descriptor read(@Nullable JsonFields fields) {
    if (fields == null) {
      return Descriptor.EMPTY;
    }
    return new Descriptor(
        fields.text("mediaType"),
        Digest.of(fields.text("digest", "digest.Digest")),
        fields.number("size", "int64"),
        fields.texts("urls"),
        fields.textMap("annotations"),
        fields.text("data", "[]uint8"),
        platform(fields.object("platform", "Platform")),
        fields.text("artifactType"));
  }

  static List<Descriptor> readAll(List<JsonFields> all) {
    List<Descriptor> found = new ArrayList<>(all.size());
    for (JsonFields fields : all) {
      found.add(read(fields));
    }
    return List.copyOf(found);
  }

  private static @Nullable Platform platform(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    return new Platform(
        fields.text("architecture"),
        fields.text("os"),
        fields.text("os.version"),
        fields.texts("os.features"),
        fields.text("variant"));
  }

  static JsonObject write(Descriptor descriptor) {
    JsonObject object =
        JsonObject.create()
            .put("mediaType", descriptor.mediaType())
            .put("digest", descriptor.digest().text())
            .put("size", descriptor.size())
            .putNonEmpty("urls", descriptor.urls())
            .putNonEmpty("annotations", new TreeMap<>(descriptor.annotations()))
            .putNonEmpty("data", descriptor.data());
    Platform platform = descriptor.platform();
    if (platform != null) {
      object.put(
          "platform",
          JsonObject.create()
              .put("architecture", platform.architecture())
              .put("os", platform.os())
              .putNonEmpty("os.version", platform.osVersion())
              .putNonEmpty("os.features", platform.osFeatures())
              .putNonEmpty("variant", platform.variant()));
    }
    return object.putNonEmpty("artifactType", descriptor.artifactType());
  }

  static List<JsonObject> writeAll(List<Descriptor> descriptors) {
    List<JsonObject> all = new ArrayList<>(descriptors.size());
    for (Descriptor descriptor : descriptors) {
      all.add(write(descriptor));
    }
    return all;
  }
}
