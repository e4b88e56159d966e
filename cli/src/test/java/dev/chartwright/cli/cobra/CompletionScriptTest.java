package dev.chartwright.cli.cobra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionScriptTest {
  /** Digests of what helm 4.3.1 writes. */
  @ParameterizedTest
  @CsvSource({
    "bash, be3f207cdb6c1507228bc71898c9e4b70d8925746dea5849d38fdd10fb72d06c",
    "zsh, cf7037b0be2e8c5baa8e13d2e0eeb90a5352d19ad65bd0caf19e699aad1c2757",
    "fish, 89b6e2e0160c7975279112253247077259ebd5070970cb90794b861b3d9407c6",
    "powershell, 4f658185f77899a48f0fb828aaebf70b9b3779d2794b793c20c34e430992b1cc",
    "bash --no-descriptions, d132748325a852b2b98dd6272fc088477defd4c3c0bcb5886dc6494801c10344",
    "zsh --no-descriptions, ee07da120dd7f1eb71879ea63a56933f0bcdf445d979ae15f0396eaee00b8d1d",
    "fish --no-descriptions, 2fbbfff4ea7d74b6c084dd9fd75b46c0e75a30b58ecbc82d62dfd033ddf3ab3d",
    "powershell --no-descriptions,"
        + " 1c0e6ca428856465a2d6488376d9a68bf93dc0876a6514ee13385099b4cc1dda",
  })
  void scriptsAreThoseOfHelm(String arguments, String digest) throws NoSuchAlgorithmException {
    Run run = Run.helm(("completion " + arguments).split(" "));
    byte[] bytes = run.out().getBytes(StandardCharsets.UTF_8);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
  void nothingOfTheTemplateIsLeftAndNothingOfHelm(String shell) {
    assertThat(Run.chartwright("completion", shell).out())
        .contains("chartwright")
        .doesNotContain("@NAME@", "@WORD@", "@TITLE@", "@VARIABLE@", "@COMPLETE@", "helm", "HELM");
  }

  @Test
  void renamedProgramsAreCompletedUnderTheirOwnName() {
    Map<String, String> env = Map.of("HOME", "/home/ada");
    assertThat(Run.of("/opt/helm4", env, List.of("completion", "zsh")).out())
        .endsWith(
            """
            # Hook the command used to generate the completion script
            # to the helm completion function to handle the case where
            # the user renamed the helm binary
            compdef _helm helm4
            compdef _helm helm\
            """);
    assertThat(Run.of("helm4", env, List.of("completion", "bash")).out())
        .endsWith(
            """
            if [[ $(type -t compopt) = "builtin" ]]; then
                complete -o default -F __start_helm helm4
            else
                complete -o default -o nospace -F __start_helm helm4
            fi
            """);
  }
}
