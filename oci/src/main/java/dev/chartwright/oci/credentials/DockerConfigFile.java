package dev.chartwright.oci.credentials;

import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A config file of Docker's form that keeps credentials: Helm's {@code registry/config.json},
 * Docker's {@code ~/.docker/config.json}, podman's {@code auth.json}.
 *
 * <p>It is read once, when it is opened. Each change reads it again under a lock that other
 * processes honour too, and replaces it in one step, so that simultaneous logins lose nothing; a
 * link is followed, not replaced. Members that we do not know survive. The new file has mode 0600
 * in a directory of mode 0700. An empty or missing file is an empty config.
 *
 * <p><b>Which entry answers</b>, for a server and a repository on it:
 *
 * <ol>
 *   <li>the entry whose key is the server address, exactly;
 *   <li>else, of the entries whose key is that host with a path (scheme and outer slashes aside),
 *       the one with the longest path that is the repository or a parent of it: {@code host/team/a}
 *       before {@code host/team};
 *   <li>else any entry whose key has that host, a bare one ({@code https://host/}) first, then in
 *       order of the keys: older programs wrote {@code https://host/v1/}, and oras takes an
 *       arbitrary one.
 * </ol>
 *
 * <p>The host comes before longer paths, unlike in podman, since Helm knows no paths: a file that
 * works with Helm gives the same credential here.
 *
 * <pre>{@code
 * DockerConfigFile file = DockerConfigFile.read(Path.of("config.json"));
 * file.put("example.com", Credential.of("ada", "lovelace"));
 * file.find("example.com", "team/web").origin().key(); // example.com
 * }</pre>
 *
 * <p>Thread-safe. Source: oras-go v2.6.2 {@code registry/remote/credentials/file_store.go} and
 * {@code internal/config/config.go}.
 */
public final class DockerConfigFile implements CredentialStore {
  /** Most bytes that are read of a config file. */
  public static final int MAX_BYTES = 16 * 1024 * 1024;

  private final Path path;
  private volatile ConfigContent content;

  private DockerConfigFile(Path path, ConfigContent content) {
    this.path = path;
    this.content = content;
  }

  /**
   * Opens a config file.
   *
   * @throws CredentialException when it cannot be read or is not a config file, in oras' words:
   *     {@code failed to decode config file c.json: invalid config format: unexpected EOF}
   */
  public static DockerConfigFile read(Path path) {
    return new DockerConfigFile(path, load(path));
  }

  /**
   * Where Docker keeps its config file: {@code $DOCKER_CONFIG/config.json}, else {@code
   * $HOME/.docker/config.json}.
   *
   * @param env environment variables
   * @return the path, or nothing when neither variable is set
   */
  public static Optional<Path> dockerPath(Map<String, String> env) {
    String directory = env.getOrDefault("DOCKER_CONFIG", "");
    if (!directory.isEmpty()) {
      return Optional.of(Path.of(directory, "config.json"));
    }
    String home = env.getOrDefault("HOME", "");
    if (home.isEmpty()) {
      home = env.getOrDefault("USERPROFILE", "");
    }
    return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".docker", "config.json"));
  }

  /** The file's path. */
  public Path path() {
    return path;
  }

  /** Tells whether the file names a helper program or holds an entry. */
  public boolean isAuthConfigured() {
    return content.isAuthConfigured();
  }

  /** Suffix of the helper program for one server ({@code credHelpers}), or empty. */
  public String credHelper(String serverAddress) {
    return content.credHelpers().getOrDefault(serverAddress, "");
  }

  /** Suffix of the helper program for all servers ({@code credsStore}), or empty. */
  public String credsStore() {
    return content.credsStore();
  }

  /** The keys of the entries and of the servers with a helper of their own, in order. */
  public List<String> keys() {
    java.util.TreeSet<String> keys = new java.util.TreeSet<>(content.auths().keySet());
    keys.addAll(content.credHelpers().keySet());
    return List.copyOf(keys);
  }

  @Override
  public FoundCredential find(String serverAddress, String repository) {
    Map<String, String> auths = content.auths();
    String key =
        auths.containsKey(serverAddress)
            ? serverAddress
            : bestKey(auths, serverAddress, repository);
    String entry = auths.get(key);
    if (entry == null) {
      return FoundCredential.NONE;
    }
    Credential credential = AuthEntry.decode(entry);
    return credential.isEmpty()
        ? FoundCredential.NONE
        : new FoundCredential(
            credential, new CredentialOrigin(CredentialOrigin.Kind.FILE, path.toString(), key));
  }

  private static String bestKey(Map<String, String> auths, String host, String repository) {
    List<String> keys = new ArrayList<>();
    for (String key : auths.keySet()) {
      if (ServerAddress.hostPart(key).equals(host)) {
        keys.add(key);
      }
    }
    if (keys.size() > 1) {
      keys.sort(GoString::compare);
    }
    String best = "";
    int length = -1;
    for (String key : keys) {
      String prefix = ServerAddress.pathPart(key);
      // A key without a path counts as shortest prefix, one with a foreign path as less than that.
      int rank = isParent(prefix, repository) ? prefix.length() : -1;
      if (best.isEmpty() || rank > length) {
        best = key;
        length = rank;
      }
    }
    return best;
  }

  private static boolean isParent(String prefix, String repository) {
    return prefix.isEmpty()
        || repository.equals(prefix)
        || (repository.startsWith(prefix) && repository.charAt(prefix.length()) == '/');
  }

  /**
   * Keeps a credential in plain text, by the key as given.
   *
   * @throws CredentialException {@code bad credential format: colons(:) are not allowed in
   *     username}, or when the file cannot be written
   */
  @Override
  public void put(String serverAddress, Credential credential) {
    if (credential.username().indexOf(':') >= 0) {
      throw new CredentialException("bad credential format: colons(:) are not allowed in username");
    }
    String entry = AuthEntry.encode(credential);
    change(now -> now.withAuth(serverAddress, entry));
  }

  /** Removes the entry with exactly this key; the file stays untouched if there is none. */
  @Override
  public void delete(String serverAddress) {
    content = load(path);
    if (content.auths().containsKey(serverAddress)) {
      change(now -> now.withoutAuth(serverAddress));
    }
  }

  /** Writes the suffix of the helper program for all servers; empty removes it. */
  void putCredsStore(String suffix) {
    change(now -> now.withCredsStore(suffix));
  }

  private void change(UnaryOperator<ConfigContent> change) {
    content = ConfigReplacement.apply(path, target -> change.apply(load(target)));
  }

  private static ConfigContent load(Path path) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      return ConfigContent.EMPTY;
    } catch (AccessDeniedException e) {
      throw cannotOpen(path, "permission denied", e);
    } catch (FileSystemException e) {
      throw cannotOpen(path, reason(e), e);
    } catch (IOException e) {
      throw new CredentialException(
          "failed to decode config file "
              + path
              + ": invalid config format: read "
              + path
              + ": "
              + reason(e),
          e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new CredentialException(
          "failed to decode config file "
              + path
              + ": invalid config format: larger than "
              + MAX_BYTES
              + " bytes");
    }
    return ConfigContent.parse(path.toString(), GoString.of(bytes));
  }

  private static CredentialException cannotOpen(Path path, String reason, IOException cause) {
    return new CredentialException(
        "failed to open config file at " + path + ": open " + path + ": " + reason, cause);
  }

  /** The system's words in the lower case in which Go shows them. */
  static String reason(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (reason == null || reason.isEmpty()) {
      return "input/output error";
    }
    return Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
  }
}
