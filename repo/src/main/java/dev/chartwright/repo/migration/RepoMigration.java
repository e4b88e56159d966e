package dev.chartwright.repo.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Moves charts from one place to another: all versions or some, several at a time.
 *
 * <p>A version whose archive is at the destination already is not sent, so that a run can be broken
 * off at any time and repeated, and a second run sends nothing. What is there and differs is left
 * alone unless told otherwise. One version that cannot go does not keep the others: each outcome
 * says why. When several versions in a row fail for what lies between us and a server, the run ends
 * and counts the rest as left.
 *
 * <p>Memory is bounded by the source's list and, for each version that moves at a time, 1 MiB of
 * archive and 1 MiB of provenance file. One object is good for one run; {@link #stop} may be called
 * by any thread.
 *
 * <pre>{@code
 * RepoMigration migration = RepoMigration.of(source, destination, MigrationOptions.defaults());
 * MigrationReport report = migration.run(MigrationEvents.NONE);
 * report.count(MigrationStatus.SENT);   // 2000
 * report.missing();                     // 0
 * }</pre>
 */
public final class RepoMigration {
  private static final String INTERRUPTED = "interrupted";

  private final MigrationSource source;
  private final MigrationDestination destination;
  private final MigrationOptions options;
  private volatile String stopped = "";

  private RepoMigration(
      MigrationSource source, MigrationDestination destination, MigrationOptions options) {
    this.source = source;
    this.destination = destination;
    this.options = options;
  }

  /** A migration that is about to begin. */
  public static RepoMigration of(
      MigrationSource source, MigrationDestination destination, MigrationOptions options) {
    return new RepoMigration(source, destination, options);
  }

  /** Lets the versions on their way arrive and leaves the others. */
  public void stop() {
    stop(INTERRUPTED);
  }

  private void stop(String why) {
    if (stopped.isEmpty()) {
      stopped = why;
    }
  }

  /**
   * Moves everything that is wanted.
   *
   * @throws RuntimeException if a list of the source cannot be read, or the destination cannot be
   *     finished
   */
  public MigrationReport run(MigrationEvents events) {
    MigrationReport.Sum sum = new MigrationReport.Sum();
    ExecutorService workers = Executors.newFixedThreadPool(options.parallel(), new Workers());
    Deque<Future<MigrationOutcome>> underWay = new ArrayDeque<>();
    VersionMove move = new VersionMove(source, destination, options);
    int ahead = options.parallel() * 4;
    try {
      Consecutive faults = new Consecutive();
      Iterator<String> charts = wanted(events).iterator();
      while (charts.hasNext()) {
        for (MigrationEntry entry : options.filter().select(source.versions(charts.next()))) {
          if (underWay.size() >= ahead) {
            finish(underWay.remove(), events, sum, faults);
          }
          underWay.add(
              workers.submit(() -> {
                MigrationOutcome outcome =
                    stopped.isEmpty()
                        ? move.run(entry)
                        : MigrationOutcome.of(entry, MigrationStatus.LEFT, "");
                events.moved(entry);
                return outcome;
              }));
        }
      }
      while (!underWay.isEmpty()) {
        finish(underWay.remove(), events, sum, faults);
      }
    } finally {
      workers.shutdownNow();
    }
    if (!options.dryRun()) {
      try {
        destination.finish();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sum.report(stopped);
  }

  private List<String> wanted(MigrationEvents events) {
    List<String> wanted = new ArrayList<>();
    long versions = 0;
    for (String chart : source.charts()) {
      if (options.filter().wantsChart(chart)) {
        wanted.add(chart);
        versions += source.isListed() ? options.filter().select(source.versions(chart)).size() : 0;
      }
    }
    events.planned(versions);
    return wanted;
  }

  private void finish(
      Future<MigrationOutcome> done,
      MigrationEvents events,
      MigrationReport.Sum sum,
      Consecutive faults) {
    MigrationOutcome outcome;
    try {
      outcome = done.get();
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
    sum.add(outcome);
    events.finished(outcome);
    if (outcome.status() != MigrationStatus.LEFT
        && faults.count(outcome.transfer()) >= options.limits().faultsInARow()) {
      stop("stopped after " + faults.count + " failures in a row");
    }
  }

  /** How many versions in a row failed on the way. */
  private static final class Consecutive {
    private int count;

    int count(boolean fault) {
      count = fault ? count + 1 : 0;
      return count;
    }
  }

  private static final class Workers implements ThreadFactory {
    private final AtomicInteger number = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "migration-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
