package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.Switch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of registry as a whole. */
class ProfileFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(200_000);

  static String user(String profile) {
    return switch (profile) {
      case "ecr" -> "AWS";
      case "gar" -> "_json_key";
      case "icr" -> "iamapikey";
      case "harbor" -> "robot$team+ci";
      default -> "ada";
    };
  }

  @ParameterizedTest
  @MethodSource("dev.chartwright.testkit.Profile#names")
  void loginPushListAndPullWorkInOnePieceAndInChunks(String profile) {
    Credential credential = Credential.of(user(profile), "secret");
    ScriptedRegistry.Builder builder =
        ScriptedRegistry.builder()
            .profile(profile)
            .with(Switch.UPLOAD_QUERY, "exact")
            .account(credential.username(), credential.password())
            .repository(FaultRig.PATH);
    try (FaultRig rig = FaultRig.of(builder, credential)) {
      rig.remoteRegistry().login();
      rig.push(ARTIFACT, "1.0");
      Artifact other = Artifact.ofBytes(150_000);
      rig.push(
          other,
          "2.0",
          rig.repository(rig.options().withChunkBytes(60_000).withActions("pull", "push")));
      assertThat(rig.repository().tags()).containsExactlyInAnyOrder("1.0", "2.0");
      assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
      assertThat(rig.pull("2.0")).isEqualTo(other.layer());
    }
  }
}
