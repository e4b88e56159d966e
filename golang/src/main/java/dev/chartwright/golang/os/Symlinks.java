package dev.chartwright.golang.os;

/**
 * Paths with their symbolic links resolved: Go's {@code filepath.EvalSymlinks}.
 *
 * <p>Stateless and safe for use by several threads.
 *
 * <p>Source: Go 1.26 {@code path/filepath/symlink.go}.
 */
public final class Symlinks {
  private static final int MAX_LINKS = 255;

  private Symlinks() {}

  /**
   * The path to which an absolute path leads when every link on the way is followed.
   *
   * @throws PathException {@code lstat x: no such file or directory} for the first part that is not
   *     there
   * @throws IllegalStateException {@code EvalSymlinks: too many links} after 255 of them, {@code
   *     not a directory} for a file in the middle of the path
   */
  public static String eval(String absolutePath) {
    String rest = absolutePath;
    StringBuilder done = new StringBuilder();
    int links = 0;
    while (!rest.isEmpty()) {
      int slash = rest.indexOf('/');
      String part = slash < 0 ? rest : rest.substring(0, slash);
      String after = slash < 0 ? "" : rest.substring(slash);
      rest = slash < 0 ? "" : rest.substring(slash + 1);
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (part.equals("..")) {
        done.setLength(Math.max(0, done.lastIndexOf("/")));
        continue;
      }
      int parent = done.length();
      done.append('/').append(part);
      var attributes = Os.lstat(done.toString());
      if (attributes.isSymbolicLink()) {
        if (++links > MAX_LINKS) {
          throw new IllegalStateException("EvalSymlinks: too many links");
        }
        String link = Os.readLink(done.toString());
        done.setLength(link.startsWith("/") ? 0 : parent);
        rest = link + after;
      } else if (!attributes.isDirectory() && !after.isEmpty()) {
        throw new IllegalStateException("not a directory");
      }
    }
    return done.length() == 0 ? "/" : done.toString();
  }
}
