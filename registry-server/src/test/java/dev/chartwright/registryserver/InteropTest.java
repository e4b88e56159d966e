package dev.chartwright.registryserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real clients push and pull, with a password where they write; each test needs its program on the
 * PATH.
 */
@Tag("interop")
@ParameterizedClass(name = "{0}")
@EnumSource(StorageKind.class)
class InteropTest {
  @Parameter StorageKind storage;

  @TempDir Path scratch;

  private RegistryServer server;
  private RegistryClient client;
  private String registry;

  @BeforeEach
  void start() throws IOException {
    server =
        RegistryServer.start(
            storage.config(scratch).user("ann", "secret").anonymousRead(true).build());
    client = new RegistryClient(server.url());
    registry = server.authority();
    Files.createDirectories(scratch.resolve("home"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void needs(String program) {
    boolean found = false;
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      found |= Files.isExecutable(Path.of(folder, program));
    }
    assumeTrue(found, program + " is not installed");
  }

  /** Runs a command in the scratch folder with a home of its own, and gives what it printed. */
  private String run(String... command) throws Exception {
    Path output = Files.createTempFile(scratch, "output", ".txt");
    Process process = process(output, command).start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    String text = Files.readString(output);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command) + "\n" + text).isZero();
    return text;
  }

  private boolean fails(String... command) throws Exception {
    Process process = process(Files.createTempFile(scratch, "output", ".txt"), command).start();
    process.getOutputStream().close();
    return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() != 0;
  }

