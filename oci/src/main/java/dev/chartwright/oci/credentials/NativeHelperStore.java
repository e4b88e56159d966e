package dev.chartwright.oci.credentials;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * A store behind a helper program that speaks Docker's credential helper protocol, such as {@code
 * docker-credential-osxkeychain} or {@code docker-credential-ecr-login}.
 *
 * <p>The program is run once for each call, with the action as argument: {@code get} and {@code
 * erase} read the server address, {@code store} reads {@code
 * {"ServerURL":…,"Username":…,"Secret":…}}. The user name {@code <token>} says that the secret is a
 * refresh token. Nothing is cached here.
 *
 * <p>Thread-safe. Source: oras-go v2.6.2 {@code credentials/native_store.go},
 * docker-credential-helpers' protocol.
 */
public final class NativeHelperStore implements CredentialStore {
  private static final String TOKEN_USER = "<token>";
  private static final String NOT_FOUND = "credentials not found in native keychain";
  private static final String[] FIELDS = {"ServerURL", "Username", "Secret"};

  private final HelperPrograms programs;
  private final String helper;

  private NativeHelperStore(HelperPrograms programs, String helper) {
    this.programs = programs;
    this.helper = helper;
  }

  /**
   * Makes the store of one helper. Whether it is installed shows at the first use.
   *
   * @param suffix name of the program after {@code docker-credential-}: letters, digits, {@code -},
   *     {@code _}, {@code .}
   * @throws CredentialException for a suffix that could name a program outside the path
   */
  public static NativeHelperStore of(String suffix, HelperPrograms programs) {
    for (int i = 0; i < suffix.length(); i++) {
      char c = suffix.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && "-_.".indexOf(c) < 0) {
        throw new CredentialException(
            "unsafe name of a credential helper: \"" + suffix + "\" (letters, digits, - _ . only)");
      }
    }
    return new NativeHelperStore(programs, HelperPrograms.PREFIX + suffix);
  }

  /** Name of the program, {@code docker-credential-<suffix>}. */
  public String helper() {
    return helper;
  }

  @Override
  public FoundCredential find(String serverAddress, String repository) {
    String[] fields;
    try {
      fields =
          RawMembers.fields(
              RawMembers.only(run("get", serverAddress)), "credentials.dockerCredentials", FIELDS);
    } catch (HelperException e) {
      if (NOT_FOUND.equals(e.getMessage())) {
        return FoundCredential.NONE;
      }
      throw e;
    } catch (JsonException e) {
      throw new CredentialException(String.valueOf(e.getMessage()), e);
    }
    Credential credential =
        fields[1].equals(TOKEN_USER)
            ? Credential.ofRefreshToken(fields[2])
            : Credential.of(fields[1], fields[2]);
    return credential.isEmpty()
        ? FoundCredential.NONE
        : new FoundCredential(
            credential, new CredentialOrigin(CredentialOrigin.Kind.HELPER, helper, serverAddress));
  }

  @Override
  public void put(String serverAddress, Credential credential) {
    boolean token = !credential.refreshToken().isEmpty();
    JsonObject input =
        JsonObject.create()
            .put(FIELDS[0], serverAddress)
            .put(FIELDS[1], token ? TOKEN_USER : credential.username())
            .put(FIELDS[2], token ? credential.refreshToken() : credential.password());
    run("store", Json.marshal(input));
  }

  @Override
  public void delete(String serverAddress) {
    run("erase", serverAddress);
  }

  /**
   * The servers that the helper knows, with the user name of each, in order of the servers.
   *
   * @throws CredentialException when the helper fails or does not know the action
   */
  public Map<String, String> list() {
    try {
      return new TreeMap<>(RawMembers.strings(RawMembers.only(run("list", ""))));
    } catch (JsonException e) {
      throw new CredentialException(String.valueOf(e.getMessage()), e);
    }
  }

  private String run(String action, String input) {
    return HelperProcess.run(programs, helper, action, input);
  }
}
