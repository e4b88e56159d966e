package dev.chartwright.oci;

import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors as JSON, in the order and with the omissions of the image specification's Go types.
 */
final class DescriptorJson {
  private DescriptorJson() {}

  static Descriptor read(@Nullable JsonStruct fields) {
    if (fields == null) {
      return Descriptor.EMPTY;
    }
    return new Descriptor(
        fields.string("mediaType"),
        Digest.of(fields.string("digest")),
        fields.integer("size"),
        JsonShapes.texts(fields, "urls"),
        JsonShapes.notes(fields, "annotations"),
        fields.string("data"),
        platform(fields.struct("platform")),
        fields.string("artifactType"));
  }

  static List<Descriptor> readAll(List<?> all) {
    List<Descriptor> found = new ArrayList<>(all.size());
    for (Object each : all) {
      found.add(read((JsonStruct) each));
    }
    return List.copyOf(found);
  }

  private static @Nullable Platform platform(@Nullable JsonStruct fields) {
    if (fields == null) {
      return null;
    }
    return new Platform(
        fields.string("architecture"),
        fields.string("os"),
        fields.string("os.version"),
        JsonShapes.texts(fields, "os.features"),
        fields.string("variant"));
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
