package dev.chartwright.repo.getter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.repo.RepositoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GettersTest {
  private final Getter web = HttpGetter.of(new FakeTransport(), "web");
  private final Getter registry = HttpGetter.of(new FakeTransport(), "registry");
  private final Getter plugin = HttpGetter.of(new FakeTransport(), "plugin");
  private final Getters builtIn = Getters.of(() -> web, () -> registry);

  @Test
  void threeSchemesAreBuiltIn() {
    assertThat(builtIn.byScheme("http")).isSameAs(web);
    assertThat(builtIn.byScheme("https")).isSameAs(web);
    assertThat(builtIn.byScheme("oci")).isSameAs(registry);
  }

  @Test
  void otherSchemesAreRefusedInTwoWays() {
    assertThatThrownBy(() -> builtIn.byScheme("ftp"))
        .isInstanceOf(RepositoryException.class)
        .hasMessage("scheme \"ftp\" not supported");
    assertThatThrownBy(() -> builtIn.forRepository(""))
        .isInstanceOf(RepositoryException.class)
        .hasMessage("could not find protocol handler for: ");
  }

  @Test
  void othersAreAskedOnlyAboutSchemesThatAreNotBuiltIn() {
    List<String> asked = new ArrayList<>();
    Getters all =
        builtIn
            .withOthers(scheme -> {
              asked.add(scheme);
              return scheme.equals("s3") ? Optional.of(plugin) : Optional.empty();
            })
            .withOthers(scheme -> Optional.of(web));
    assertThat(all.byScheme("https")).isSameAs(web);
    assertThat(asked).isEmpty();
    assertThat(all.forRepository("s3")).isSameAs(plugin);
    assertThat(all.byScheme("gs")).isSameAs(web);
    assertThat(asked).containsExactly("s3", "gs");
  }
}
