package dev.chartwright.repo;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.oci.Reference;
import dev.chartwright.registry.ChartReference;

/**
 * A short name for a place in an OCI registry, below which charts lie.
 *
 * @param name the name that the user gave it
 * @param url {@code oci://host/path}, without a slash at its end
 */
public record RepositoryAlias(String name, String url) {
  /**
   * An alias as the user gives it.
   *
   * @param url {@code oci://host/path} or {@code oci://host}; slashes at its end do not count
   * @throws RepositoryException if it is no place in a registry, or names a tag or digest
   */
  public static RepositoryAlias of(String name, String url) {
    String place = url;
    while (place.endsWith("/") && place.length() > ChartReference.SCHEME.length()) {
      place = place.substring(0, place.length() - 1);
    }
    try {
      // A chart below it must have a good reference.
      Reference parsed = Reference.parse(ChartReference.withoutScheme(place) + "/chart");
      if (!parsed.reference().isEmpty()) {
        throw new RepositoryException("it names a version");
      }
    } catch (RuntimeException e) {
      throw new RepositoryException(
          Quote.quote(url) + " is no place in a registry (oci://host/path): " + e.getMessage(), e);
    }
    return new RepositoryAlias(name, place);
  }
}
