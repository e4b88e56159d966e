package dev.chartwright.release.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.ProtobufMessage;
import dev.chartwright.release.storage.KubeRecords.Kind;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers of Kubernetes 1.36 with two objects each. */
final class ProtobufListTest {
  private static final String SECRETS =
      "azhzAAoQCgJ2MRIKU2VjcmV0TGlzdBL3BQoLCgASBTE4MjY4GgASugIKpwIKBW90aGVyEgAaCHNwZWVkLXBi"
          + "IgAqJDI1ZGEwN2I5LWVmODItNGNjOS1iMmEwLTQ5YzE0ZTljZmFiNTIFMTgyNjQ4AEIICMrOiNgGEABaDQoF"
          + "b3duZXISBGhlbG2KAV4KDmt1YmVjdGwtY3JlYXRlEgZVcGRhdGUaAnYxIggIys6I2AYQADIIRmllbGRzVjE6"
          + "KgooeyJmOmRhdGEiOnsiLiI6e30sImY6YiI6e319LCJmOnR5cGUiOnt9fUIAigFmCg1rdWJlY3RsLWxhYmVs"
          + "EgZVcGRhdGUaAnYxIggIys6I2AYQADIIRmllbGRzVjE6MwoxeyJmOm1ldGFkYXRhIjp7ImY6bGFiZWxzIjp7"
          + "Ii4iOnt9LCJmOm93bmVyIjp7fX19fUIAEgYKAWISAXgaBk9wYXF1ZRKqAwqOAwoZc2guaGVsbS5yZWxlYXNl"
          + "LnYxLndlYi52MRIAGghzcGVlZC1wYiIAKiQ3ZGMzYWEyNi01MmMwLTQwMjEtYWY0Ny03OWU4OWJmODZjNTQy"
          + "BTE4MjYyOABCCAjJzojYBhAAWgsKBG5hbWUSA3dlYloNCgVvd25lchIEaGVsbVoICgR0ZWFtEgBaDAoHdmVy"
          + "c2lvbhIBMYoBZAoOa3ViZWN0bC1jcmVhdGUSBlVwZGF0ZRoCdjEiCAjJzojYBhAAMghGaWVsZHNWMTowCi57"
          + "ImY6ZGF0YSI6eyIuIjp7fSwiZjpyZWxlYXNlIjp7fX0sImY6dHlwZSI6e319QgCKAY0BCg1rdWJlY3RsLWxh"
          + "YmVsEgZVcGRhdGUaAnYxIggIyc6I2AYQADIIRmllbGRzVjE6WgpYeyJmOm1ldGFkYXRhIjp7ImY6bGFiZWxz"
          + "Ijp7Ii4iOnt9LCJmOm5hbWUiOnt9LCJmOm93bmVyIjp7fSwiZjp0ZWFtIjp7fSwiZjp2ZXJzaW9uIjp7fX19"
          + "fUIAEg8KB3JlbGVhc2USBGFCYz0aBk9wYXF1ZRoAIgA=";

