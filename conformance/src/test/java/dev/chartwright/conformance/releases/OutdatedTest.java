package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --record-origin}, {@code list --show-origin} and {@code outdated} with a registry. */
class OutdatedTest {
  /** Of the password {@code secret}. */
  private static final String ACCOUNT =
      "ada:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";

  private static final String PLAIN = "--plain-http";

  @TempDir Path folder;

  private ClusterDesk desk;
  private EmbeddedRegistry registry;

  @BeforeEach
  void start() {
    desk = new ClusterDesk(folder);
    for (String name : new String[] {"CONFIG", "CACHE", "DATA"}) {
      desk.set("HELM_" + name + "_HOME", folder.resolve(name).toString());
    }
    desk.set("DOCKER_CONFIG", folder.resolve("docker").toString());
    registry = registry("127.0.0.1:0");
  }

  private static EmbeddedRegistry registry(String address) {
    return EmbeddedRegistry.start(
        new EmbeddedRegistry.Options(address, "", "", false, "", "", false, false),
        (remote, method, target, status, bytes) -> {});
  }

  @AfterEach
  void close() throws IOException {
    registry.close();
    desk.close();
  }

  /** A run that talks to the registry and must end well; what it printed. */
  private String asked(String... args) {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = PLAIN;
    return desk.must(all);
  }

  /** Pushes versions of a chart; its reference. */
  private String push(String... versions) throws IOException {
    for (String version : versions) {
      Path archive = ChartBuilder.of("web", version).writeArchive(folder);
      asked("push", archive.toString(), "oci://" + registry.authority() + "/charts");
    }
    return "oci://" + registry.authority() + "/charts/web";
  }

  private void install(String name, String reference, String... more) {
    String[] args = {"install", name, reference, "--record-origin"};
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    asked(all);
  }

  private static String line(String table, String name) {
    return table
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.replaceAll("\\s+", " ").strip())
        .findFirst()
        .orElse("");
  }

  @Test
  void theNewestReleaseCountsAndPrereleasesDoNot() throws IOException {
    String chart = push("0.9.0", "1.0.0", "1.1.0", "2.0.0-rc.1");
    install("old", chart, "--version", "1.0.0");
    install("new", chart);
    install("early", chart, "--version", "2.0.0-rc.1");
    asked("install", "silent", chart);

    String table = asked("outdated");

    assertThat(line(table, "old"))
        .isEqualTo("old default web 1.0.0 1.1.0 outdated " + chart + ":1.0.0");
    assertThat(line(table, "new"))
        .isEqualTo("new default web 1.1.0 1.1.0 up to date " + chart + ":1.1.0");
    assertThat(line(table, "early")).startsWith("early default web 2.0.0-rc.1 1.1.0 up to date");
    assertThat(line(table, "silent")).isEqualTo("silent default web 1.1.0 unknown");

    push("1.2.0");
    assertThat(line(asked("outdated"), "new")).startsWith("new default web 1.1.0 1.2.0 outdated");
  }

  @Test
  void theDigestOfTheManifestIsRecordedWhateverWasAskedFor() throws IOException {
    String chart = push("1.0.0", "1.1.0");
    ProgramRun first =
        desk.run("install", "tag", chart, "--version=1.0.0", PLAIN, "--record-origin");
    String digest =
        (first.out() + first.err())
            .lines()
            .filter(line -> line.startsWith("Digest: "))
            .map(line -> line.substring("Digest: ".length()))
            .findFirst()
            .orElseThrow();
    install("fixed", chart + "@" + digest);

    String json = desk.must("list", "--show-origin", "-o", "json");

    assertThat(json)
        .contains("\"origin\":{\"url\":\"" + chart + ":1.0.0\",\"digest\":\"" + digest + "\"}")
        .contains(
            "\"origin\":{\"url\":\"" + chart + "@" + digest + "\",\"digest\":\"" + digest + "\"}");
    String table = desk.must("list", "--show-origin");
    assertThat(line(table, "tag")).endsWith(" " + chart + ":1.0.0@" + digest);
    assertThat(line(table, "fixed")).endsWith(" " + chart + "@" + digest);
    assertThat(line(asked("outdated"), "fixed"))
        .isEqualTo("fixed default web 1.0.0 1.1.0 outdated " + chart + "@" + digest);
  }

  @Test
  void aRepositoryThatIsGoneIsSaidAndNothingElseFails() throws IOException {
    String chart = push("1.0.0");
    install("web", chart);
    String address = registry.authority();
    registry.close();
    registry = registry(address);

    ProgramRun run = desk.run("outdated", PLAIN);

    assertThat(run.code()).isZero();
    assertThat(line(run.out(), "web")).startsWith("web default web 1.0.0 unknown " + chart);
    assertThat(run.err())
        .startsWith("WARNING: web: ")
        .contains("charts/web")
        .contains("repository name not known to registry");
  }

  @Test
  void aRegistryThatWantsAccountsIsAskedWithThem() throws IOException {
    registry.close();
    Path accounts = Files.writeString(folder.resolve("htpasswd"), ACCOUNT + "\n");
    registry =
        EmbeddedRegistry.start(
            new EmbeddedRegistry.Options(
                "127.0.0.1:0", "", accounts.toString(), false, "", "", false, false),
            (remote, method, target, status, bytes) -> {});
    asked("registry", "login", registry.authority(), "-u", "ada", "-p", "secret");
    String chart = push("1.0.0", "1.1.0");
    install("web", chart, "--version", "1.0.0");
    assertThat(line(asked("outdated"), "web")).contains("1.0.0 1.1.0 outdated");

    desk.must("registry", "logout", registry.authority());
    ProgramRun refused = desk.run("outdated", PLAIN);
    assertThat(refused.code()).isZero();
    assertThat(line(refused.out(), "web")).startsWith("web default web 1.0.0 unknown");
    assertThat(refused.err()).startsWith("WARNING: web: ").doesNotContain("secret");
    assertThat(line(asked("outdated", "--username=ada", "--password=secret"), "web"))
        .contains("1.0.0 1.1.0 outdated");
  }
}
