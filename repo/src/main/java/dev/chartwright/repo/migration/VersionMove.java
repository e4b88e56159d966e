package dev.chartwright.repo.migration;

import dev.chartwright.chart.ChartException;
import dev.chartwright.chart.ChartLoader;
import dev.chartwright.chart.Metadata;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.http.TransportException;
import dev.chartwright.repo.RepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The way of one version: compare, fetch, check, store. */
final class VersionMove {
  private final MigrationSource source;
  private final MigrationDestination destination;
  private final MigrationOptions options;

  VersionMove(MigrationSource source, MigrationDestination destination, MigrationOptions options) {
    this.source = source;
    this.destination = destination;
    this.options = options;
  }

  MigrationOutcome run(MigrationEntry listed) {
    MigrationEntry entry = listed;
    if (!entry.problem().isEmpty()) {
      return MigrationOutcome.failed(entry, "", entry.problem());
    }
    String target;
    try {
      target = destination.target(entry);
    } catch (RuntimeException e) {
      return MigrationOutcome.failed(entry, "", reason(e));
    }
    Optional<String> there;
    try {
      there = destination.archiveAt(target);
    } catch (RuntimeException e) {
      return MigrationOutcome.failed(entry, target, "destination: " + reason(e)).onTheWay();
    }
    if (there.isPresent() && entry.digest().isEmpty()) {
      try {
        entry = source.known(entry);
      } catch (RuntimeException e) {
        return MigrationOutcome.failed(entry, target, "source: " + reason(e)).onTheWay();
      }
    }
    String promised = promised(entry);
    if (there.isPresent() && !promised.isEmpty()) {
      if (there.get().equals(promised)) {
        return present(entry, target);
      }
      if (!options.overwrite()) {
        return conflict(entry, target, there.get(), promised);
      }
    }
    boolean unknown = there.isPresent() && promised.isEmpty();
    if (options.dryRun() && !unknown) {
      return MigrationOutcome.of(
          entry,
          there.isPresent() ? MigrationStatus.WOULD_REPLACE : MigrationStatus.WOULD_SEND,
          target);
    }
    try (FetchedChart fetched = source.fetch(entry)) {
      return move(entry, target, there, fetched);
    } catch (IOException | RuntimeException e) {
      MigrationOutcome failed = MigrationOutcome.failed(entry, target, "source: " + reason(e));
      return isTransfer(e) ? failed.onTheWay() : failed;
    }
  }

  private MigrationOutcome move(
      MigrationEntry entry, String target, Optional<String> there, FetchedChart fetched) {
    String actual = fetched.sha256Hex();
    String promised = promised(entry);
    List<String> notes = new ArrayList<>();
    if (!promised.isEmpty() && !promised.equals(actual)) {
      String differs =
          "its digest differs from the index: sha256:" + actual + ", not sha256:" + promised;
      if (!options.trustArchives()) {
        return MigrationOutcome.failed(entry, target, differs);
      }
      notes.add(differs);
    }
    if (there.isPresent() && there.get().equals(actual)) {
      return present(entry, target);
    }
    Metadata metadata;
    try {
      metadata = metadata(fetched);
      check(entry, metadata);
    } catch (IOException | RuntimeException e) {
      return MigrationOutcome.failed(entry, target, reason(e));
    }
    if (there.isPresent() && !options.overwrite()) {
      return conflict(entry, target, there.get(), actual);
    }
    if (options.dryRun()) {
      return MigrationOutcome.of(entry, MigrationStatus.WOULD_REPLACE, target);
    }
    note(metadata, fetched, notes);
    String created = entry.created().isEmpty() ? fetched.created() : entry.created();
    boolean deprecated = entry.deprecated() || fetched.deprecated() || metadata.deprecated();
    String digest;
    try {
      digest = destination.store(target, fetched, metadata, created, deprecated);
    } catch (IOException | RuntimeException e) {
      return MigrationOutcome.failed(entry, target, "destination: " + reason(e)).onTheWay();
    }
    return new MigrationOutcome(
        entry,
        there.isPresent() ? MigrationStatus.REPLACED : MigrationStatus.SENT,
        target,
        digest,
        fetched.size(),
        fetched.provenance().isPresent(),
        "",
        notes,
        false);
  }

  private MigrationOutcome present(MigrationEntry entry, String target) {
    destination.kept(target, entry);
    return MigrationOutcome.of(entry, MigrationStatus.PRESENT, target);
  }

  private static MigrationOutcome conflict(
      MigrationEntry entry, String target, String there, String ours) {
    String what =
        there.isEmpty() ? "something that is no chart" : "another archive, sha256:" + there;
    return MigrationOutcome.of(entry, MigrationStatus.CONFLICT, target)
        .because("the destination has " + what + ", not sha256:" + ours);
  }

  /** The digest that the list promises, in hex and lower case; nonsense promises nothing. */
  private static String promised(MigrationEntry entry) {
    String text = entry.digest().toLowerCase(Locale.ROOT);
    String hex = text.startsWith("sha256:") ? text.substring("sha256:".length()) : text;
    boolean sound = hex.length() == 64;
    for (int i = 0; sound && i < hex.length(); i++) {
      sound = Character.digit(hex.charAt(i), 16) >= 0;
    }
    return sound ? hex : "";
  }

  private static Metadata metadata(FetchedChart fetched) throws IOException {
    try (InputStream in = fetched.open()) {
      return ChartLoader.of(LogSink.none()).scanArchive(in).metadata().validated();
    }
  }

  private static void check(MigrationEntry entry, Metadata metadata) {
    if (!metadata.name().equals(entry.chart()) || !sameVersion(metadata, entry)) {
      throw new ChartException(
          "the archive is chart "
              + Quote.quote(metadata.name())
              + " "
              + Quote.quote(metadata.version())
              + ", not "
              + Quote.quote(entry.chart())
              + " "
              + Quote.quote(entry.version()));
    }
  }

  private static boolean sameVersion(Metadata metadata, MigrationEntry entry) {
    return metadata.version().equals(entry.version());
  }

  private static void note(Metadata metadata, FetchedChart fetched, List<String> notes) {
    try {
      Version unused = Version.parseStrict(metadata.version());
    } catch (SemverException e) {
      notes.add(
          "its version is not strictly semantic: registries give it when asked for exactly,"
              + " ranges do not find it");
    }
    Optional<byte[]> signed = fetched.provenance();
    if (signed.isPresent()
        && !new String(signed.get(), StandardCharsets.ISO_8859_1).contains(fetched.sha256Hex())) {
      notes.add("its provenance file is about another archive");
    }
  }

  /** Whether it might go well another time, or with another network. */
  private static boolean isTransfer(Exception failure) {
    if (failure instanceof RepositoryException refused && refused.status() != 0) {
      return refused.status() == 401
          || refused.status() == 403
          || refused.status() == 429
          || refused.status() >= 500;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransportException) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isEmpty() ? failure.toString() : message;
  }
}