  private static final String CONFIG_MAPS =
      "azhzAAoTCgJ2MRINQ29uZmlnTWFwTGlzdBLPBQoLCgASBTE4MjY4GgASpgIKmwIKBW90aGVyEgAaCHNwZWVk"
          + "LXBiIgAqJGU5MzUyZTk3LTkyYzgtNDk0YS05NTNjLWI3OWQ1MzEwNmU2YjIFMTgyNjg4AEIICMvOiNgGEABa"
          + "DQoFb3duZXISBGhlbG2KAVIKDmt1YmVjdGwtY3JlYXRlEgZVcGRhdGUaAnYxIggIy86I2AYQADIIRmllbGRz"
          + "VjE6HgoceyJmOmRhdGEiOnsiLiI6e30sImY6YiI6e319fUIAigFmCg1rdWJlY3RsLWxhYmVsEgZVcGRhdGUa"
          + "AnYxIggIy86I2AYQADIIRmllbGRzVjE6MwoxeyJmOm1ldGFkYXRhIjp7ImY6bGFiZWxzIjp7Ii4iOnt9LCJm"
          + "Om93bmVyIjp7fX19fUIAEgYKAWISAXgSlgMKggMKGXNoLmhlbG0ucmVsZWFzZS52MS53ZWIudjESABoIc3Bl"
          + "ZWQtcGIiACokNWY5ODJhMTktNTQyZC00OTU3LThiYTgtOTRiNDc4ZmNkZDk2MgUxODI2NjgAQggIys6I2AYQ"
          + "AFoLCgRuYW1lEgN3ZWJaDQoFb3duZXISBGhlbG1aCAoEdGVhbRIAWgwKB3ZlcnNpb24SATGKAVgKDmt1YmVj"
          + "dGwtY3JlYXRlEgZVcGRhdGUaAnYxIggIys6I2AYQADIIRmllbGRzVjE6JAoieyJmOmRhdGEiOnsiLiI6e30s"
          + "ImY6cmVsZWFzZSI6e319fUIAigGNAQoNa3ViZWN0bC1sYWJlbBIGVXBkYXRlGgJ2MSIICMrOiNgGEAAyCEZp"
          + "ZWxkc1YxOloKWHsiZjptZXRhZGF0YSI6eyJmOmxhYmVscyI6eyIuIjp7fSwiZjpuYW1lIjp7fSwiZjpvd25l"
          + "ciI6e30sImY6dGVhbSI6e30sImY6dmVyc2lvbiI6e319fX1CABIPCgdyZWxlYXNlEgRhQmM9GgAiAA==";

  private static List<KubeObject> read(byte[] answer) {
    List<KubeObject> objects = new ArrayList<>();
    try {
      ProtobufList.read(new ByteArrayInputStream(answer, 4, answer.length - 4), objects::add);
    } catch (EOFException e) {
      throw ProtobufMessage.damaged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }

  private static byte[] answer(Kind kind) {
    return Base64.getDecoder().decode(kind == Kind.SECRET ? SECRETS : CONFIG_MAPS);
  }

  @ParameterizedTest
  @EnumSource
  void namesLabelsAndRecordsAreRead(Kind kind) {
    List<KubeObject> objects = read(answer(kind));

    assertThat(objects)
        .extracting(KubeObject::name)
        .containsExactly("other", "sh.helm.release.v1.web.v1");
    KubeObject record = objects.get(1);
    assertThat(record.namespace()).isEqualTo("speed-pb");
    assertThat(record.uid()).hasSize(36);
    assertThat(record.labels())
        .isEqualTo(Map.of("name", "web", "owner", "helm", "team", "", "version", "1"));
    assertThat(new KubeRecords(kind, () -> null, "").record(record)).isEqualTo("aBc=");
  }

  @ParameterizedTest
  @EnumSource
  void anObjectWithoutTheKeyHasNoRecord(Kind kind) {
    KubeObject other = read(answer(kind)).get(0);

    assertThat(new KubeRecords(kind, () -> null, "").record(other)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCutAnywhereIsRefusedOrShorter(Kind kind) {
    byte[] whole = answer(kind);
    int refused = 0;
    for (int length = 4; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(read(cut)).hasSizeLessThanOrEqualTo(2);
      } catch (KubeException e) {
        assertThat(e).hasMessage("unexpected EOF");
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(whole.length - 50);
  }

  @Test
  void lengthsBeyondTheEndAreRefused() {
    byte[] answer = {'k', '8', 's', 0, 0x12, -1, -1, -1, -1, 0x7f};

    assertThatThrownBy(() -> read(answer)).hasMessage("unexpected EOF");
  }

  @Test
  void jsonIsNotTakenForProtobuf() {
    assertThat(ProtobufList.is(new byte[] {'{', '}', '\n', '\n'})).isFalse();
    assertThat(ProtobufList.is(Arrays.copyOf(answer(Kind.SECRET), 4))).isTrue();
  }
}
