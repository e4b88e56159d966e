package dev.chartwright.registryserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code name:hash} lines as {@code htpasswd -B} writes it. Read again when it has
 * changed; while it cannot be read nobody is a user.
 */
final class Htpasswd {
  /** Stands in for the hash of an unknown user when the file has none to stand in; cost 10. */
  private static final String NOBODY =
      "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi5BWX4Z3z3E3Lw0p0PZ5y1r8G5qL9a";

  private final Path file;
  private State state;

  private record State(@Nullable Object stamp, Map<String, String> hashes) {}

  private Htpasswd(Path file, State state) {
    this.file = file;
    this.state = state;
  }

  /** Reads the file; refuses one with lines that could never let anybody in. */
  static Htpasswd read(Path file) throws IOException {
    return new Htpasswd(file, load(file, true));
  }

  /** The user's hash; null when there is no such user. */
  synchronized @Nullable String hash(String name) {
    refresh();
    return state.hashes().get(name);
  }

  /** Some user's hash, to spend the same time on unknown users. */
  synchronized String anyHash() {
    return state.hashes().isEmpty() ? NOBODY : state.hashes().values().iterator().next();
  }

  private void refresh() {
    try {
      Object now = stamp(file);
      if (!now.equals(state.stamp())) {
        state = load(file, false);
      }
    } catch (IOException e) {
      state = new State(null, Map.of());
    }
  }

  private static Object stamp(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
  }

  private static State load(Path file, boolean strict) throws IOException {
    Object stamp = stamp(file);
    Map<String, String> hashes = new LinkedHashMap<>();
    int number = 0;
    for (String line :
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      String entry = line.strip();
      if (entry.isEmpty() || entry.startsWith("#")) {
        continue;
      }
      int colon = entry.indexOf(':');
      if (colon > 0 && isBcrypt(entry.substring(colon + 1))) {
        hashes.put(entry.substring(0, colon), entry.substring(colon + 1));
      } else if (strict) {
        throw new IOException(
            file
                + ":"
                + number
                + ": not a name and a bcrypt hash ($2a$, $2b$ or $2y$; htpasswd -B makes them)");
      }
    }
    return new State(stamp, hashes);
  }

  private static boolean isBcrypt(String hash) {
    return hash.length() == 60
        && (hash.startsWith("$2a$") || hash.startsWith("$2b$") || hash.startsWith("$2y$"));
  }
}
