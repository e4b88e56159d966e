package dev.chartwright.repo;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The {@code repositories.yaml} of a user on disk, and the file of aliases beside it.
 *
 * <p>Each is replaced in one step; who changes one reads it again under {@link #exclusively}.
 * Immutable; safe for several threads and processes.
 *
 * <pre>{@code
 * RepositoryConfig config = RepositoryConfig.of("repositories.yaml");
 * config.exclusively(() -> {
 *   config.write(config.read().with(RepositoryEntry.of("r", "http://example.com")));
 *   return true;
 * });
 * }</pre>
 */
public final class RepositoryConfig {
  private final String file;

  private RepositoryConfig(String file) {
    this.file = file;
  }

  /** The files at a path ({@code --repository-config}), which need not be there. */
  public static RepositoryConfig of(String file) {
    return new RepositoryConfig(file);
  }

  /** The path of {@code repositories.yaml}. */
  public String file() {
    return file;
  }

  /**
   * Makes the folder and the lock file: what forbids changes is known afterwards.
   *
   * @throws PathException if they cannot be made
   */
  public void prepare() {
    RepositoryLock.prepare(file);
  }

  /**
   * Does something while no other process changes the files.
   *
   * @throws RepositoryException {@code context deadline exceeded} when another one does for half a
   *     minute
   */
  public <T> T exclusively(Supplier<T> work) {
    return RepositoryLock.holding(file, work);
  }

  /**
   * The repositories; none if there is no file.
   *
   * @throws RuntimeException if the file cannot be read or is no such file
   */
  public RepositoryFile read() {
    try {
      return RepositoryFile.read(Os.readFile(file));
    } catch (PathException e) {
      if (e.isNotExist()) {
        return RepositoryFile.empty();
      }
      throw e;
    }
  }

  /** What can be read of the repositories; nothing if there is no file. */
  public Optional<RepositoryFile> readPartly() {
    try {
      return Optional.of(RepositoryFile.readPartly(Os.readFile(file)));
    } catch (PathException e) {
      return e.isNotExist() ? Optional.empty() : Optional.of(RepositoryFile.empty());
    }
  }

  /**
   * Replaces {@code repositories.yaml}. A new file is for its owner only; an old one keeps its
   * mode.
   *
   * @throws PathException if it cannot be written
   */
  public void write(RepositoryFile repositories) {
    OwnFile.replace(file, GoString.bytes(repositories.toYaml()));
  }

  /**
   * The aliases; none if there is no file.
   *
   * @throws RepositoryException if the file is none of aliases
   */
  public RepositoryAliases aliases() {
    return RepositoryAliases.load(RepositoryAliases.fileBeside(file));
  }

  /**
   * Replaces the file of aliases.
   *
   * @throws PathException if it cannot be written
   */
  public void write(RepositoryAliases aliases) {
    OwnFile.replace(RepositoryAliases.fileBeside(file), GoString.bytes(aliases.toYaml()));
  }
}
