package dev.chartwright.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The switches and error texts of one kind of registry, as far as it is known to differ from the
 * specification.
 *
 * <p>A profile is a text: lines {@code switch = value}, lines {@code message CODE = text} with
 * {@code {name}} for the repository, and comments after {@code #}. Those that come with this module
 * stand in its folder {@code profiles}; what nobody could check against the real service is marked
 * there as unchecked.
 *
 * <pre>{@code
 * Profile.named("ghcr").switches().get(Switch.TOKEN_GRANT) // get
 * }</pre>
 *
 * @param name the name
 * @param switches the values that differ
 * @param messages error messages by code
 */
public record Profile(String name, Map<Switch, String> switches, Map<String, String> messages) {
  private static final List<String> NAMES =
      List.of(
          "ecr",
          "acr",
          "hub",
          "gar",
          "ghcr",
          "harbor",
          "icr",
          "artifactory-cloud",
          "cloudsmith",
          "quay",
          "gitlab",
          "gitea",
          "distribution-2.8",
          "distribution-3",
          "zot");

  /** Copies the maps. */
  public Profile {
    switches = Map.copyOf(switches);
    messages = Map.copyOf(messages);
  }

  /** Names of the profiles that come with this module. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A profile that comes with this module.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Profile named(String name) {
    try (InputStream in =
        NAMES.contains(name)
            ? Profile.class.getResourceAsStream("profiles/" + name + ".txt")
            : null) {
      if (in == null) {
        throw new IllegalArgumentException(
            "no profile " + name + "; there are " + String.join(", ", NAMES));
      }
      return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the profile " + name + " cannot be read", e);
    }
  }

  /**
   * Reads a profile.
   *
   * @throws IllegalArgumentException for a line that is none, with its number
   */
  public static Profile parse(String name, String text) {
    Map<Switch, String> switches = new LinkedHashMap<>();
    Map<String, String> messages = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      int equals = content.indexOf('=');
      String key = equals < 0 ? content : content.substring(0, equals).strip();
      String value = equals < 0 ? "" : content.substring(equals + 1).strip();
      if (key.startsWith("message ")) {
        messages.put(key.substring("message ".length()).strip(), value);
        continue;
      }
      try {
        Switch what =
            Switch.labelled(key)
                .orElseThrow(() -> new IllegalArgumentException("no switch " + key));
        switches.put(what, what.check(value));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "profile " + name + ", line " + number + ": " + e.getMessage(), e);
      }
    }
    return new Profile(name, switches, messages);
  }
}
