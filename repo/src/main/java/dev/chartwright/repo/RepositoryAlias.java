package dev.chartwright.repo;

/**
 * A short name for a place in an OCI registry, below which charts lie.
 *
 * @param name the name that the user gave it
 * @param url {@code oci://host/path}, without a slash at its end
 */
public record RepositoryAlias(String name, String url) {}
