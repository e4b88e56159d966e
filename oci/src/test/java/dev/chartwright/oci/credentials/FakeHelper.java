package dev.chartwright.oci.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes shell scripts that stand in for programs. */
final class FakeHelper {
  private FakeHelper() {}

  /** A program that does what the script says. */
  static void write(Path bin, String name, String script) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * A helper that keeps its credentials in files beside it and notes each call in {@code calls}.
   */
  static void writeKeychain(Path bin, String name) throws IOException {
    write(
        bin,
        name,
        """
        d=$(dirname "$0"); in=$(cat); echo "$1" >> "$d/calls"
        case $1 in
        store) printf %s "$in" > "$d/kept";;
        erase) rm -f "$d/kept";;
        get) if [ -f "$d/kept" ]; then cat "$d/kept"; else
          echo credentials not found in native keychain; exit 1; fi;;
        esac
        """);
  }
}
