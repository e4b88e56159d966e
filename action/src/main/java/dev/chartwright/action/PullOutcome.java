package dev.chartwright.action;

import dev.chartwright.provenance.Verification;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a pull left behind.
 *
 * @param archive where the archive is; empty when it was unpacked
 * @param warning a line about a provenance file that was wanted and is not there; empty if all is
 *     well
 * @param verification what the check of the provenance file found; empty if there was none
 */
public record PullOutcome(
    Optional<Path> archive, String warning, Optional<Verification> verification) {}
