package dev.chartwright.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.yaml.Yaml;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectTextsTest {
  @Test
  void whatOnlyTheServerWritesIsLeftOut() {
    ObjectTexts texts =
        ObjectTexts.of(
            yaml(
                """
                kind: ConfigMap
                metadata:
                  name: a
                  uid: 1-2
                  resourceVersion: "7"
                  managedFields: []
                  annotations: {kubectl.kubernetes.io/last-applied-configuration: x}
                status: {}
                """),
            yaml("{kind: ConfigMap, metadata: {name: a}}"));
    assertThat(texts.before()).isEqualTo("kind: ConfigMap\nmetadata:\n  name: a\n");
    assertThat(texts.diff(3)).isEmpty();
  }

  @Test
  void valuesOfSecretsAreToldToBeEqualOrChangedAndNeverShown() {
    String diff =
        ObjectTexts.of(
                yaml(
                    """
                    apiVersion: v1
                    kind: Secret
                    metadata:
                      annotations:
                        kubectl.kubernetes.io/last-applied-configuration: c2VjcmV0
                    data: {same: c2FtZQ==, changed: b2xk, gone: Z29uZQ==}
                    """),
                yaml(
                    """
                    apiVersion: v1
                    kind: Secret
                    metadata: {}
                    data: {changed: b2xk}
                    stringData: {same: same, changed: newer, added: more}
                    """))
            .diff(9);
    assertThat(diff)
        .isEqualTo(
            """
            @@ -1,7 +1,7 @@
             apiVersion: v1
             data:
            -  changed: (hidden, as it was)
            -  gone: (hidden)
            +  added: (hidden)
            +  changed: (hidden, as it will be)
               same: (hidden)
             kind: Secret
             metadata: {}
            """);
  }

  @Test
  void aSecretThatIsMadeOrDeletedShowsItsKeys() {
    Map<String, @Nullable Object> secret =
        yaml("{apiVersion: v1, kind: Secret, data: {password: aHVudGVyMg==}, metadata: {}}");
    assertThat(ObjectTexts.of(null, secret).diff(3))
        .contains("+  password: (hidden)")
        .doesNotContain("aHVudGVyMg");
    assertThat(ObjectTexts.of(secret, null).diff(3))
        .contains("-  password: (hidden)")
        .doesNotContain("aHVudGVyMg");
  }

  private static Map<String, @Nullable Object> yaml(String text) {
    return Yaml.toJsonMap(text);
  }
}
