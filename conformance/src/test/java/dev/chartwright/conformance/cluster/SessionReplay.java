package dev.chartwright.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ForkedRun;
import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.TestCertificates;
import dev.chartwright.testkit.kube.AccessRule;
import dev.chartwright.testkit.kube.ApiCall;
import dev.chartwright.testkit.kube.FakeApiServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Does again on a fake API server what helm once did with a real one, and compares. */
final class SessionReplay implements AutoCloseable {
  /** The program that the commands are given to. */
  interface Helm {
    ProgramRun run(Path folder, Map<String, String> environment, List<String> arguments)
        throws IOException, InterruptedException;
  }

  private static final String EDITED =
      "configmaps,secrets,services,serviceaccounts,persistentvolumeclaims,pods,pods/log,events,"
          + "deployments.apps,replicasets.apps,statefulsets.apps,daemonsets.apps,jobs.batch,"
          + "cronjobs.batch,ingresses.networking.k8s.io,networkpolicies.networking.k8s.io,"
          + "poddisruptionbudgets.policy,horizontalpodautoscalers.autoscaling";

  private final Session session;
  private final Path root;
  private final Path work;
  private final Helm helm;
  private final FakeApiServer server =
      FakeApiServer.builder().tls(TestCertificates.create()).start();
  private final Kubectl kubectl;
  private final Map<String, String> environment = new HashMap<>();

  SessionReplay(Session session, Path root, Helm helm) throws IOException {
    this.session = session;
    this.root = root;
    this.work = Files.createDirectories(root.resolve("work"));
    this.helm = helm;
    for (String namespace : session.namespaces()) {
      server.namespace(namespace);
    }
    server.namespace("team");
    server.token("dev-token", "dev").token("viewer-token", "viewer");
    server.allow("dev", AccessRule.of("*", EDITED).in("team"));
    server.allow(
        "viewer", AccessRule.of("get,list,watch", EDITED.replace("secrets,", "") + ",namespaces"));
    String namespace = session.namespaces().get(0);
    this.kubectl = new Kubectl(server, namespace);
    String admin = server.kubeconfig().replace("namespace: default", "namespace: " + namespace);
    Files.writeString(root.resolve("kubeconfig"), admin);
    Files.writeString(root.resolve("restricted"), restricted());
    environment.putAll(
        Map.of(
            "HOME", root.resolve("home").toString(),
            "HELM_CACHE_HOME", root.resolve("cache").toString(),
            "HELM_CONFIG_HOME", root.resolve("config").toString(),
            "HELM_DATA_HOME", root.resolve("data").toString(),
            "DOCKER_CONFIG", root.resolve("docker").toString(),
            "KUBECONFIG", root.resolve("kubeconfig").toString(),
            "TZ", "UTC"));
  }

  private String restricted() {
    String dev = server.kubeconfig("dev", "dev-token", "team");
    String context =
        """
        - name: dev
          context: {cluster: fake, user: dev, namespace: team}
        - name: viewer
          context: {cluster: fake, user: viewer, namespace: team}
        users:
        - name: viewer
          user: {token: viewer-token}
        """;
    return dev.replace("current-context: fake", "current-context: dev")
        .replace("users:\n", context);
  }

  void run() throws IOException, InterruptedException {
    for (Session.Line line : session.lines()) {
      switch (line.instruction()) {
        case "%" -> prepare(line.text());
        case "env" -> environment.putAll(pair(line.text()));
        case "file" ->
            Files.writeString(
                work.resolve(line.text().replace(" <<END", "")),
                String.join("\n", line.options()) + "\n");
        case "$" -> {
          if (line.text().startsWith("helm ")) {
            compare(line);
          } else if (!line.text().startsWith("kubectl get ")) {
            prepare(line.text());
          }
        }
        default -> throw new IllegalArgumentException(line.instruction());
      }
    }
  }

  private static Map<String, String> pair(String text) {
    int equal = text.indexOf('=');
    return Map.of(text.substring(0, equal), text.substring(equal + 1));
  }

