package dev.chartwright.kube.rest;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.config.ExecPlugin;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that a program knows, kept until they expire. Safe for several threads.
 *
 * <p>Source: client-go 0.37 {@code plugin/pkg/client/auth/exec/exec.go}; its error texts.
 */
final class ExecCredentials {
  private static final String GROUP = "client.authentication.k8s.io/";

  /**
   * What a program answered.
   *
   * @param token bearer token; may be empty
   * @param certificate PEM text of a client certificate; may be empty
   * @param key PEM text of its key
   */
  record Answer(String token, String certificate, String key, @Nullable Instant expires) {
    @Override
    public String toString() {
      return "Answer";
    }
  }

  private final ExecPlugin plugin;
  private final RestOptions options;
  private @Nullable Answer known;
  private boolean hinted;

  private ExecCredentials(ExecPlugin plugin, RestOptions options) {
    this.plugin = plugin;
    this.options = options;
  }

  /**
   * The program that a kubeconfig names.
   *
   * @throws KubeException if its protocol is not known
   */
  static ExecCredentials of(ExecPlugin plugin, RestOptions options) {
    String version = plugin.apiVersion();
    if (!version.equals(GROUP + "v1") && !version.equals(GROUP + "v1beta1")) {
      throw KubeException.of("exec plugin: invalid apiVersion " + Quote.quote(version));
    }
    return new ExecCredentials(plugin, options);
  }

  /** The credentials, asked for anew if they have expired. */
  synchronized Answer get() {
    Answer answer = known;
    if (answer == null || expired(answer)) {
      answer = ask();
      known = answer;
    }
    return answer;
  }

  /** Asks again after the server has refused credentials, for the next request. */
  synchronized void refuse(Answer refused) {
    if (refused.equals(known)) {
      known = ask();
    }
  }

  private boolean expired(Answer answer) {
    Instant expires = answer.expires();
    return expires != null && options.clock().instant().isAfter(expires);
  }

  private Answer ask() {
    boolean interactive = interactive();
    String output =
        new ExecProgram(
                plugin,
                options.environment(),
                command(),
                interactive,
                request(interactive),
                ExecProgram.LIMIT)
            .run(this::notFound);
    return read(output);
  }

  private boolean interactive() {
    return switch (plugin.interactiveMode()) {
      case "Never" -> false;
      case "Always" -> {
        if (!options.terminal().getAsBoolean()) {
          throw KubeException.of(
              "exec plugin cannot support interactive mode: standard input is not a terminal");
        }
        yield true;
      }
      default -> options.terminal().getAsBoolean();
    };
  }

  private String request(boolean interactive) {
    JsonObject spec = JsonObject.create();
    Map<String, @Nullable Object> cluster = plugin.cluster();
    if (cluster != null) {
      JsonObject told = JsonObject.create();
      cluster.forEach(told::put);
      spec.put("cluster", told);
    }
    spec.put("interactive", interactive);
    return Json.marshal(
            JsonObject.create()
                .put("kind", "ExecCredential")
                .put("apiVersion", plugin.apiVersion())
                .put("spec", spec))
        + "\n";
  }

  private String command() {
    return Path.clean(plugin.command());
  }

  private KubeException notFound() {
    StringBuilder message = new StringBuilder("exec: executable ");
    message.append(command()).append(" not found");
    if (!hinted) {
      hinted = true;
      message.append(
          """


          It looks like you are trying to use a client-go credential plugin that is not installed.

          To learn more about this feature, consult the documentation available at:
                https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins\
          """);
      if (!plugin.installHint().isEmpty()) {
        message.append("\n\n").append(plugin.installHint());
      }
    }
    return KubeException.of(message.toString());
  }

  private Answer read(String output) {
    KubeObject answer;
    try {
      answer = KubeObject.parse(output.getBytes(StandardCharsets.UTF_8));
    } catch (KubeException e) {
      throw KubeException.of("decoding stdout: " + ExecProgram.decodingProblem(output, e), e);
    }
    String version = answer.textAt("apiVersion");
    if (!answer.textAt("kind").equals("ExecCredential") || !version.startsWith(GROUP)) {
      throw KubeException.of(
          "decoding stdout: no kind "
              + Quote.quote(answer.textAt("kind"))
              + " is registered for version "
              + Quote.quote(version)
              + " in scheme \"pkg/runtime/scheme.go:111\"");
    }
    if (!version.equals(plugin.apiVersion())) {
      throw KubeException.of(
          "exec plugin is configured to use API version "
              + plugin.apiVersion()
              + ", plugin returned version "
              + version);
    }
    if (!(answer.at("status") instanceof Map<?, ?>)) {
      throw KubeException.of("exec plugin didn't return a status field");
    }
    String token = answer.textAt("status", "token");
    String certificate = answer.textAt("status", "clientCertificateData");
    String key = answer.textAt("status", "clientKeyData");
    if (token.isEmpty() && certificate.isEmpty() && key.isEmpty()) {
      throw KubeException.of("exec plugin didn't return a token or cert/key pair");
    }
    if (certificate.isEmpty() != key.isEmpty()) {
      throw KubeException.of("exec plugin returned only certificate or key, not both");
    }
    return new Answer(token, certificate, key, expiry(answer));
  }

  private static @Nullable Instant expiry(KubeObject answer) {
    String text = answer.textAt("status", "expirationTimestamp");
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw KubeException.of(
          "decoding stdout: parsing time "
              + Quote.quote(text)
              + " as \"2006-01-02T15:04:05Z07:00\": cannot parse "
              + Quote.quote(text)
              + " as \"2006\"",
          e);
    }
  }
}
