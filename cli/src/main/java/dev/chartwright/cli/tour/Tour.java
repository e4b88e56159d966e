package dev.chartwright.cli.tour;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.provenance.GeneratedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From an empty folder to a chart that went into a registry, came back and could be installed: each
 * step a real command, its output shown, its effect checked.
 */
public final class Tour {
  private static final String USER = "ada";
  private static final String PASSWORD = "lovelace";

  private final Map<String, String> environment;
  private final ByteSink out;

  private Tour(Map<String, String> environment, ByteSink out) {
    this.environment = environment;
    this.out = out;
  }

  /** A tour that shows itself on a sink. */
  public static Tour of(Map<String, String> environment, ByteSink out) {
    return new Tour(environment, out);
  }

  /**
   * Goes through all steps, and leaves nothing behind.
   *
   * @throws dev.chartwright.cli.cobra.CommandException at the first step that does not do what it
   *     should
   */
  public void run() {
    Path folder;
    try {
      folder = Files.createTempDirectory("chartwright-tour-");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the tour", e);
    }
    Thread cleaning = new Thread(() -> delete(folder));
    Runtime.getRuntime().addShutdownHook(cleaning);
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(USER, PASSWORD)) {
      play(new Stage(folder, environment, out), registry.authority());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Runtime.getRuntime().removeShutdownHook(cleaning);
      delete(folder);
    }
  }

  private static void play(Stage stage, String registry) throws IOException {
    stage.say("A registry listens on " + registry + "; its one account is " + USER + ".");
    stage.say("");
    Path folder = stage.folder();
    String remote = "oci://" + registry + "/charts";
    String chart = remote + "/mychart";

    stage.run("create", "mychart");
    stage.require(Files.exists(folder.resolve("mychart/Chart.yaml")), "the starter chart is there");

    GeneratedKey key = GeneratedKey.of("Ada <ada@example.com>", Instant.now());
    Files.write(folder.resolve("secring.gpg"), key.secretKeyring());
    Files.write(folder.resolve("pubring.gpg"), key.publicKeyring());
    stage.run("package", "mychart", "--sign", "--key", "Ada", "--keyring", "secring.gpg");
    Path archive = folder.resolve("mychart-0.1.0.tgz");
    stage.require(
        Files.exists(archive) && Files.exists(folder.resolve("mychart-0.1.0.tgz.prov")),
        "the chart is packed and signed: " + Files.size(archive) + " bytes");

    stage.runWithInput(
        PASSWORD,
        "echo $PASSWORD | ",
        "registry",
        "login",
        registry,
        "--plain-http",
        "-u",
        USER,
        "--password-stdin");
    Path kept = folder.resolve("config/registry/config.json");
    stage.require(Files.readString(kept).contains(registry), "the login is kept");

    String pushed = stage.run("push", "mychart-0.1.0.tgz", remote, "--plain-http");
    String digest = after(pushed, "Digest: ");
    stage.require(
        digest.startsWith("sha256:"), "the registry has the chart, and here is its digest");

    String tags = stage.run("registry", "tags", chart, "--plain-http");
    stage.require(tags.lines().toList().equals(List.of("0.1.0")), "the version is a tag");

    String shown = stage.run("show", "all", chart, "--version", "0.1.0", "--plain-http");
    stage.require(
        shown.contains("name: mychart") && shown.contains("replicaCount: 1"),
        "the registry's copy says what the chart says");

    stage.run("pull", chart, "--version", "0.1.0", "--plain-http", "-d", made(folder, "by-tag"));
    Path byTag = folder.resolve("by-tag/mychart-0.1.0.tgz");
    stage.require(Files.mismatch(archive, byTag) < 0, "what came back by tag is what was pushed");

    String verified =
        stage.run(
            "pull",
            chart,
            "--version",
            "0.1.0",
            "--verify",
            "--keyring",
            "pubring.gpg",
            "--plain-http",
            "-d",
            made(folder, "verified"));
    stage.require(verified.contains("Signed by: Ada <ada@example.com>"), "its signature is Ada's");

    stage.run("pull", chart + "@" + digest, "--plain-http", "-d", made(folder, "by-digest"));
    Path byDigest = folder.resolve("by-digest/mychart@" + digest.replace(':', '-') + ".tgz");
    stage.require(Files.mismatch(byTag, byDigest) < 0, "by digest the bytes are equal");

    Files.createDirectories(folder.resolve("shop"));
    Files.writeString(
        folder.resolve("shop/Chart.yaml"),
        "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n- name: mychart\n  version: 0.x\n"
            + "  repository: "
            + remote
            + "\n");
    stage.run("dependency", "update", "shop", "--plain-http");
    stage.require(
        Files.readString(folder.resolve("shop/Chart.lock")).contains("version: 0.1.0")
            && Files.mismatch(archive, folder.resolve("shop/charts/mychart-0.1.0.tgz")) < 0,
        "another chart depends on it, by a range that the lock file has settled");

    String local = stage.run("template", "web", "mychart");
    stage.require(local.contains("kind: Deployment"), "the chart is rendered without a cluster");
    String remotely = stage.run("template", "web", chart + "@" + digest, "--plain-http");
    stage.require(remotely.equals(local), "straight from the registry it gives the same bytes");

    String installed =
        stage.run("install", "web", chart + "@" + digest, "--plain-http", "--dry-run=client");
    stage.require(
        installed.contains("STATUS: pending-install")
            && installed.contains("# Source: mychart/templates/deployment.yaml"),
        "that is what an install of this digest would bring into a cluster; none was asked");

    stage.run("registry", "logout", registry);
    stage.require(!Files.readString(kept).contains(registry), "the login is forgotten");

    whereNext(stage);
  }

  private static void whereNext(Stage stage) {
    stage.say("Where next");
    stage.say("  chartwright serve --storage ./registry   a registry that stays");
    stage.say("  docs/installing.md                       from a registry into any cluster");
    stage.say("  chartwright push --help                  every flag, as helm has it");
    stage.say("  ln -s \"$PWD/chartwright\" ~/bin/helm      use it as helm");
    stage.say("  README.md                                the library, the registry, the test kit");
  }

  private static String after(String text, String label) {
    for (String line : text.lines().toList()) {
      if (line.startsWith(label)) {
        return line.substring(label.length());
      }
    }
    return "";
  }

  private static String made(Path folder, String name) throws IOException {
    Files.createDirectory(folder.resolve(name));
    return name;
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
