package dev.chartwright.plugin.install;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strings.Strings;
import dev.chartwright.plugin.PluginException;
import dev.chartwright.plugin.ProcessCall;
import dev.chartwright.plugin.ProcessResult;
import dev.chartwright.plugin.Processes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Git repository and its checkout on this machine, by the program {@code git}.
 *
 * <p>Source: github.com/Masterminds/vcs 1.13.3 {@code git.go}.
 */
final class GitRepository {
  private final String remote;
  private final String folder;
  private final Map<String, String> environment;
  private final Processes processes;

  private GitRepository(
      String remote, String folder, Map<String, String> environment, Processes processes) {
    this.remote = remote;
    this.folder = folder;
    this.environment = environment;
    this.processes = processes;
  }

  /**
   * A repository, checked out or to be checked out into a folder.
   *
   * @param remote where it comes from; empty to ask the checkout
   * @throws PluginException if the folder is the checkout of something else
   */
  static GitRepository of(String remote, String folder, PluginSources sources) {
    GitRepository repository =
        new GitRepository(remote, folder, sources.environment(), sources.processes());
    if (VcsKind.in(folder) != VcsKind.GIT) {
      if (VcsKind.in(folder) != null) {
        throw new PluginException("Wrong VCS detected");
      }
      return repository;
    }
    Answer answer = repository.here("git", "config", "--get", "remote.origin.url");
    if (answer.failed()) {
      throw answer.failure("Unable to retrieve local repo information");
    }
    String origin = Strings.trimSpace(answer.text());
    if (!remote.isEmpty() && !origin.equals(remote)) {
      throw new PluginException("The Remote does not match the VCS endpoint");
    }
    return remote.isEmpty()
        ? new GitRepository(origin, folder, sources.environment(), sources.processes())
        : repository;
  }

  String remote() {
    return remote;
  }

  String folder() {
    return folder;
  }

  void cloneRemote() {
    Answer answer = fetchAll();
    if (answer.failed() && answer.text().startsWith("could not create work tree dir")) {
      Os.mkdirAll(Path.dir(folder));
      answer = fetchAll();
    }
    if (answer.failed()) {
      throw new PluginException(
          "Unable to get repository: " + answer.text() + ": " + answer.status());
    }
  }

  private Answer fetchAll() {
    return run(null, "git", "clone", "--recursive", "--", remote, folder);
  }

  /** Fetches what is new and, unless a version was checked out, moves on to it. */
  void update() {
    must("Unable to update repository", "git", "fetch", "--tags", "--", "origin");
    byte[] head;
    try {
      head = Os.readFile(folder + "/.git/HEAD");
    } catch (PathException e) {
      throw new PluginException("Unable to update repository: " + e.getMessage(), e);
    }
    if (!Strings.trimSpace(GoString.of(head)).startsWith("ref: ")) {
      return;
    }
    must("Unable to update repository", "git", "pull");
    cleanSubmodules();
  }

  void checkOut(String version) {
    must("Unable to update checked out version", "git", "checkout", version);
    cleanSubmodules();
  }

  private void cleanSubmodules() {
    must(
        "Unexpected error while defensively updating submodules",
        "git",
        "submodule",
        "update",
        "--init",
        "--recursive");
    must(
        "Unexpected error while defensively cleaning up after possible derelict submodule"
            + " directories",
        "git",
        "clean",
        "-x",
        "-d",
        "-f",
        "-f");
    must(
        "Unexpected error while defensively cleaning up after possible derelict nested submodule"
            + " directories",
        "git",
        "submodule",
        "foreach",
        "--recursive",
        "git clean -x -d -f -f");
  }

  /** Whether a text is a commit, branch or tag. */
  boolean isReference(String text) {
    return !here("git", "rev-parse", "--verify", text).failed()
        || !here("git", "show-ref", text).failed();
  }

  /** Whether files were changed in the checkout. */
  boolean isDirty() {
    Answer answer = here("git", "diff");
    return answer.failed() || !answer.text().isEmpty();
  }

  List<String> tags() {
    Answer answer = here("git", "show-ref");
    if (answer.failed()) {
      throw answer.failure("Unable to retrieve tags");
    }
    List<String> tags = new ArrayList<>();
    for (String line : answer.text().split("\n")) {
      int at = line.indexOf("tags/");
      String tag = at < 0 ? "" : line.substring(at + "tags/".length());
      if (!tag.isEmpty() && tag.indexOf(' ') < 0) {
        tags.add(tag);
      }
    }
    return tags;
  }

  private void must(String complaint, String... command) {
    Answer answer = here(command);
    if (answer.failed()) {
      throw answer.failure(complaint);
    }
  }

  private Answer here(String... command) {
    return run(folder, command);
  }

  private Answer run(@Nullable String where, String... command) {
    Map<String, String> variables = environment;
    if (where != null) {
      variables = new HashMap<>(environment);
      variables.put("PWD", where);
    }
    try {
      ProcessResult result =
          processes.run(
              new ProcessCall(
                  List.of(command),
                  variables,
                  where,
                  new ProcessCall.Input.Bytes(new byte[0]),
                  ProcessCall.Output.CAPTURED,
                  ProcessCall.Output.CAPTURED));
      return new Answer(
          GoString.of(result.output()),
          result.exitCode() == 0 ? "" : "exit status " + result.exitCode());
    } catch (PluginException e) {
      return new Answer("", String.valueOf(e.getMessage()));
    }
  }

  /** What a program printed, and how it failed; no status if it did not. */
  private record Answer(String text, String status) {
    boolean failed() {
      return !status.isEmpty();
    }

    PluginException failure(String complaint) {
      return new PluginException(complaint + ": " + status);
    }
  }
}
