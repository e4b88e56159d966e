package dev.chartwright.registry;

import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One layer that was fetched and whose size and digest were checked: in memory if it is small, else
 * in a temporary file. It lives as long as the {@link PullResult} that it came with.
 *
 * <p>Not safe for several threads at once.
 */
public final class PulledLayer {
  private final Descriptor descriptor;
  private final MemoryStore store;

  PulledLayer(Descriptor descriptor, MemoryStore store) {
    this.descriptor = descriptor;
    this.store = store;
  }

  /** What it is. */
  public Descriptor descriptor() {
    return descriptor;
  }

  /** Opens the bytes; the caller closes the stream. */
  public InputStream open() {
    return store.fetch(descriptor);
  }

  /**
   * SHA-256 of the bytes in hex: that of the digest, or computed if the registry uses another.
   *
   * @throws IOException if they cannot be read
   */
  public String sha256() throws IOException {
    if (descriptor.digest().algorithm().equals("sha256")) {
      return descriptor.digest().encoded();
    }
    MessageDigest hash = ChartPush.sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = open()) {
      int count;
      while ((count = in.read(buffer)) >= 0) {
        hash.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /**
   * Puts the bytes where {@code target} says, replacing what is there in one step: no reader ever
   * sees a part of them. The folder must exist. It can be done once.
   *
   * @throws IOException if that fails; {@code target} is then as it was
   */
  public void moveTo(Path target) throws IOException {
    Optional<Path> file = store.file(descriptor);
    if (file.isPresent()) {
      try {
        replace(file.get(), target);
        return;
      } catch (AtomicMoveNotSupportedException otherFileSystem) {
        // Copied below, to a file beside the target.
      }
    }
    Path folder = target.toAbsolutePath().getParent();
    Path near =
        Files.createTempFile(folder == null ? target.getRoot() : folder, ".chartwright-", ".tmp");
    try (InputStream in = open()) {
      Files.copy(in, near, StandardCopyOption.REPLACE_EXISTING);
      replace(near, target);
    } finally {
      Files.deleteIfExists(near);
    }
  }

  /**
   * Gives a file that was made privately (0600) the mode of files meant for others, and its name.
   */
  private static void replace(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
