package dev.chartwright.repo.downloader.dependency;

import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.LockPin;
import dev.chartwright.repo.downloader.ContentCache;
import dev.chartwright.repo.getter.Spool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Archives of dependencies in the content cache, for runs without a network.
 *
 * <p>They lie there under the digests of their bytes, as all charts do. What a lock without pins
 * means is kept beside them: one small file for each repository, name and version, in the folder
 * {@code dependencies}, with the digest and the name of the archive.
 */
final class KeptCharts {
  private static final String ALGORITHM = "sha256:";
  private static final int HEX_DIGITS = 64;
  private static final int MAX_NOTE_BYTES = 4096;

  private final ContentCache cache;

  private KeptCharts(ContentCache cache) {
    this.cache = cache;
  }

  static KeptCharts of(ContentCache cache) {
    return new KeptCharts(cache);
  }

  private Path note(Dependency locked) {
    String key =
        Digests.sha256(locked.repository() + "\n" + locked.name() + "\n" + locked.version());
    return cache.root().resolve("dependencies").resolve(key);
  }

  /** Keeps an archive; a cache that cannot be written to is no failure. */
  void keep(Dependency locked, FetchedChart chart) {
    Path archive = chart.files().get(0);
    String digest = chart.digests().archive();
    try {
      cache.add(archive);
      Path note = note(locked);
      Files.createDirectories(Spool.folderOf(note));
      String text = digest + " " + archive.getFileName() + "\n";
      try (Spool spool =
          Spool.of(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
              Spool.folderOf(note))) {
        spool.moveTo(note);
      }
    } catch (IOException e) {
      // Only a later run without a network would miss it, and says so.
    }
  }

  /**
   * Copies the archive of a dependency into a folder, if it is in the cache unharmed.
   *
   * @param pin the bytes that it must have; {@link LockPin#NONE} for those that it had last
   */
  Optional<FetchedChart> find(Dependency locked, LockPin pin, Path folder) throws IOException {
    Note noted = read(note(locked));
    String digest = pin.archive().isEmpty() ? noted.digest : pin.archive();
    if (!isDigest(digest)) {
      return Optional.empty();
    }
    Optional<Path> kept = cache.find(digest.substring(ALGORITHM.length()));
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    String name =
        noted.file.isEmpty() ? locked.name() + "-" + locked.version() + ".tgz" : noted.file;
    Path copy = folder.resolve(name);
    Spool.copy(kept.get(), copy);
    // What was hashed need not be what was copied.
    if (!digest.equals(Digests.ofFile(copy))) {
      return Optional.empty();
    }
    return Optional.of(new FetchedChart(List.of(copy), LockPin.ofArchive(digest), "", List.of()));
  }

  private record Note(String digest, String file) {
    static final Note NONE = new Note("", "");
  }

  private static Note read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_NOTE_BYTES) {
      return Note.NONE;
    }
    String text = Files.readString(file).strip();
    int space = text.indexOf(' ');
    String name = text.substring(space + 1);
    boolean sound = space > 0 && !name.isEmpty() && name.indexOf('/') < 0 && !name.startsWith(".");
    return sound ? new Note(text.substring(0, space), name) : Note.NONE;
  }

  private static boolean isDigest(String digest) {
    if (!digest.startsWith(ALGORITHM) || digest.length() != ALGORITHM.length() + HEX_DIGITS) {
      return false;
    }
    for (int i = ALGORITHM.length(); i < digest.length(); i++) {
      if ("0123456789abcdef".indexOf(digest.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
