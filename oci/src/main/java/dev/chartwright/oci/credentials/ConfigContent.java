package dev.chartwright.oci.credentials;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in a config file: immutable, with every member that we do not know kept as text.
 *
 * <p>Source: oras-go v2.6.2 {@code registry/remote/credentials/internal/config/config.go}.
 *
 * @param members all members as JSON texts; those below are as they were read
 * @param auths entries under {@code auths} as JSON texts
 * @param credsStore suffix of the helper program for all servers, or empty
 * @param credHelpers suffix of the helper program by server
 */
record ConfigContent(
    Map<String, String> members,
    Map<String, String> auths,
    String credsStore,
    Map<String, String> credHelpers) {
  static final ConfigContent EMPTY = new ConfigContent(Map.of(), Map.of(), "", Map.of());

  private static final String AUTHS = "auths";
  private static final String CREDS_STORE = "credsStore";
  private static final String CRED_HELPERS = "credHelpers";
  private static final String RAW_MAP = "map[string]json.RawMessage";

  /**
   * Decodes a file.
   *
   * @param path the file's name for errors
   */
  static ConfigContent parse(String path, String text) {
    Map<String, String> members;
    try {
      String value = RawMembers.first(text);
      if (value.isEmpty()) {
        return EMPTY;
      }
      members = RawMembers.of(value, RAW_MAP);
    } catch (JsonException e) {
      throw new CredentialException(
          "failed to decode config file " + path + ": invalid config format: " + e.getMessage(), e);
    }
    String field = "creds store";
    try {
      String credsStore = RawMembers.string(member(members, CREDS_STORE));
      field = "cred helpers";
      Map<String, String> credHelpers = RawMembers.strings(member(members, CRED_HELPERS));
      field = AUTHS;
      Map<String, String> auths = RawMembers.of(member(members, AUTHS), RAW_MAP);
      return new ConfigContent(members, auths, credsStore, credHelpers);
    } catch (JsonException e) {
      throw new CredentialException(
          "failed to unmarshal " + field + " field: invalid config format: " + e.getMessage(), e);
    }
  }

  private static String member(Map<String, String> members, String name) {
    String value = members.get(name);
    return value == null ? "null" : value;
  }

  boolean isAuthConfigured() {
    return !credsStore.isEmpty() || !credHelpers.isEmpty() || !auths.isEmpty();
  }

  ConfigContent withAuth(String key, String entry) {
    Map<String, String> changed = new LinkedHashMap<>(auths);
    changed.put(key, entry);
    return new ConfigContent(members, changed, credsStore, credHelpers);
  }

  ConfigContent withoutAuth(String key) {
    Map<String, String> changed = new LinkedHashMap<>(auths);
    changed.remove(key);
    return new ConfigContent(members, changed, credsStore, credHelpers);
  }

  ConfigContent withCredsStore(String suffix) {
    return new ConfigContent(members, auths, suffix, credHelpers);
  }

  /** The file's text: keys sorted, tabs, no line end after the last brace. */
  String text() {
    Map<String, RawJson> all = raw(members);
    if (credsStore.isEmpty()) {
      all.remove(CREDS_STORE);
    } else {
      all.put(CREDS_STORE, RawJson.of(Json.quote(credsStore)));
    }
    all.put(AUTHS, RawJson.of(Json.marshal(raw(auths))));
    return Json.marshalIndent(all, "", "\t");
  }

  private static Map<String, RawJson> raw(Map<String, String> texts) {
    Map<String, RawJson> raw = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      raw.put(text.getKey(), RawJson.of(text.getValue()));
    }
    return raw;
  }
}
