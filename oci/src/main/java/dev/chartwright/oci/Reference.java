package dev.chartwright.oci;

import dev.chartwright.golang.strconv.Quote;
import java.util.Optional;

/**
 * The address of content in a registry: registry, repository, and perhaps a tag or a digest.
 *
 * <pre>{@code
 * Reference ref = Reference.parse("docker.io/library/nginx:1.27");
 * ref.registry();   // docker.io
 * ref.host();       // registry-1.docker.io
 * ref.repository(); // library/nginx
 * ref.toString();   // docker.io/library/nginx:1.27
 * }</pre>
 *
 * <p>With both a tag and a digest the tag is dropped unchecked. Immutable. Source: oras-go v2.6.2
 * {@code registry/reference.go}.
 *
 * @param registry host, with a port if there is one
 * @param repository path of the repository; empty for the registry itself
 * @param reference tag or digest, empty if neither is given
 */
public record Reference(String registry, String repository, String reference) {
  /**
   * Reads {@code registry/repository[:tag][@digest]}.
   *
   * @throws InvalidReferenceException {@code invalid reference: missing registry or repository},
   *     {@code … invalid registry "x"}, {@code … invalid repository "x"}, {@code … invalid tag
   *     "x"}, {@code … invalid digest "x": <reason>}
   */
  public static Reference parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new InvalidReferenceException(
          text, "invalid reference: missing registry or repository");
    }
    String path = text.substring(slash + 1);
    String repository = path;
    String reference = "";
    boolean tag = false;
    int at = path.indexOf('@');
    int colon = path.indexOf(':');
    if (at >= 0) {
      repository = path.substring(0, colon >= 0 && colon < at ? colon : at);
      reference = path.substring(at + 1);
    } else if (colon >= 0) {
      repository = path.substring(0, colon);
      reference = path.substring(colon + 1);
      tag = true;
    }
    Reference result = new Reference(text.substring(0, slash), repository, reference);
    result.validateRegistry();
    result.validateRepository();
    if (!reference.isEmpty()) {
      if (tag) {
        result.validateTag();
      } else {
        result.validateDigest();
      }
    }
    return result;
  }

  /**
   * The reference of a registry as a whole.
   *
   * @throws InvalidReferenceException {@code invalid reference: invalid registry "x"}
   */
  public static Reference ofRegistry(String registry) {
    Reference result = new Reference(registry, "", "");
    result.validateRegistry();
    return result;
  }

  /** The host to talk to: {@code registry-1.docker.io} for {@code docker.io}. */
  public String host() {
    return registry.equals("docker.io") ? "registry-1.docker.io" : registry;
  }

  /** The digest, if the reference is one. */
  public Optional<Digest> digest() {
    Digest digest = Digest.of(reference);
    return digest.isValid() ? Optional.of(digest) : Optional.empty();
  }

  /** The tag, if there is one. */
  public Optional<String> tag() {
    return reference.isEmpty() || digest().isPresent() ? Optional.empty() : Optional.of(reference);
  }

  /** The same repository with another tag or digest, unchecked. */
  public Reference withReference(String tagOrDigest) {
    return new Reference(registry, repository, tagOrDigest);
  }

  /** Another repository of the same registry, without tag or digest, unchecked. */
  public Reference withRepository(String path) {
    return new Reference(registry, path, "");
  }

  /**
   * Reads a reference that may be a bare tag, a bare digest, {@code tag@digest}, or the whole
   * address of this repository.
   *
   * @throws InvalidReferenceException if it is none of these, or of another repository
   */
  public Reference resolve(String text) {
    Reference result;
    try {
      result = parse(text);
    } catch (InvalidReferenceException notWhole) {
      int at = text.indexOf('@');
      result = withReference(at < 0 ? text : text.substring(at + 1));
      if (at >= 0) {
        result.validateDigest();
      } else {
        result.validateReference();
      }
      return result.orInvalid();
    }
    if (!result.registry.equals(registry) || !result.repository.equals(repository)) {
      throw new InvalidReferenceException(
          text,
          "invalid reference: mismatch between received "
              + Quote.quote(result.toString())
              + " and expected "
              + Quote.quote(toString()));
    }
    return result.orInvalid();
  }

  private Reference orInvalid() {
    if (reference.isEmpty()) {
      throw new InvalidReferenceException("", "invalid reference");
    }
    return this;
  }

  /** Refuses a registry that is no {@code host[:port]}. */
  public void validateRegistry() {
    if (!HostName.isValid(registry)) {
      throw invalid("registry", registry, "");
    }
  }

  /** Refuses a repository that breaks the rules of names. */
  public void validateRepository() {
    int start = 0;
    while (start <= repository.length()) {
      int slash = repository.indexOf('/', start);
      int end = slash < 0 ? repository.length() : slash;
      if (!isComponent(repository, start, end)) {
        throw invalid("repository", repository, "");
      }
      start = end + 1;
    }
  }

  private void validateReference() {
    if (reference.indexOf(':') >= 0) {
      validateDigest();
    } else if (!reference.isEmpty()) {
      validateTag();
    }
  }

  private void validateTag() {
    boolean good = reference.length() <= 128;
    for (int i = 0; good && i < reference.length(); i++) {
      char c = reference.charAt(i);
      good = isLetter(c) || isDigit(c) || c == '_' || (i > 0 && (c == '.' || c == '-'));
    }
    if (!good) {
      throw invalid("tag", reference, "");
    }
  }

  private void validateDigest() {
    try {
      Digest.parse(reference);
    } catch (InvalidDigestException e) {
      throw invalid("digest", reference, ": " + e.getMessage());
    }
  }

  private static InvalidReferenceException invalid(String part, String text, String reason) {
    return new InvalidReferenceException(
        text, "invalid reference: invalid " + part + " " + Quote.quote(text) + reason);
  }

  /** Lower-case letters and digits, joined by one dot, one or two underscores, or dashes. */
  private static boolean isComponent(String text, int start, int end) {
    int i = start;
    boolean first = true;
    while (i < end) {
      if (!first) {
        int separator = i;
        char c = text.charAt(i);
        while (i < end && text.charAt(i) == c && "._-".indexOf(c) >= 0) {
          i++;
        }
        int length = i - separator;
        if (length == 0 || (c == '.' && length > 1) || (c == '_' && length > 2)) {
          return false;
        }
      }
      int word = i;
      while (i < end && (isDigit(text.charAt(i)) || isLower(text.charAt(i)))) {
        i++;
      }
      if (i == word) {
        return false;
      }
      first = false;
    }
    return !first;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isLetter(char c) {
    return isLower(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public String toString() {
    if (repository.isEmpty()) {
      return registry;
    }
    String name = registry + "/" + repository;
    if (reference.isEmpty()) {
      return name;
    }
    return name + (digest().isPresent() ? "@" : ":") + reference;
  }
}
