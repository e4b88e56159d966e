package dev.chartwright.registryserver;

import dev.chartwright.golang.bcrypt.Bcrypt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Passwords are checked with bcrypt once; a pair that was right is remembered as a salted
 * hash, because bcrypt on every request would cost more than the request. An unknown user costs the
 * same as a wrong password.
 */
final class Access {
  private static final int REMEMBERED = 1_000;

  private final @Nullable Htpasswd file;
  private final Map<String, byte[]> users = new HashMap<>();
  private final byte[] salt = new byte[16];
  private final Set<String> verified = ConcurrentHashMap.newKeySet();
  private final Semaphore checks =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  private Access(@Nullable Htpasswd file) {
    this.file = file;
  }

  static Access of(RegistryConfig config) throws IOException {
    Access access =
        new Access(config.htpasswd().isPresent() ? Htpasswd.read(config.htpasswd().get()) : null);
    if (access.file != null || !config.users().isEmpty()) {
      new SecureRandom().nextBytes(access.salt);
    }
    for (Map.Entry<String, String> user : config.users().entrySet()) {
      access.users.put(user.getKey(), access.hash(user.getKey(), user.getValue(), ""));
    }
    return access;
  }

  private boolean open() {
    return file == null && users.isEmpty();
  }

  /**
   * Whether the request comes from a user, or nobody needs to be one; wrong credentials are
   * refused.
   */
  boolean isKnown(HttpRequest request) {
    if (open()) {
      return true;
    }
    String header = request.header("Authorization").strip();
    if (header.isEmpty()) {
      return false;
    }
    String pair =
        header.regionMatches(true, 0, "Basic ", 0, 6) ? decode(header.substring(6).strip()) : null;
    int colon = pair == null ? -1 : pair.indexOf(':');
    if (pair == null || colon < 0) {
      throw challenge();
    }
    if (pair.equals(":")) {
      // What skopeo sends when it was challenged and has no credentials: the same as none.
      return false;
    }
    if (!isUser(pair.substring(0, colon), pair.substring(colon + 1))) {
      throw challenge();
    }
    return true;
  }

  private static @Nullable String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private boolean isUser(String name, String password) {
    byte[] told = users.get(name);
    if (told != null) {
      return MessageDigest.isEqual(told, hash(name, password, ""));
    }
    return file != null && matchesFile(file, name, password);
  }

  private boolean matchesFile(Htpasswd htpasswd, String name, String password) {
    String stored = htpasswd.hash(name);
    String compared = stored != null ? stored : htpasswd.anyHash();
    String pair = Base64.getEncoder().encodeToString(hash(name, password, compared));
    if (stored != null && verified.contains(pair)) {
      return true;
    }
    checks.acquireUninterruptibly();
    boolean right;
    try {
      right = Bcrypt.matches(password.getBytes(StandardCharsets.UTF_8), compared);
    } finally {
      checks.release();
    }
    if (!right || stored == null) {
      return false;
    }
    if (verified.size() >= REMEMBERED) {
      verified.clear();
    }
    verified.add(pair);
    return true;
  }

  /** The stored hash goes in too, so a changed password forgets the old pair by itself. */
  private byte[] hash(String name, String password, String stored) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(salt);
      for (String part : new String[] {name, password, stored}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        hash.update((byte) (bytes.length >> 8));
        hash.update((byte) bytes.length);
        hash.update(bytes);
      }
      return hash.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** 401, never 403: a client that is not challenged never sends what it knows. */
  RegistryError challenge() {
    return RegistryError.of(401, ErrorCode.UNAUTHORIZED, "a user name and password are needed")
        .header("WWW-Authenticate", "Basic realm=\"registry\"");
  }
}
