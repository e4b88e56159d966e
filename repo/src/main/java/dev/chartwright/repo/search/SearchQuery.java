package dev.chartwright.repo.search;

import java.util.Optional;

/**
 * What {@code search repo} is asked.
 *
 * @param keyword the arguments with blanks between; empty for all charts
 * @param regexp whether the keyword is a regular expression
 * @param versions whether to list each version and not only the newest
 * @param devel whether to take pre-releases, unless there is a version
 * @param version a constraint, or empty
 */
public record SearchQuery(
    Optional<String> keyword, boolean regexp, boolean versions, boolean devel, String version) {}
