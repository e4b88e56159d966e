package dev.chartwright.repo.migration;

import java.util.List;

/**
 * What became of one version, and why. Immutable.
 *
 * @param entry the version
 * @param status what became of it
 * @param target where it is, or was to be: a reference or a file
 * @param digest digest of the manifest, or of the file, at the target; empty if nothing was sent
 * @param bytes size of the archive, if it was sent
 * @param provenance whether a provenance file went along
 * @param reason why it did not go; else empty
 * @param notes what one should know although it went
 * @param transfer whether it failed for what lies between us and a server, not for what it is
 */
public record MigrationOutcome(
    MigrationEntry entry,
    MigrationStatus status,
    String target,
    String digest,
    long bytes,
    boolean provenance,
    String reason,
    List<String> notes,
    boolean transfer) {
  /** Copies the notes. */
  public MigrationOutcome {
    notes = List.copyOf(notes);
  }

  static MigrationOutcome of(MigrationEntry entry, MigrationStatus status, String target) {
    return new MigrationOutcome(entry, status, target, "", 0, false, "", List.of(), false);
  }

  static MigrationOutcome failed(MigrationEntry entry, String target, String reason) {
    return new MigrationOutcome(
        entry, MigrationStatus.FAILED, target, "", 0, false, reason, List.of(), false);
  }

  MigrationOutcome because(String why) {
    return new MigrationOutcome(
        entry, status, target, digest, bytes, provenance, why, notes, transfer);
  }

  MigrationOutcome onTheWay() {
    return new MigrationOutcome(
        entry, status, target, digest, bytes, provenance, reason, notes, true);
  }
}
