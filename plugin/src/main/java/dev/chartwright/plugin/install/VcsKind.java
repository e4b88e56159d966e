package dev.chartwright.plugin.install;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UserInfo;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.regexp.Regexp;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.ProcessCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The version control systems that Helm knows, and how a place tells which it belongs to.
 *
 * <p>Source: github.com/Masterminds/vcs 1.13.3 {@code vcs_remote_lookup.go}, {@code
 * vcs_local_lookup.go}.
 */
enum VcsKind {
  GIT("git"),
  SVN("svn"),
  HG("hg"),
  BZR("bzr");

  private static final String NAME = "[A-Za-z0-9_.\\-]+";

  /** Host, pattern and kind of places that everybody knows. */
  private static final List<Host> HOSTS =
      List.of(
          new Host("github.com", "^(github\\.com[/|:]N/N)(/N)*$", GIT),
          new Host("bitbucket.org", "^(bitbucket\\.org/(N/N))(/N)*$", GIT),
          new Host("launchpad.net", "^(launchpad\\.net/((N)(/N)?|~N/(\\+junk|N)/N))(/N)*$", BZR),
          new Host("git.launchpad.net", "^(git\\.launchpad\\.net/((N)|~N/(\\+git|N)/N))$", GIT),
          new Host("hub.jazz.net", "^(hub\\.jazz\\.net/git/[a-z0-9]+/N)(/N)*$", GIT),
          new Host("go.googlesource.com", "^(go\\.googlesource\\.com/N/?)$", GIT),
          new Host("git.openstack.org", "^(git\\.openstack\\.org/N/N)$", GIT),
          new Host("hg.code.sf.net", "^(hg.code.sf.net/p/N/N)*$", HG),
          new Host("git.code.sf.net", "^(git.code.sf.net/p/N/N)*$", GIT),
          new Host("svn.code.sf.net", "^(svn.code.sf.net/p/N/N)*$", SVN));

  private final String program;

  VcsKind(String program) {
    this.program = program;
  }

  private record Host(String name, String pattern, VcsKind kind) {
    boolean matches(String place) {
      return Regexp.compile(pattern.replace("N", NAME)).matches(place);
    }
  }

  /**
   * The repository at a remote place or in a folder.
   *
   * @throws UnknownVcsException if neither tells what it belongs to
   * @throws PluginException if it is none of Git's
   */
  static GitRepository repository(String remote, String folder, PluginSources sources) {
    String place = remote;
    VcsKind kind = ofUrl(remote);
    if (kind == null) {
      GoImport found = GoImport.find(remote, sources.web());
      if (found != null) {
        kind = found.kind();
        place = found.repository();
      } else {
        kind = in(folder);
        place = "";
      }
    }
    if (kind == null) {
      throw new UnknownVcsException();
    }
    if (!isInstalled(kind.program, sources)) {
      throw new PluginException(kind.program + " is not installed");
    }
    if (kind != GIT) {
      throw new PluginException(
          "plugins in repositories of " + kind.program + " are not supported; use git");
    }
    return GitRepository.of(place, folder, sources);
  }

  private static boolean isInstalled(String program, PluginSources sources) {
    try {
      sources
          .processes()
          .run(
              new ProcessCall(
                  List.of(program, "--version"),
                  sources.environment(),
                  null,
                  new ProcessCall.Input.Bytes(new byte[0]),
                  ProcessCall.Output.CAPTURED,
                  ProcessCall.Output.CAPTURED));
      return true;
    } catch (PluginException e) {
      return false;
    }
  }

  /** What a folder is a checkout of; null if of nothing. */
  static @Nullable VcsKind in(String folder) {
    for (VcsKind kind : values()) {
      if (Os.exists(folder + "/." + kind.program)) {
        return kind;
      }
    }
    return null;
  }

  /** The kind of that name; null for another word. */
  static @Nullable VcsKind named(String word) {
    for (VcsKind kind : values()) {
      if (kind.program.equals(word)) {
        return kind;
      }
    }
    return null;
  }

  /** What a URL or address tells by itself; null if nothing. */
  private static @Nullable VcsKind ofUrl(String text) {
    ScpAddress address = ScpAddress.parse(text);
    if (address != null) {
      return of("ssh", address.user(), address.host(), "/" + address.path());
    }
    Url url = Url.parse(text);
    if (url.scheme().equals("file")) {
      return in(url.path());
    }
    UserInfo user = url.user();
    return of(url.scheme(), user == null ? "" : user.username(), url.host(), url.path());
  }

  private static @Nullable VcsKind of(String scheme, String user, String host, String path) {
    if (host.isEmpty()) {
      return null;
    }
    switch (scheme) {
      case "git+ssh", "git" -> {
        return GIT;
      }
      case "bzr+ssh" -> {
        return BZR;
      }
      case "svn+ssh" -> {
        return SVN;
      }
      default -> {}
    }
    String place = host + path;
    for (Host known : HOSTS) {
      if (known.name().equals(host)) {
        return known.matches(place) ? known.kind() : null;
      }
    }
    for (VcsKind kind : values()) {
      if (place.endsWith("." + kind.program)) {
        return kind;
      }
    }
    return user.equals("git") ? GIT : user.equals("hg") ? HG : null;
  }
}
