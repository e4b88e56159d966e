package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileTest {
  @ParameterizedTest
  @MethodSource("dev.chartwright.testkit.Profile#names")
  void everyProfileStartsARegistry(String name) throws IOException {
    Profile profile = Profile.named(name);
    assertThat(profile.switches()).isNotEmpty();
    try (ScriptedRegistry registry =
        ScriptedRegistry.builder().profile(name).account("ada", "pw").start()) {
      int status = new RawClient(registry.origin(Port.REGISTRY)).get("/v2/").status();
      boolean open = !profile.switches().containsKey(Switch.AUTH);
      assertThat(status).isEqualTo(open ? 200 : 401);
    }
  }

  @Test
  void aProfileBringsItsOwnErrorTexts() throws IOException {
    try (ScriptedRegistry registry =
        ScriptedRegistry.builder().profile("ecr").account("AWS", "pw").start()) {
      RawClient client = new RawClient(registry.origin(Port.REGISTRY));
      String body =
          client.send("POST", "/v2/a/b/blobs/uploads/", "", "Authorization: Basic QVdTOnB3").body();
      assertThat(body)
          .contains("The repository with name 'a/b' does not exist in the registry with id");
    }
  }

  @Test
  void aProfileIsAText() {
    Profile own = Profile.parse("own", "# mine\nauth = basic\n\nmessage DENIED = no = no\n");
    assertThat(own.switches()).containsEntry(Switch.AUTH, "basic").hasSize(1);
    assertThat(own.messages()).containsEntry("DENIED", "no = no");
    assertThatThrownBy(() -> Profile.parse("own", "auth = basic\ncolour = red"))
        .hasMessage("profile own, line 2: no switch colour");
    assertThatThrownBy(() -> Profile.parse("own", "auth = digest"))
        .hasMessageStartingWith("profile own, line 1: auth: ");
    assertThatThrownBy(() -> Profile.named("nexus"))
        .hasMessageStartingWith("no profile nexus; there are ecr, ");
  }
}
