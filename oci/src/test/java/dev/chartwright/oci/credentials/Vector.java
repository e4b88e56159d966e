package dev.chartwright.oci.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What oras-go 2.6.2 answered for one config file: texts hold one character per byte.
 *
 * @param file the file's text
 * @param open error of opening it, or empty
 * @param get error of looking up {@code h:1}, or empty
 * @param found the credential of {@code h:1}
 * @param after the file after {@code new:2} was put, {@code PANIC} if oras crashed
 */
record Vector(String file, String open, String get, Credential found, String after) {
  static List<Vector> all() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    try (InputStream in = Vector.class.getResourceAsStream("docker-config.jsonl")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        Map<String, String> members = RawMembers.of(RawMembers.only(line), "row");
        Credential found =
            new Credential(
                text(members, "username"),
                text(members, "password"),
                text(members, "refresh"),
                text(members, "access"));
        vectors.add(
            new Vector(
                text(members, "file"),
                message(members, "open"),
                message(members, "get"),
                found,
                text(members, "after")));
      }
    }
    return vectors;
  }

  private static String text(Map<String, String> members, String name) {
    return RawMembers.string(members.getOrDefault(name, "null"));
  }

  private static String message(Map<String, String> members, String name) {
    return new String(
        text(members, name).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return file;
  }
}
