package dev.chartwright.oci;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.os.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The files {@code oci-layout} and {@code index.json} of an image layout.
 *
 * <p>Every manifest stands in the index: once per name, or once without a name. It is read anew
 * each time and changed under a lock on {@code oci-layout}, so that no change of another thread or
 * process is lost.
 */
final class LayoutIndex {
  private static final String VERSION = "1.0.0";

  /** An index may list many more manifests than one manifest lists layers. */
  private static final int INDEX_FACTOR = 16;

  private final Path marker;
  private final Path file;
  private final long limit;

  LayoutIndex(Path root, OciLimits limits) {
    this.marker = root.resolve("oci-layout");
    this.file = root.resolve("index.json");
    this.limit = limits.metadataBytes() * INDEX_FACTOR;
  }

  /** Makes both files where they are missing. */
  void create() {
    try {
      Path root = marker.getParent();
      if (root != null) {
        Files.createDirectories(root.resolve("blobs"));
      }
      if (!Files.exists(marker)) {
        String json = Json.marshal(JsonObject.create().put("imageLayoutVersion", VERSION));
        AtomicFile.write(marker, json.getBytes(StandardCharsets.UTF_8));
      }
      locked(() -> {
        if (!Files.exists(file)) {
          AtomicFile.write(file, Index.of(List.of()).bytes());
        }
      });
    } catch (IOException e) {
      throw ContentIoException.writing(e);
    }
  }

  /** Refuses a folder that is no layout of a version that we know. */
  void check() {
    Object layout;
    try {
      layout = Json.parse(bytes(marker));
    } catch (JsonException e) {
      throw new InvalidLayoutException(
          "invalid OCI Image Layout: failed to decode OCI layout file: " + e.getMessage());
    } catch (IOException e) {
      throw new InvalidLayoutException(
          "invalid OCI Image Layout: failed to open OCI layout file: " + OciException.text(e));
    }
    Object version = layout instanceof Map<?, ?> map ? map.get("imageLayoutVersion") : "";
    if (!VERSION.equals(version)) {
      throw new InvalidLayoutException("invalid OCI Image Layout: unsupported version");
    }
    List<Descriptor> unused = read();
  }

  /** The entries of the index, in their order. */
  List<Descriptor> read() {
    try {
      return Index.parse(MediaTypes.OCI_INDEX, bytes(file)).manifests();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (InvalidManifestException e) {
      throw new InvalidLayoutException(
          "invalid OCI Image Index: failed to decode index file: " + e.getMessage());
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  private byte[] bytes(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 16));
      if (bytes.length > limit) {
        throw new LimitExceededException(
            path.getFileName() + ": more than " + limit + " bytes: size exceeds limit", limit);
      }
      return bytes;
    }
  }

  /** Enters a manifest; a name is taken from whoever had it. */
  void add(Descriptor manifest, String name) {
    Map<String, String> notes = new LinkedHashMap<>(manifest.annotations());
    notes.remove(Annotations.REF_NAME);
    if (!name.isEmpty()) {
      notes.put(Annotations.REF_NAME, name);
    }
    Descriptor entry = manifest.withAnnotations(notes);
    change(entries -> {
      List<Descriptor> after = new ArrayList<>();
      boolean listed = false;
      for (Descriptor each : entries) {
        boolean same = each.digest().equals(entry.digest());
        String other = name(each);
        boolean replaced = !name.isEmpty() && (other.equals(name) || (same && other.isEmpty()));
        listed |= same && name.isEmpty();
        if (!replaced) {
          after.add(each);
        } else if (!same && !isListed(entries, each)) {
          after.add(each.withAnnotations(withoutName(each)));
        }
      }
      if (!listed) {
        after.add(entry);
      }
      return after;
    });
  }

  /** Whether a manifest has a second entry, so that it stays known when it loses its name. */
  private static boolean isListed(List<Descriptor> entries, Descriptor named) {
    int count = 0;
    for (Descriptor each : entries) {
      if (each.digest().equals(named.digest())) {
        count++;
      }
    }
    return count > 1;
  }

  void untag(String name) {
    change(entries -> {
      List<Descriptor> after = new ArrayList<>();
      boolean found = false;
      for (Descriptor each : entries) {
        if (!name(each).equals(name)) {
          after.add(each);
          continue;
        }
        found = true;
        if (!isListed(entries, each)) {
          after.add(each.withAnnotations(withoutName(each)));
        }
      }
      if (!found || name.isEmpty()) {
        throw NotFoundException.of(name);
      }
      return after;
    });
  }

  void remove(Descriptor manifest) {
    change(entries -> {
      List<Descriptor> after = new ArrayList<>(entries);
      after.removeIf(each -> each.digest().equals(manifest.digest()));
      return after;
    });
  }

  private static String name(Descriptor entry) {
    return entry.annotations().getOrDefault(Annotations.REF_NAME, "");
  }

  private static Map<String, String> withoutName(Descriptor entry) {
    Map<String, String> notes = new LinkedHashMap<>(entry.annotations());
    notes.remove(Annotations.REF_NAME);
    return notes;
  }

  private void change(UnaryOperator<List<Descriptor>> edit) {
    try {
      locked(() -> {
        List<Descriptor> before = read();
        List<Descriptor> after = edit.apply(before);
        if (!after.equals(before)) {
          AtomicFile.write(file, Index.of(after).bytes());
        }
      });
    } catch (IOException e) {
      throw ContentIoException.writing(e);
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  /** The system's lock is one per process, so threads need a monitor too. */
  private void locked(Action action) throws IOException {
    synchronized (("dev.chartwright.oci " + file).intern()) {
      try (FileChannel channel =
              FileChannel.open(marker, StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid()) {
          action.run();
        }
      }
    }
  }
}
