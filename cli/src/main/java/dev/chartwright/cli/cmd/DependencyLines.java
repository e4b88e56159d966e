package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.RepositoryEntry;
import dev.chartwright.repo.downloader.dependency.DependencyEvents;

/**
 * Prints what Helm says about dependencies, some of it without a newline at the end.
 *
 * <p>Source: Helm {@code pkg/downloader/manager.go}.
 */
final class DependencyLines implements DependencyEvents {
  private static final String HAPPY = "Update Complete. \u2388Happy Helming!\u2388";

  private final ByteSink out;
  private final boolean debug;

  DependencyLines(CommandContext context) {
    this.out = context.out();
    this.debug = context.settings().debug();
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }

  @Override
  public void localRepository(String repository) {
    if (debug) {
      line("Repository from local path: " + repository);
    }
  }

  @Override
  public void refreshing(boolean added) {
    line(
        added
            ? "Hang tight while we grab the latest from your chart repositories..."
            : "Getting updates for unmanaged Helm repositories...");
  }

  @Override
  public void refreshed(RepositoryEntry repository, boolean added) {
    line(
        "...Successfully got an update from the "
            + Quote.quote(added ? repository.name() : repository.url())
            + " chart repository");
  }

  @Override
  public void notRefreshed(RepositoryEntry repository, boolean added, String reason) {
    line(
        "...Unable to get an update from the "
            + (added
                ? Quote.quote(repository.name()) + " chart repository (" + repository.url() + ")"
                : Quote.quote(repository.url()) + " chart repository")
            + ":\n\t"
            + reason);
  }

  @Override
  public void refreshComplete() {
    line(HAPPY);
  }

  @Override
  public void saving(int charts) {
    line("Saving " + charts + " charts");
  }

  @Override
  public void assumedPresent(String name) {
    line(
        "Dependency "
            + name
            + " did not declare a repository. Assuming it exists in the charts directory");
  }

  @Override
  public void archiving(String name, String repository) {
    if (debug) {
      line("Archiving " + name + " from repo " + repository);
    }
  }

  @Override
  public void downloading(String name, String repository) {
    line("Downloading " + name + " from repo " + repository);
  }

  @Override
  public void alreadyDownloaded(String name, String repository) {
    line("Already downloaded " + name + " from repo " + repository);
  }

  @Override
  public void warning(String text) {
    out.print(text);
  }

  @Override
  public void saveFailed(String reason) {
    line("Save error occurred:  " + reason);
  }

  @Override
  public void notMoved(String file, String reason) {
    out.print("Could not verify " + file + " for moving: " + reason + " (Skipping)");
  }

  @Override
  public void unmovable(String file, String reason) {
    out.print("Unable to move " + file + " to charts dir " + reason + " (Skipping)");
  }

  @Override
  public void deletingOutdated() {
    line("Deleting outdated charts");
  }

  @Override
  public void notDeleted(String file, String reason) {
    line("Could not verify " + file + " for deletion: " + reason + " (Skipping)");
  }

  @Override
  public void undeletable(String file, String reason) {
    out.print("Could not delete " + file + ": " + reason + " (Skipping)");
  }

  @Override
  public void entering(String folder) {
    line("Dependencies of " + folder);
  }
}
