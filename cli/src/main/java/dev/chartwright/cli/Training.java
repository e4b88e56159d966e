package dev.chartwright.cli;

import dev.chartwright.cli.output.ByteSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Runs the everyday commands once in one process, so that the JVM can archive the classes they
 * load.
 *
 * <p>Started by the launcher after a build, with an empty folder as its one argument. Nothing is
 * printed; what fails is left out of the archive and nothing else.
 */
final class Training {
  private static final String USER = "trainee";
  private static final String PASSWORD = "secret";

  /** How often charts are rendered, for a JVM that archives which methods are used much. */
  private static final int ROUNDS = 5;

  private final Path folder;
  private final Map<String, String> environment;

  private Training(Path folder) {
    this.folder = folder;
    this.environment =
        Map.of(
            "HOME", folder.toString(),
            "HELM_CACHE_HOME", folder.resolve("cache").toString(),
            "HELM_CONFIG_HOME", folder.resolve("config").toString(),
            "HELM_DATA_HOME", folder.resolve("data").toString(),
            "DOCKER_CONFIG", folder.resolve("docker").toString(),
            "TZ", "UTC");
  }

  /** Runs the commands in the folder that is named. */
  public static void main(String[] arguments) throws IOException {
    new Training(Path.of(arguments[0]).toAbsolutePath()).run();
  }

  private void run() throws IOException {
    String chart = folder.resolve("sample").toString();
    String archive = folder.resolve("sample-0.1.0.tgz").toString();
    helm("version");
    helm("env");
    helm("help");
    helm("push", "--help");
    helm("nosuch");
    helm("__complete", "show", "");
    helm("create", chart);
    helm("package", chart, "-d", folder.toString());
    helm("show", "chart", chart);
    helm("show", "all", archive);
    render(chart, archive);
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(USER, PASSWORD)) {
      String host = registry.authority();
      String remote = "oci://" + host + "/charts";
      helm("registry", "login", host, "--plain-http", "-u", USER, "-p", PASSWORD);
      helm("push", archive, remote, "--plain-http");
      helm("pull", remote + "/sample", "--plain-http", "-d", folder.toString());
      helm("pull", remote + "/sample:0.1.0", "--plain-http", "--untar", "-d", folder.toString());
      helm("show", "chart", remote + "/sample", "--version", "^0.1", "--plain-http");
      helm("pull", remote + "/nosuch", "--plain-http");
      helm("registry", "logout", host);
    }
    verify(archive);
    readReleases();
    session("chartwright").run(List.of("about"));
    // What the true start does beyond that.
    Main.session("helm", Main.environment());
  }

  /** Looks at releases in a cluster with TLS that wants a client certificate. */
  private void readReleases() throws IOException {
    try (TrainingCluster cluster = TrainingCluster.start()) {
      Path file = folder.resolve("kubeconfig");
      Files.writeString(file, TrainingIdentity.kubeconfig(cluster.authority()));
      String server = "--kubeconfig=" + file;
      helm("list", server);
      helm("list", "-o", "json", server);
      helm("history", "web", server);
      helm("status", "web", server);
      helm("get", "values", "web", server);
      helm("get", "manifest", "web", server);
    }
  }

  /** Checks a signature that is right, of a file that is another. */
  private void verify(String archive) throws IOException {
    Path keyring = folder.resolve("keyring.asc");
    Files.writeString(keyring, TrainingSignature.KEYRING);
    Files.writeString(Path.of(archive + ".prov"), TrainingSignature.PROVENANCE);
    helm("verify", archive, "--keyring", keyring.toString());
  }

  /** Renders and lints, with success and without. */
  private void render(String chart, String archive) throws IOException {
    Path many = folder.resolve("many");
    TrainingChart.write(many);
    Path values = folder.resolve("values.yaml");
    Files.writeString(values, "replicas: 3\nhosts: [c.example.com]\n");
    String file = values.toString();
    for (int i = 0; i < ROUNDS; i++) {
      helm("template", chart);
      helm("template", "demo", archive, "--include-crds", "-n", "demo");
      helm("template", "demo", many.toString(), "-f", file, "--set", "image.tag=2,db.size=3");
      helm("lint", chart, many.toString());
    }
    helm("template", many.toString(), "--set", "replicas=x");
    helm("template", many.toString(), "-s", "templates/all.yaml", "--set-string", "nameOverride=x");
    helm("template", many.toString(), "--set-json", "image=null", "--skip-schema-validation");
    helm("template", many.toString(), "--output-dir", folder.resolve("out").toString());
    helm("template", folder.resolve("nosuch").toString());
    helm("dependency", "list", many.toString());
    helm("version", "--template", "{{ .Version }}");
    session("chartwright").run(List.of("template", chart, "-o", "json"));
  }

  private void helm(String... arguments) {
    session("helm").run(List.of(arguments));
  }

  private Session session(String name) {
    ByteSink out = ByteSink.buffered(OutputStream.nullOutputStream());
    ByteSink err = ByteSink.unbuffered(OutputStream.nullOutputStream(), out);
    return new Session(
        Program.of(name),
        environment,
        System.getProperty("os.name", ""),
        out,
        err,
        new ByteArrayInputStream(PASSWORD.getBytes(StandardCharsets.UTF_8)),
        Clock.systemUTC(),
        new RegistryConfigCheck());
  }
}
