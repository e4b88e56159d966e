package dev.chartwright.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How places and names of plugins are read. */
class SourcesTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/ada/helm-x, https-github.com-ada-helm-x",
    "git@github.com:ada/helm-x, git-github.com-ada-helm-x",
    "https://ada@example.com:8443/a/b.tgz, https-ada-example.com-8443-a-b.tgz",
    "oci://localhost:5000/p/x:1.0.0, oci-localhost-5000-p-x-1.0.0",
    "foo, foo"
  })
  void aSourceHasAFolderInTheCache(String source, String key) {
    assertThat(CacheKey.of(source)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "hello-0.1.0.tgz, hello",
    "hello-world-10.2.3-rc.1.tar.gz, hello-world",
    "hello.tgz, hello",
    "hello-1.tgz, hello-1",
    "a-1.0-2.0.tgz, a-1.0",
    "hello-v1.0.0.tgz, hello-v1.0.0",
    "hello.zip, ''"
  })
  void anArchiveIsCalledAfterItsPlugin(String archive, String plugin) {
    assertThat(PluginArchive.pluginName(archive)).isEqualTo(plugin);
  }

  @Test
  void aPageSaysWhereTheRepositoryIs() {
    String page =
        "<html><head><meta charset='x'><META name=\"go-import\""
            + " content=\"example.com/x git https://example.com/x.git\"></head>";
    assertThat(GoImport.inPage(page, "example.com/x/y"))
        .isEqualTo(new GoImport(VcsKind.GIT, "https://example.com/x.git"));
    assertThat(GoImport.inPage(page, "example.org/x")).isNull();
    assertThat(GoImport.inPage("<body>" + page, "example.com/x")).isNull();
    assertThat(GoImport.inPage("", "example.com/x")).isNull();
  }
}
