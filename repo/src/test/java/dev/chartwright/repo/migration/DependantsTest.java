package dev.chartwright.repo.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependantsTest {
  private static final String OLD = "https://charts.example.com/stable";
  private static final String NEW = "oci://registry.example.com/charts";
  private static final Dependants DEPENDANTS =
      Dependants.of(
          List.of(OLD, "@stable", "alias:stable"),
          NEW + "/",
          Map.of("web", List.of("1.1.0", "1.0.0"), "api", List.of("2.0.0")));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dependencies:\n- name: web\n  version: 1.0.0\n  repository: <>\n",
        "dependencies:\n  - repository: <>\n    name: web\n    version: 1.0.0\n",
        "dependencies:\n- name: web # the web\n  # which\n  version: ^1\n  repository: \"<>\" # old\n",
        "dependencies:\n- name: web\n  version: '*'\n  'repository' :   '<>'   \n  alias: x\n",
        "dependencies: [{name: web, version: 1.x, repository: <>}]\nx: {repository: other}\n",
        "dependencies: [ {repository: '<>', name: web},\n  {name: api, \"repository\":\"<>\"} ]\n",
        "dependencies:\r\n- name: web\r\n  repository: <>\r\n",
        "dependencies:\n- name: web\n  repository:\n    <>\n",
        "dependencies:\n- name: web\n  repository: &r <>\n- name: api\n  repository: !!str <>\n",
        "name: é\ndependencies:\n- name: web\n  repository: <>\nannotations:\n  a: |\n    repository: <>!\n",
        "\"dependencies\":\n- name: web\n  repository: <>",
      })
  void nothingButTheRepositoryOfMovedChartsChanges(String template) throws IOException {
    for (String old : List.of(OLD, OLD + "/")) {
      String before = "apiVersion: v2\n" + template.replace("<>", old);
      Path file = write("chart/Chart.yaml", before);
      List<Dependants.Rewritten> done = DEPENDANTS.rewrite(folder, false);
      assertThat(done).hasSize(1);
      assertThat(Files.readString(file))
          .isEqualTo(before.replace(old, NEW).replace(NEW + "!", old + "!"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"@stable\"", "'alias:stable'", "\"alias:stable\""})
  void namesOfAddedRepositoriesAreReplacedToo(String name) throws IOException {
    Path file = write("Chart.yaml", "dependencies:\n- name: web\n  repository: " + name + "\n");
    assertThat(DEPENDANTS.rewrite(folder, false)).hasSize(1);
    assertThat(Files.readString(file)).contains(NEW).doesNotContain("stable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- name: other\n  version: 1.0.0",
        "- name: web\n  version: '>=2'",
        "- name: web\n  version: nonsense",
      })
  void aDependencyThatWouldFindNothingIsLeft(String dependency) throws IOException {
    String before = "dependencies:\n" + dependency + "\n  repository: " + OLD + "\n";
    Path file = write("Chart.yaml", before);
    List<Dependants.Rewritten> done = DEPENDANTS.rewrite(folder, false);
    assertThat(done).singleElement().satisfies(each -> assertThat(each.left()).hasSize(1));
    assertThat(file).hasContent(before);
  }

  @Test
  void whatCannotBePlacedForCertainIsLeftAlone() throws IOException {
    String before =
        "dependencies:\n- &d\n  name: web\n  repository: \"https://charts.example.com/\\x73table\"\n";
    Path file = write("Chart.yaml", before);
    assertThat(DEPENDANTS.rewrite(folder, false))
        .singleElement()
        .satisfies(each ->
            assertThat(each.left())
                .containsExactly(
                    "the form of its dependencies is not understood: change it by hand"));
    assertThat(file).hasContent(before);
  }

  @Test
  void aRehearsalShowsTheLinesAndWritesNothing() throws IOException {
    String before = "dependencies:\n- name: web\n  repository: " + OLD + "\n";
    Path file = write("Chart.yaml", before);
    Dependants.Rewritten done = DEPENDANTS.rewrite(folder, true).get(0);
    assertThat(done.changed()).isEqualTo(1);
    assertThat(done.diff())
        .endsWith("@@ -3 +3 @@\n-  repository: " + OLD + "\n+  repository: " + NEW + "\n");
    assertThat(file).hasContent(before);
  }

  @Test
  void requirementsAreRewrittenAndLocksReported() throws IOException {
    write("umbrella/Chart.yaml", "apiVersion: v1\nname: umbrella\n");
    write("umbrella/requirements.yaml", "dependencies:\n- name: web\n  repository: " + OLD + "\n");
    Path lock = write("umbrella/requirements.lock", "digest: x\n");
    assertThat(DEPENDANTS.rewrite(folder, false))
        .singleElement()
        .satisfies(each -> assertThat(each.outdatedLock()).isEqualTo(lock.toString()));
    assertThat(lock).hasContent("digest: x\n");
  }

  @Test
  void chartsOfOthersAndLinksAreNotTouched() throws IOException {
    String yaml = "dependencies:\n- name: web\n  repository: " + OLD + "\n";
    write("umbrella/Chart.yaml", "name: umbrella\n");
    Path vendored = write("umbrella/charts/web/Chart.yaml", yaml);
    Path outside = Files.writeString(Files.createTempFile(folder, "outside", ".txt"), yaml);
    Files.createDirectories(folder.resolve("linked"));
    Files.createSymbolicLink(folder.resolve("linked/Chart.yaml"), outside);
    assertThat(DEPENDANTS.rewrite(folder, false)).isEmpty();
    assertThat(vendored).hasContent(yaml);
    assertThat(outside).hasContent(yaml);
  }

  @Test
  void theModeOfTheFileStays() throws IOException {
    Path file = write("Chart.yaml", "dependencies:\n- name: web\n  repository: " + OLD + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    assertThat(DEPENDANTS.rewrite(folder, false)).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-r--");
    assertThat(folder).isDirectoryNotContaining(each -> each.toString().endsWith(".tmp"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
