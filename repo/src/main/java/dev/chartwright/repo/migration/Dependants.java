package dev.chartwright.repo.migration;

import dev.chartwright.golang.os.AtomicFile;
import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Charts that depend on moved ones: their Chart.yaml and requirements.yaml get the new repository
 * where the old one stands, and not a byte of them changes otherwise.
 *
 * <p>A dependency is changed only if a version that satisfies it is at the destination. Lock files
 * are left as they are: they are out of date afterwards, and who updates dependencies writes them
 * anew. Immutable.
 */
public final class Dependants {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_FILES = 100_000;
  private static final long MAX_BYTES = 5L << 20;

  private final List<String> old;
  private final String repository;
  private final Map<String, List<String>> arrived;

  private Dependants(List<String> old, String repository, Map<String, List<String>> arrived) {
    this.old = List.copyOf(old);
    this.repository = repository;
    this.arrived = Map.copyOf(arrived);
  }

  /**
   * The dependants of a moved repository.
   *
   * @param old what they may call it: URLs, with or without a slash at the end, {@code @name},
   *     {@code alias:name}
   * @param repository what they are to call it: {@code oci://registry/path}
   * @param arrived by chart, the versions that are there
   */
  public static Dependants of(
      List<String> old, String repository, Map<String, List<String>> arrived) {
    return new Dependants(old, withoutSlash(repository), arrived);
  }

  /**
   * What became of one file.
   *
   * @param file the file
   * @param changed how many dependencies have another repository now, or would have
   * @param diff the changed lines in unified form, without context
   * @param left dependencies on the old repository that were left, and why
   * @param outdatedLock the lock file beside it that is out of date now, or would be; or empty
   */
  public record Rewritten(
      Path file, int changed, String diff, List<String> left, String outdatedLock) {
    /** Copies the list. */
    public Rewritten {
      left = List.copyOf(left);
    }
  }

  /**
   * Rewrites the charts in a folder and below. What lies in a chart's own {@code charts} folder is
   * somebody else's and is passed over; links are not followed.
   *
   * @param dryRun whether nothing is written
   * @return the files in which there was something to do, sorted
   * @throws RepositoryException if the folder or a file cannot be read or written
   */
  public List<Rewritten> rewrite(Path folder, boolean dryRun) {
    List<Rewritten> all = new ArrayList<>();
    try {
      for (Path file : files(folder)) {
        Rewritten done = rewriteFile(file, dryRun);
        if (done.changed() > 0 || !done.left().isEmpty()) {
          all.add(done);
        }
      }
    } catch (IOException e) {
      throw new RepositoryException("cannot rewrite the charts in " + folder + ": " + e, e);
    }
    return all;
  }

  private static List<Path> files(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(java.nio.file.FileVisitOption.class),
        MAX_DEPTH,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            String name = String.valueOf(each.getFileName());
            Path parent = each.getParent();
            boolean vendored =
                name.equals("charts")
                    && !each.equals(folder)
                    && parent != null
                    && Files.exists(parent.resolve("Chart.yaml"));
            return vendored || name.equals(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
            String name = String.valueOf(each.getFileName());
            boolean wanted = name.equals("Chart.yaml") || name.equals("requirements.yaml");
            if (wanted && attributes.isRegularFile()) {
              if (found.size() == MAX_FILES) {
                throw new RepositoryException(folder + " has more than " + MAX_FILES + " charts");
              }
              found.add(each);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }

  private Rewritten rewriteFile(Path file, boolean dryRun) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      return untouched(file, "it is larger than " + MAX_BYTES + " bytes");
    }
    byte[] before = Files.readAllBytes(file);
    RepositoryLines lines;
    try {
      lines = RepositoryLines.read(before);
    } catch (RuntimeException e) {
      return untouched(file, String.valueOf(e.getMessage()));
    }
    List<@Nullable String> changes = new ArrayList<>();
    List<String> left = new ArrayList<>();
    int changed = 0;
    for (RepositoryLines.Declared each : lines.declared()) {
      boolean old = isOld(each.repository());
      String why = old ? obstacle(each) : "";
      boolean change = old && why.isEmpty();
      changes.add(change ? repository : null);
      changed += change ? 1 : 0;
      if (!why.isEmpty()) {
        left.add(Quote.quote(each.name()) + ": " + why);
      }
    }
    if (changed == 0) {
      return new Rewritten(file, 0, "", left, "");
    }
    byte[] after = lines.with(changes);
    if (after == null) {
      return untouched(file, "the form of its dependencies is not understood: change it by hand");
    }
    if (!dryRun) {
      replace(file, after);
    }
    return new Rewritten(file, changed, diff(file, before, after), left, outdatedLock(file));
  }

  private static Rewritten untouched(Path file, String why) {
    return new Rewritten(file, 0, "", List.of(why), "");
  }

  private boolean isOld(String text) {
    String plain = withoutSlash(text);
    for (String each : old) {
      if (withoutSlash(each).equals(plain)) {
        return true;
      }
    }
    return false;
  }

  /** Why the dependency would find nothing at the destination; empty if it would. */
  private String obstacle(RepositoryLines.Declared dependency) {
    List<String> versions = arrived.getOrDefault(dependency.name(), List.of());
    if (versions.isEmpty()) {
      return "no version of it is at the destination";
    }
    if (versions.contains(dependency.version())) {
      return "";
    }
    try {
      Constraints wanted =
          Constraints.parse(dependency.version().isEmpty() ? "*" : dependency.version());
      for (String version : versions) {
        if (isIn(wanted, version)) {
          return "";
        }
      }
    } catch (SemverException e) {
      return String.valueOf(e.getMessage());
    }
    return "no version " + Quote.quote(dependency.version()) + " of it is at the destination";
  }

  private static boolean isIn(Constraints wanted, String version) {
    try {
      return wanted.check(Version.parse(version));
    } catch (SemverException e) {
      return false;
    }
  }

  private static String outdatedLock(Path file) {
    String name =
        String.valueOf(file.getFileName()).equals("Chart.yaml")
            ? "Chart.lock"
            : "requirements.lock";
    Path lock = file.resolveSibling(name);
    return Files.exists(lock) ? lock.toString() : "";
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, ".chartwright-", ".tmp");
    try {
      Files.write(fresh, bytes);
      PosixFileAttributeView view =
          Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
      if (view != null) {
        Files.setPosixFilePermissions(fresh, view.readAttributes().permissions());
      }
      AtomicFile.publish(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** The changed lines; both texts have the same number of lines. */
  private static String diff(Path file, byte[] before, byte[] after) {
    String[] old = new String(before, StandardCharsets.UTF_8).split("\n", -1);
    String[] fresh = new String(after, StandardCharsets.UTF_8).split("\n", -1);
    StringBuilder diff = new StringBuilder();
    diff.append("--- ").append(file).append("\n+++ ").append(file).append('\n');
    for (int i = 0; i < Math.min(old.length, fresh.length); i++) {
      if (!old[i].equals(fresh[i])) {
        diff.append("@@ -").append(i + 1).append(" +").append(i + 1).append(" @@\n");
        diff.append('-').append(old[i]).append("\n+").append(fresh[i]).append('\n');
      }
    }
    return diff.toString();
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
