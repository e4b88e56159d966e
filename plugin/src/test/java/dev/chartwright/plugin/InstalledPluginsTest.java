package dev.chartwright.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledPluginsTest {
  @TempDir private Path folder;

  @Test
  void pluginsAreFoundInAllFoldersAndByType() throws IOException {
    plugin("one/b", "name: cmd\ncommand: x\n");
    plugin("one/a", "name: get\ndownloaders: [{command: x, protocols: [s3]}]\n");
    plugin("two/c", "name: cmd\ncommand: y\n");
    plugin("two/bad", "name: no good\n");
    InstalledPlugins plugins = plugins(folder + "/one:" + folder + "/two");
    assertThat(plugins.all(""))
        .extracting(each -> each.metadata().name())
        .containsExactly("get", "cmd", "cmd");
    assertThat(plugins.find("cmd", "cli/v1").directory()).isEqualTo(folder + "/one/b");
    assertThatThrownBy(() -> plugins.find("cmd", "getter/v1"))
        .hasMessage("plugin: {Name:cmd Type:getter/v1} not found");
  }

  @Test
  void twoOfOneNameInOneFolderAreAnError() throws IOException {
    plugin("one/a", "name: cmd\ncommand: x\n");
    plugin("one/b", "name: cmd\ncommand: y\n");
    assertThatThrownBy(() -> plugins(folder + "/one").all(""))
        .hasMessage(
            "two plugins claim the name \"cmd\" at \""
                + folder
                + "/one/a\" and \""
                + folder
                + "/one/b\"");
  }

  private InstalledPlugins plugins(String directories) {
    return InstalledPlugins.of(Fakes.settings(directories, Fakes.nothing()));
  }

  private void plugin(String path, String yaml) throws IOException {
    Files.createDirectories(folder.resolve(path));
    Files.writeString(folder.resolve(path).resolve("plugin.yaml"), yaml);
  }
}
