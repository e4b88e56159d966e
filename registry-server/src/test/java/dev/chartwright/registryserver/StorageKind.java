package dev.chartwright.registryserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the registry under test keeps things; most tests run with each. */
enum StorageKind {
  MEMORY,
  FOLDER;

  /** A configuration with this storage; {@code scratch} is a folder of the test's own. */
  RegistryConfig.Builder config(Path scratch) {
    RegistryConfig.Builder builder = RegistryConfig.builder();
    try {
      return this == MEMORY
          ? builder
          : builder.folder(Files.createTempDirectory(scratch, "registry"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
