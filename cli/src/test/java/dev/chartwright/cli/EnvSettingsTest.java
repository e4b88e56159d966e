package dev.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "HELM_DEBUG, HELM_DEBUG=1, true",
    "HELM_DEBUG, HELM_DEBUG=nonsense, false",
    "HELM_MAX_HISTORY, HELM_MAX_HISTORY=3, 3",
    "HELM_MAX_HISTORY, HELM_MAX_HISTORY=0x3, 10",
    "HELM_BURST_LIMIT, HELM_BURST_LIMIT=-1, -1",
    "HELM_QPS, HELM_QPS=12.345, 12.35",
    "HELM_QPS, HELM_QPS=1e400, 0.00",
    "HELM_KUBEASGROUPS, 'HELM_KUBEASGROUPS= a,b, ', 'a,b'",
    "HELM_PLUGINS, HELM_PLUGINS=, ''",
    "HELM_CACHE_HOME, HELM_CACHE_HOME=/c/, /c",
    "HELM_REPOSITORY_CACHE, XDG_CACHE_HOME=/x, /x/helm/repository",
    "HELM_DATA_HOME, XDG_DATA_HOME=, /home/ada/.local/share/helm",
    "HELM_BIN, X=, helm",
    "HELM_NAMESPACE, HELM_NAMESPACE=n, n",
  })
  void variablesGiveTheDefaults(String shown, String variable, String value) {
    Map<String, String> env = new TreeMap<>(Map.of("HOME", "/home/ada"));
    int equalSign = variable.indexOf('=');
    env.put(variable.substring(0, equalSign), variable.substring(equalSign + 1));
    assertThat(Run.of("helm", env, List.of("env", shown)).out()).isEqualTo(value + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "HELM_NAMESPACE, -n other, other",
    "HELM_KUBEASGROUPS, --kube-as-group a --kube-as-group b, 'a,b,a,b'",
    "KUBECONFIG, --kubeconfig /k, /k",
    "HELM_QPS, --qps 3, 3.00",
    "HELM_DEBUG, --debug, true",
    "HELM_REGISTRY_CONFIG, --registry-config=/x/y.json, /x/y.json",
  })
  void flagsWinOverVariables(String shown, String flags, String value) {
    String[] args = ("env " + shown + " " + flags).split(" ");
    assertThat(Run.helm(args).out()).isEqualTo(value + "\n");
  }

  @Test
  void onMacOsThingsLieInTheLibrary() {
    HelmPath paths = HelmPath.of(Map.of("HOME", "/Users/ada"), "Mac OS X");
    assertThat(paths.cache("")).isEqualTo("/Users/ada/Library/Caches/helm");
    assertThat(paths.config("repositories.yaml"))
        .isEqualTo("/Users/ada/Library/Preferences/helm/repositories.yaml");
    assertThat(paths.data("")).isEqualTo("/Users/ada/Library/helm");
  }
}
