package dev.chartwright.release.storage;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The history of releases over a driver. As safe for several threads as its driver. Source: Helm
 * 4.3.1 {@code pkg/storage/storage.go}.
 */
public final class ReleaseStorage implements AutoCloseable {
  private final ReleaseDriver driver;
  private final LogSink log;
  private final int maxHistory;
  private final Pause pause;

  private ReleaseStorage(ReleaseDriver driver, LogSink log, int maxHistory, Pause pause) {
    this.driver = driver;
    this.log = log;
    this.maxHistory = maxHistory;
    this.pause = pause;
  }

  /** Releases in a driver's place; history grows without limit. */
  public static ReleaseStorage of(ReleaseDriver driver, LogSink log) {
    return new ReleaseStorage(driver, log, 0, Pause.real());
  }

  /** The same, keeping at most so many revisions of a release; 0 or less for all. */
  public ReleaseStorage withMaxHistory(int revisions) {
    return new ReleaseStorage(driver, log, revisions, pause);
  }

  /** The same with another way to let time pass between attempts; for tests. */
  public ReleaseStorage withPause(Pause other) {
    return new ReleaseStorage(driver, log, maxHistory, other);
  }

  /** The key of a revision. */
  public static String key(String name, int version) {
    return "sh.helm.release.v1." + name + ".v" + version;
  }

  /** One revision; {@code NOT_FOUND} if there is none. */
  public Release get(String name, int version) {
    log.debug("getting release", "key", key(name, version));
    return driver.get(key(name, version));
  }

  /** Keeps a new revision, after the oldest ones were removed to make room for it. */
  public void create(Release release) {
    log.debug("creating release", "key", key(release.name(), release.version()));
    if (maxHistory > 0) {
      try {
        removeLeastRecent(release.name(), maxHistory - 1);
      } catch (ReleaseException e) {
        if (e.problem() != Problem.NOT_FOUND) {
          throw e;
        }
      }
    }
    driver.create(key(release.name(), release.version()), release);
  }

  /** Replaces a revision. */
  public void update(Release release) {
    log.debug("updating release", "key", key(release.name(), release.version()));
    driver.update(key(release.name(), release.version()), release);
  }

  /**
   * Replaces a revision by the state that a change of it ends with, and tries again for two seconds
   * if that may help: without this record a release that works looks half-done.
   *
   * @throws RuntimeException what {@link #update} threw first
   */
  public void finish(Release release) {
    new LastRecord(this, log, pause).store(release);
  }

  /** Removes a revision. */
  public Release delete(String name, int version) {
    log.debug("deleting release", "key", key(name, version));
    return driver.delete(key(name, version));
  }

  /** All revisions of all releases. */
  public List<Release> list() {
    return driver.list();
  }

  /** The revisions of a release in no order; {@code NOT_FOUND} if there are none. */
  public List<Release> history(String name) {
    log.debug("getting release history", "name", name);
    return driver.query(Map.of("name", name, "owner", "helm"));
  }

  /** The newest revision. */
  public Release last(String name) {
    log.debug("getting last revision", "name", name);
    List<Release> history = history(name);
    if (history.isEmpty()) {
      throw ReleaseException.of(
          Problem.OTHER, "no revision for release " + Quote.quote(name), null);
    }
    return newest(history);
  }

  /** The newest deployed revision; {@code NO_DEPLOYED} if there is none. */
  public Release deployed(String name) {
    List<Release> deployed = deployedAll(name);
    if (deployed.isEmpty()) {
      throw noDeployed(name);
    }
    return newest(deployed);
  }

  /** All revisions that are recorded as deployed; {@code NO_DEPLOYED} if there are none. */
  public List<Release> deployedAll(String name) {
    log.debug("getting deployed releases", "name", name);
    try {
      return driver.query(
          Map.of("name", name, "owner", "helm", "status", ReleaseStatus.DEPLOYED.word()));
    } catch (RuntimeException e) {
      if (String.valueOf(e.getMessage()).contains("not found")) {
        throw noDeployed(name);
      }
      throw e;
    }
  }

  private static ReleaseException noDeployed(String name) {
    return ReleaseException.of(
        Problem.NO_DEPLOYED, Quote.quote(name) + " has no deployed releases", null);
  }

  private static Release newest(List<Release> releases) {
    Release newest = releases.get(0);
    for (Release each : releases) {
      newest = each.version() > newest.version() ? each : newest;
    }
    return newest;
  }

  private void removeLeastRecent(String name, int maximum) {
    if (maximum < 0) {
      return;
    }
    List<Release> history = new ArrayList<>(history(name));
    if (history.size() <= maximum) {
      return;
    }
    history.sort(Comparator.comparingInt(Release::version));
    int kept = deployedVersion(name);
    List<Release> old = new ArrayList<>();
    for (Release each : history) {
      if (history.size() - old.size() == maximum) {
        break;
      }
      if (each.version() != kept) {
        old.add(each);
      }
    }
    List<RuntimeException> errors = new ArrayList<>();
    for (Release each : old) {
      try {
        delete(name, each.version());
      } catch (RuntimeException e) {
        log.debug("error pruning release", "key", key(name, each.version()), "error", text(e));
        errors.add(e);
      }
    }
    log.debug(
        "pruned records",
        "count",
        Integer.toString(old.size()),
        "release",
        name,
        "errors",
        Integer.toString(errors.size()));
    if (errors.size() == 1) {
      throw errors.get(0);
    }
    if (!errors.isEmpty()) {
      throw ReleaseException.of(
          Problem.OTHER,
          "encountered " + errors.size() + " deletion errors. First is: " + text(errors.get(0)),
          errors.get(0));
    }
  }

  private int deployedVersion(String name) {
    try {
      return deployed(name).version();
    } catch (ReleaseException e) {
      if (e.problem() == Problem.NO_DEPLOYED) {
        return -1;
      }
      throw e;
    }
  }

  private static String text(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }

  @Override
  public void close() {
    driver.close();
  }
}