  private ProcessBuilder process(Path output, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("HOME", scratch.resolve("home").toString());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("HELM_") || name.startsWith("DOCKER_"));
    return builder;
  }

  /** An image layout folder with one image, tagged {@code v1}. */
  private Digest writeLayout(String folder) throws IOException {
    byte[] raw = "a layer".getBytes(StandardCharsets.UTF_8);
    byte[] layer = gzip(raw);
    byte[] config =
        ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\""
                + Digest.ofBytes(raw)
                + "\"]},\"config\":{}}")
            .getBytes(StandardCharsets.UTF_8);
    String manifest =
        Manifests.manifest(
            Manifests.descriptor(MediaTypes.OCI_CONFIG, Digest.ofBytes(config), config.length),
            Manifests.descriptor(
                "application/vnd.oci.image.layer.v1.tar+gzip", Digest.ofBytes(layer), layer.length),
            "");
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    Path blobs = Files.createDirectories(scratch.resolve(folder).resolve("blobs/sha256"));
    for (byte[] content : List.of(layer, config, bytes)) {
      Files.write(blobs.resolve(Digest.ofBytes(content).encoded()), content);
    }
    String tagged = ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"v1\"}";
    String entry =
        Manifests.descriptor(MediaTypes.OCI_MANIFEST, Digest.ofBytes(bytes), bytes.length, tagged);
    Files.writeString(scratch.resolve(folder).resolve("index.json"), Manifests.index(entry, ""));
    Files.writeString(
        scratch.resolve(folder).resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    return Digest.ofBytes(bytes);
  }

  private static byte[] gzip(byte[] raw) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(raw);
    }
    return bytes.toByteArray();
  }

  private void isThere(String repository, String tag, Digest digest) {
    assertThat(
            client.head("/v2/" + repository + "/manifests/" + tag).header("Docker-Content-Digest"))
        .isEqualTo(digest.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"helm", "helm3"})
  void helmLogsInPushesAndPulls(String helm) throws Exception {
    needs(helm);
    run(helm, "create", "demo");
    run(helm, "package", "demo");
    String chart = "oci://" + registry + "/charts/demo";
    assertThat(
            fails(helm, "push", "demo-0.1.0.tgz", "oci://" + registry + "/charts", "--plain-http"))
        .isTrue();
    assertThat(
            fails(helm, "registry", "login", registry, "-u", "ann", "-p", "wrong", "--plain-http"))
        .isTrue();
    run(helm, "registry", "login", registry, "-u", "ann", "-p", "secret", "--plain-http");
    assertThat(run(helm, "push", "demo-0.1.0.tgz", "oci://" + registry + "/charts", "--plain-http"))
        .contains("Pushed: " + registry + "/charts/demo:0.1.0");
    run(helm, "registry", "logout", registry);
    assertThat(run(helm, "show", "chart", chart, "--plain-http")).contains("name: demo");
    Files.createDirectories(scratch.resolve("pulled"));
    run(helm, "pull", chart, "--version", "0.1.0", "--plain-http", "-d", "pulled");
    assertThat(scratch.resolve("pulled/demo-0.1.0.tgz"))
        .hasSameBinaryContentAs(scratch.resolve("demo-0.1.0.tgz"));
  }

  @Test
  void skopeoCopiesInspectsAndDeletes() throws Exception {
    needs("skopeo");
    Digest digest = writeLayout("layout");
    String image = "docker://" + registry + "/img/skopeo:v1";
    assertThat(
            fails(
                "skopeo",
                "--insecure-policy",
                "copy",
                "--dest-tls-verify=false",
                "oci:layout:v1",
                image))
        .isTrue();
    run(
        "skopeo",
        "--insecure-policy",
        "copy",
        "--dest-creds",
        "ann:secret",
        "--dest-tls-verify=false",
        "oci:layout:v1",
        image);
    isThere("img/skopeo", "v1", digest);
    assertThat(run("skopeo", "inspect", "--tls-verify=false", image)).contains(digest.text());
    run("skopeo", "--insecure-policy", "copy", "--src-tls-verify=false", image, "oci:back:v1");
    String blob = "blobs/sha256/" + digest.encoded();
    assertThat(scratch.resolve("back").resolve(blob))
        .hasSameBinaryContentAs(scratch.resolve("layout").resolve(blob));
    run("skopeo", "delete", "--creds", "ann:secret", "--tls-verify=false", image);
    assertThat(client.head("/v2/img/skopeo/manifests/v1").status()).isEqualTo(404);
  }

  @Test
  void cranePushesCopiesAndLists() throws Exception {
    needs("crane");
    Digest digest = writeLayout("layout");
    String image = registry + "/img/crane:v1";
    assertThat(fails("crane", "--insecure", "push", "layout", image)).isTrue();
    run("crane", "auth", "login", registry, "-u", "ann", "-p", "secret");
    run("crane", "--insecure", "push", "layout", image);
    isThere("img/crane", "v1", digest);
    run("crane", "--insecure", "copy", image, registry + "/img/copy:v2");
    isThere("img/copy", "v2", digest);
    assertThat(run("crane", "--insecure", "ls", registry + "/img/copy")).isEqualTo("v2\n");
    assertThat(run("crane", "--insecure", "catalog", registry)).isEqualTo("img/copy\nimg/crane\n");
    run("crane", "--insecure", "validate", "--remote", image, "--fast");
  }

  @Test
  void regctlCopiesAndAttachesReferrers() throws Exception {
    needs("regctl");
    Digest digest = writeLayout("layout");
    String image = registry + "/img/regctl:v1";
    run("regctl", "registry", "set", registry, "--tls", "disabled", "--skip-check");
    run("regctl", "registry", "login", registry, "-u", "ann", "-p", "secret");
    run("regctl", "image", "copy", "ocidir://layout:v1", image);
    isThere("img/regctl", "v1", digest);
    Files.writeString(scratch.resolve("note.txt"), "attached");
    run(
        "regctl",
        "artifact",
        "put",
        "--artifact-type",
        "application/x.note",
        "--subject",
        image,
        "-f",
        "note.txt");
    assertThat(run("regctl", "artifact", "list", image)).contains("application/x.note");
    run("regctl", "tag", "delete", image);
    assertThat(client.head("/v2/img/regctl/manifests/v1").status()).isEqualTo(404);
    isThere("img/regctl", digest.text(), digest);
  }

  @Test
  void orasForPythonPushesAndPulls() throws Exception {
    needs("python3");
    assumeTrue(!fails("python3", "-c", "import oras"), "the Python package oras is not installed");
    Files.writeString(scratch.resolve("file.txt"), "hello from Python");
    Files.writeString(
        scratch.resolve("client.py"),
        """
        import sys, oras.client
        client = oras.client.OrasClient(hostname=sys.argv[1], insecure=True, auth_backend="basic")
        client.auth.set_basic_auth("ann", "secret")
        target = sys.argv[1] + "/oras/file:v1"
        print(client.push(target=target, files=["file.txt"]).status_code)
        print(client.get_tags(sys.argv[1] + "/oras/file"))
        client.pull(target=target, outdir="pulled")
        """);
    assertThat(run("python3", "client.py", registry)).contains("201").contains("['v1']");
    assertThat(scratch.resolve("pulled/file.txt")).hasContent("hello from Python");
  }
}
