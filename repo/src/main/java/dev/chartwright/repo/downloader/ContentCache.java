package dev.chartwright.repo.downloader;

import dev.chartwright.provenance.Sha256;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.getter.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder in which downloaded charts are kept under a SHA-256: {@code <2 digits>/<hex>.chart}.
 *
 * <p>Helm shares it, and may leave wrong bytes there: Helm files an archive under whatever digest
 * an index gives. So each file is hashed before it is used, and one that is not what its name says
 * counts as absent; it is replaced when the chart has been fetched again, and never deleted, since
 * another process may be about to open a good one. Charts that were asked for by the digest of
 * their manifest lie under that one, with the SHA-256 of the archive in a file {@code <hex>.sha256}
 * beside them, which Helm does not know.
 *
 * <p>Files are put there in one step, so that any number of processes can read and write at the
 * same time, and be killed, without one of them seeing a part. The folder itself may be a symbolic
 * link; nothing below it may. Source: Helm {@code pkg/downloader/cache.go}.
 *
 * @param root the folder; it need not exist
 */
public record ContentCache(Path root) {
  private static final int DIGITS = 64;

  /** Entries of the root: at most 256 folders in Helm's own use of it. */
  private static final int MAX_LISTED = 1000;

  private static final long DAY = 24 * 60 * 60 * 1000L;

  /** Where the chart of that key is or would be. */
  public Path chart(String hex) {
    return file(hex, ".chart");
  }

  /** Where the provenance file of that key is or would be. */
  public Path provenance(String hex) {
    return file(hex, ".prov");
  }

  private Path file(String hex, String suffix) {
    return root.resolve(hex.substring(0, 2)).resolve(hex + suffix);
  }

  /**
   * The chart of that key, if it is there with the right bytes.
   *
   * @param hex SHA-256 of the archive, or of the manifest by which it was put
   * @throws RepositoryException {@code is a directory} if that is what is there; if it cannot be
   *     read
   */
  public Optional<Path> find(String hex) {
    Path file = chart(hex);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new RepositoryException("is a directory");
    }
    if (!isPlain(file) || file.toFile().length() == 0) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String actual = Sha256.of(in);
      return actual.equals(hex) || actual.equals(promised(hex))
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException e) {
      throw new RepositoryException(Spool.reason("open", file, e), e);
    }
  }

  /** The SHA-256 of an archive that lies under another digest; empty if nothing is known of it. */
  private String promised(String hex) throws IOException {
    Path file = file(hex, ".sha256");
    if (!isPlain(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(DIGITS), StandardCharsets.US_ASCII);
    }
  }

  /** The provenance file that was kept for the chart of that key; an empty one counts as none. */
  public Optional<Path> findProvenance(String hex) {
    Path file = provenance(hex);
    return isPlain(file) && file.toFile().length() > 0 ? Optional.of(file) : Optional.empty();
  }

  /**
   * Keeps a provenance file beside the chart of that key.
   *
   * @return the file
   */
  public Path putProvenance(String hex, Spool download) throws IOException {
    return move(download, provenance(hex));
  }

  private boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.isDirectory(Spool.folderOf(file), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Keeps a download under the SHA-256 of its bytes.
   *
   * @return the file
   */
  public Path put(Spool download) throws IOException {
    collect(download);
    return move(download, chart(download.sha256()));
  }

  /**
   * Keeps a chart under the digest of its manifest, which the caller has checked.
   *
   * @return the file
   */
  public Path putUnder(String manifest, Spool download) throws IOException {
    Files.createDirectories(root);
    collect(download);
    byte[] digits = download.sha256().getBytes(StandardCharsets.US_ASCII);
    try (Spool promise = Spool.of(new java.io.ByteArrayInputStream(digits), root)) {
      move(promise, file(manifest, ".sha256"));
    }
    return move(download, chart(manifest));
  }

  /**
   * Keeps a copy of an archive that lies elsewhere.
   *
   * @return SHA-256 of its bytes in hex
   */
  public String add(Path archive) throws IOException {
    Files.createDirectories(root);
    try (InputStream in = Files.newInputStream(archive);
        Spool copy = Spool.of(in, root)) {
      if (find(copy.sha256()).isEmpty()) {
        put(copy);
      }
      return copy.sha256();
    }
  }

  private static Path move(Spool from, Path to) throws IOException {
    Path folder = Spool.folderOf(to);
    if (Files.isSymbolicLink(folder)) {
      throw new RepositoryException("content cache: " + folder + " is a symbolic link");
    }
    Files.createDirectories(folder);
    from.moveTo(to);
    return to;
  }

  /**
   * Removes temporary files that killed processes left in the root more than a day before a new one
   * was written, if the root is small enough to look at; what cannot be removed stays.
   */
  private void collect(Spool fresh) {
    List<Path> old = new ArrayList<>();
    int seen = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root)) {
      long oldest = Files.getLastModifiedTime(fresh.file()).toMillis() - DAY;
      for (Path each : all) {
        seen++;
        if (seen > MAX_LISTED) {
          return;
        }
        String name = String.valueOf(each.getFileName());
        if (name.startsWith(".chartwright-")
            && name.endsWith(".tmp")
            && Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(each).toMillis() < oldest) {
          old.add(each);
        }
      }
      for (Path each : old) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return;
    }
  }
}
