package dev.chartwright.oci;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts whole files in place, so that a reader finds the old one or the new one. */
final class AtomicFile {
  private AtomicFile() {}

  /** Moves a finished file to its place, making the folder if need be. */
  static void publish(Path temporary, Path place) throws IOException {
    Path folder = place.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Writes a file in one step. */
  static void write(Path place, byte[] bytes) throws IOException {
    Path temporary = place.resolveSibling("." + place.getFileName() + "." + System.nanoTime());
    try {
      Files.write(temporary, bytes);
      publish(temporary, place);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
