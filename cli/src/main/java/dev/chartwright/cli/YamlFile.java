package dev.chartwright.cli;

import dev.chartwright.golang.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A YAML file as a tree of maps, lists and scalars. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * The tree.
   *
   * @throws IOException if the file cannot be read
   * @throws RuntimeException if it is malformed
   */
  public static @Nullable Object read(Path file) throws IOException {
    return Yaml.toJsonValue(Files.readAllBytes(file));
  }
}
