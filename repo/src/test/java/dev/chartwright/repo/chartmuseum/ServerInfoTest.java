package dev.chartwright.repo.chartmuseum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerInfoTest {
  @ParameterizedTest
  @CsvSource({
    "'serverInfo: {contextPath: /museum}', /museum",
    "'{\"apiVersion\":\"v1\",\"serverInfo\":{\"contextPath\":\"/m\"}}', /m",
    "'serverInfo: {}', ''",
    "'apiVersion: v1', ''",
    "'', ''",
  })
  void theContextPathStandsInTheIndex(String index, String path) {
    assertThat(ServerInfo.read(index.getBytes(StandardCharsets.UTF_8)).contextPath())
        .isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'serverInfo:\n  contextPath: /last\n', /last",
    "'serverInfo:\n  contextPath: /first\n', '', /first",
    "'serverInfo: {}\n', 'publicKeys: []\n', ''",
    "'', '', ''",
  })
  void ofALargeIndexOnlyThatIsRead(String before, String after, String path) {
    String entries = "entries:\n" + "  - not: [a valid\n".repeat(100_000);
    String index = before.translateEscapes() + entries + after.translateEscapes();
    assertThat(ServerInfo.read(index.getBytes(StandardCharsets.UTF_8)).contextPath())
        .isEqualTo(path);
  }

  @Test
  void anotherTypeIsAnError() {
    byte[] index = "serverInfo: {contextPath: [1]}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ServerInfo.read(index)).hasMessageContaining("cannot unmarshal");
  }
}
