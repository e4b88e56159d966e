package dev.chartwright.repo.mirror;

import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.RepositoryException;
import java.util.List;
import java.util.Optional;

/**
 * Which places stand in for which registries and repositories: {@code registries.yaml}. Immutable.
 *
 * <p>The rule with the longest prefix holds, its mirrors are tried in order, and then the place
 * itself unless {@code fallback} is {@code false}. What a mirror gives is checked like what the
 * place gives; nothing of it is written into {@code Chart.lock} or {@code repositories.yaml}. Helm
 * knows no such file.
 *
 * <pre>{@code
 * registries:
 * - prefix: oci://ghcr.io/acme
 *   mirrors:
 *   - oci://mirror.local/ghcr/acme
 *   - url: oci://10.0.0.7:5000/acme
 *     plainHttp: true
 * - prefix: https://charts.example.com
 *   mirrors: [https://nexus.local/repository/charts]
 *   fallback: false
 * }</pre>
 */
public final class MirrorTable {
  private static final MirrorTable NONE = new MirrorTable(List.of());

  private final List<MirrorRule> rules;

  private MirrorTable(List<MirrorRule> rules) {
    this.rules = rules;
  }

  /** Nothing stands in for anything. */
  public static MirrorTable none() {
    return NONE;
  }

  /** A table of these rules. */
  public static MirrorTable of(List<MirrorRule> rules) {
    return new MirrorTable(List.copyOf(rules));
  }

  /** Where the table stands that belongs to a {@code repositories.yaml}. */
  public static String fileBeside(String repositoryConfig) {
    return Path.join(Path.dir(repositoryConfig), "registries.yaml");
  }

  /**
   * Reads the file.
   *
   * @param file its path; one that is not there has no rules
   * @throws RepositoryException {@code couldn't load mirrors (…): …}
   */
  public static MirrorTable load(String file) {
    try {
      return read(Os.readFile(file));
    } catch (PathException e) {
      if (e.isNotExist()) {
        return NONE;
      }
      throw unreadable(file, e);
    } catch (RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static RepositoryException unreadable(String file, RuntimeException cause) {
    return new RepositoryException(
        "couldn't load mirrors (" + file + "): " + cause.getMessage(), cause);
  }

  /**
   * Reads the content of such a file. Unknown keys are errors: a line that is misread may be the
   * one that keeps a request inside.
   */
  public static MirrorTable read(byte[] yaml) {
    return of(MirrorFile.read(yaml));
  }

  /** Whether there are no rules at all. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** The rules in the order of the file. */
  public List<MirrorRule> rules() {
    return rules;
  }

  /** The rule with the longest prefix of a URL, or of an OCI reference without tag and digest. */
  public Optional<MirrorRule> rule(String url) {
    MirrorRule best = null;
    int length = -1;
    for (MirrorRule each : rules) {
      int own = PrefixMatch.prefix(each.prefix()).length();
      if (own > length && PrefixMatch.behind(url, each.prefix()) != null) {
        best = each;
        length = own;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether a URL is a place or lies below it, whatever way both are spelled. */
  public static boolean isBelow(String url, String place) {
    return PrefixMatch.behind(url, place) != null;
  }

  /** Says that no mirror could help and the place itself may not be asked. */
  static RepositoryException refused(String url, List<String> failures) {
    String what = "mirrors: " + Quote.quote(url) + " may only come from a mirror";
    return new RepositoryException(
        failures.isEmpty()
            ? what + ", and it has none"
            : what + ": " + String.join("; ", failures));
  }

  /** How a failed mirror is told. */
  static String failure(String place, RuntimeException cause) {
    return place + ": " + cause.getMessage();
  }
}