  private void prepare(String command) throws IOException, InterruptedException {
    if (command.startsWith("kubectl ")) {
      kubectl.run(words(command));
      return;
    }
    String line = command.replace("${charts}", ForkedRun.resource("cluster/charts").toString());
    int code = new ProcessBuilder("sh", "-c", line).directory(work.toFile()).start().waitFor();
    assertThat(code).as(line).isZero();
  }

  private void compare(Session.Line line) throws IOException, InterruptedException {
    Session.Step recorded = line.recorded();
    Map<String, String> own = new HashMap<>(environment);
    for (String option : line.options()) {
      if (option.startsWith("env ")) {
        own.putAll(pair(option.substring(4)));
      }
    }
    server.forgetCalls();
    List<String> arguments = new ArrayList<>();
    for (String word : words(line.text()).subList(1, words(line.text()).size())) {
      arguments.add(word.replace("${restricted}", root.resolve("restricted").toString()));
    }
    ProgramRun run = helm.run(work, own, arguments);
    assertThat(run.code())
        .as("exit code of %s: %s", line.text(), run.err())
        .isEqualTo(recorded.code());
    if (line.has("compare code") || line.has("code-only")) {
      return;
    }
    boolean unordered = line.has("unordered");
    assertThat(text(run.out(), unordered))
        .as("stdout of %s", line.text())
        .isEqualTo(text(recorded.stdout(), unordered));
    assertThat(text(run.err(), unordered))
        .as("stderr of %s", line.text())
        .isEqualTo(text(recorded.stderr(), unordered));
    if (recorded.writesKnown()) {
      assertThat(writes(sent(), line.has("writes unordered")))
          .as("writing requests of %s", line.text())
          .isEqualTo(writes(recorded.writes(), line.has("writes unordered")));
    }
  }

  private String text(String text, boolean unordered) {
    String masked = Masks.apply(text.replace(work + "/", "./").replace(root.toString(), "$TMP"));
    if (unordered) {
      List<String> lines = new ArrayList<>(List.of(masked.split("\n", -1)));
      lines.removeIf(String::isBlank);
      Collections.sort(lines);
      masked = String.join("\n", lines);
    }
    return masked;
  }

  private List<String> sent() {
    List<String> lines = new ArrayList<>();
    for (ApiCall call : server.writes()) {
      String type = call.header("Content-Type").orElse("");
      boolean patch = call.method().equals("PATCH");
      String target = URLDecoder.decode(call.target().replace("+", "%2B"), StandardCharsets.UTF_8);
      String kind = patch ? " " + type.replace("application/", "") : "";
      lines.add(Masks.apply(call.method() + " " + target + kind + " -> " + call.status()));
    }
    return lines;
  }

  /**
   * Method, target, type of patch and status of each request; those of one kind that follow each
   * other are sent in parallel and so are sorted.
   */
  private static List<String> writes(List<String> lines, boolean unordered) {
    List<String> result = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    String last = "";
    for (String line : lines) {
      String[] words = line.split(" ");
      String path = words[1].split("\\?")[0];
      boolean parallel = !words[0].equals("DELETE") && !path.contains("/sh.helm.release.");
      String group = parallel ? words[0] + path.substring(0, path.lastIndexOf('/')) : "";
      if (group.isEmpty() || !group.equals(last)) {
        Collections.sort(batch);
        result.addAll(batch);
        batch.clear();
      }
      last = group;
      String type = words[0].equals("PATCH") ? " " + words[2] : "";
      batch.add(words[0] + " " + words[1] + type + " " + words[words.length - 1]);
    }
    Collections.sort(batch);
    result.addAll(batch);
    if (unordered) {
      Collections.sort(result);
    }
    return result;
  }

  /** The words of a command line with its quotes taken off. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean any = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        any = true;
      } else if (c == ' ') {
        if (any || word.length() > 0) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
      }
    }
    if (any || word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  @Override
  public void close() {
    server.close();
  }
}
