package dev.chartwright.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is public is a promise: it changes only together with the committed dump. */
class PublicApiTest {
  private static final Checkout CHECKOUT = Checkout.find();

  static Stream<String> published() {
    return CHECKOUT.modules().stream().filter(m -> !Set.of("conformance", "bench").contains(m));
  }

  @ParameterizedTest
  @MethodSource("published")
  void theDumpOfTheModuleIsCurrent(String module) throws IOException {
    List<ClassFile> classes = CHECKOUT.classes(module);
    String now = ApiDump.of(classes);
    Path dump = CHECKOUT.root().resolve(module).resolve("api.txt");
    if (Boolean.getBoolean("api.write")) {
      Files.writeString(dump, now);
    }
    assertThat(dump).as("the public API of %s, made by ./dev api-dump", module).exists();
    assertThat(now)
        .as("the public API of %s changed; if that is meant, run ./dev api-dump and commit", module)
        .isEqualTo(Files.readString(dump));
  }
}
