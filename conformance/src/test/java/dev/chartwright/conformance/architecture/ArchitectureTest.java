package dev.chartwright.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md is true: read from the class files, not from intentions. */
class ArchitectureTest {
  private static final String OURS = "dev/chartwright/";
  private static final Set<String> UNPUBLISHED = Set.of("conformance", "bench");

  private final Checkout checkout = Checkout.find();
  private final ModuleTable table = ModuleTable.read(checkout.read("ARCHITECTURE.md"));

  @Test
  void theTableListsEveryModuleAndNoOther() {
    assertThat(new TreeSet<>(table.allowed().keySet()))
        .containsExactlyElementsOf(checkout.modules());
  }

  @Test
  void everyPublishedModuleHasClasses() {
    assertThat(published()).allSatisfy(m -> assertThat(checkout.classes(m)).as(m).isNotEmpty());
  }

  @Test
  void noModuleImportsWhatTheTableForbids() {
    List<String> illegal = new ArrayList<>();
    Map<String, String> moduleOfPackage = moduleOfPackage();
    for (String module : published()) {
      for (ClassFile each : checkout.classes(module)) {
        for (String type : each.types()) {
          String other = moduleOfPackage.get(firstFolder(type));
          if (other != null
              && !other.equals(module)
              && !table.allowed().get(module).contains(other)) {
            illegal.add(each.name() + " uses " + type);
          }
        }
      }
    }
    assertThat(illegal).as("imports that ARCHITECTURE.md does not allow").isEmpty();
  }

  @Test
  void everyClassLivesInThePackageOfItsModule() {
    List<String> strays = new ArrayList<>();
    for (String module : published()) {
      for (ClassFile each : checkout.classes(module)) {
        if (!each.name().startsWith(OURS + module.replace("-", "") + "/")) {
          strays.add(module + ": " + each.name());
        }
      }
    }
    assertThat(strays).isEmpty();
  }

  @Test
  void theModulesFormNoCycle() {
    Set<String> done = new LinkedHashSet<>();
    for (String module : table.allowed().keySet()) {
      visit(module, new LinkedHashSet<>(), done);
    }
    assertThat(done).hasSize(table.allowed().size());
  }

  private void visit(String module, Set<String> path, Set<String> done) {
    assertThat(path).as("cycle through %s", module).doesNotContain(module);
    if (done.contains(module)) {
      return;
    }
    path.add(module);
    for (String next : table.allowed().get(module)) {
      assertThat(table.allowed()).as("%s may import", module).containsKey(next);
      visit(next, path, done);
    }
    path.remove(module);
    done.add(module);
  }

  @Test
  void everyModuleDependsInItsPomOnNoMoreThanTheTableAllows() {
    Pattern dependency = Pattern.compile("<artifactId>chartwright-([a-z-]+)</artifactId>");
    for (String module : checkout.modules()) {
      Set<String> found = new TreeSet<>();
      dependency
          .matcher(checkout.read(module + "/pom.xml"))
          .results()
          .forEach(r -> found.add(r.group(1)));
      found.remove(module);
      assertThat(table.allowed().get(module)).as(module).containsAll(found);
    }
  }

  @Test
  void librariesNeitherPrintNorExitNorReadTheEnvironment() {
    Set<String> forbidden =
        Set.of(
            "java/lang/System.out",
            "java/lang/System.err",
            "java/lang/System.in",
            "java/lang/System.exit",
            "java/lang/System.getenv",
            "java/lang/Runtime.halt",
            "java/lang/Runtime.exit",
            "java/lang/Throwable.printStackTrace");
    List<String> found = new ArrayList<>();
    for (String module : published()) {
      if (module.equals("cli")) {
        continue;
      }
      for (ClassFile each : checkout.classes(module)) {
        for (String member : each.members()) {
          if (forbidden.contains(member)) {
            found.add(each.name() + " uses " + member);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void modulesStayAwayFromWhatIsNotTheirBusiness() {
    Map<String, List<String>> never = new TreeMap<>();
    never.put("golang", List.of("java/net/", OURS + "!golang"));
    never.put("chart", List.of("java/net/Socket", "java/net/http/", "java/net/HttpURLConnection"));
    never.put("oci", List.of("java/net/http/", OURS + "golang/yaml/"));
    never.put("registry-server", List.of(OURS + "oci/remote/", OURS + "oci/credentials/"));
    never.put("cli", List.of(OURS + "oci/remote/"));
    List<String> found = new ArrayList<>();
    never.forEach((module, prefixes) -> {
      for (ClassFile each : checkout.classes(module)) {
        for (String type : each.types()) {
          for (String prefix : prefixes) {
            if (type.startsWith(prefix)) {
              found.add(each.name() + " uses " + type);
            }
          }
        }
      }
    });
    assertThat(found).isEmpty();
  }

  @Test
  void nobodyReflectsOnTypesOrSweepsForServices() {
    Set<String> forbidden =
        Set.of(
            "java/lang/Class.forName",
            "java/lang/Class.getDeclaredMethods",
            "java/lang/Class.getDeclaredFields",
            "java/lang/reflect/Method.invoke",
            "java/util/ServiceLoader.load");
    List<String> found = new ArrayList<>();
    for (String module : published()) {
      for (ClassFile each : checkout.classes(module)) {
        each.members().stream()
            .filter(forbidden::contains)
            .forEach(member -> found.add(each.name() + " uses " + member));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theFindItTablePointsAtClassesThatExist() {
    assertThat(table.places()).isNotEmpty();
    List<String> missing = new ArrayList<>();
    table
        .places()
        .forEach((concept, places) -> {
          for (String place : places) {
            int slash = place.indexOf('/');
            String module = place.substring(0, slash);
            Path file =
                checkout
                    .root()
                    .resolve(module)
                    .resolve("target/classes")
                    .resolve(OURS + module.replace("-", ""))
                    .resolve(place.substring(slash + 1) + ".class");
            if (!Files.exists(file)) {
              missing.add(concept + ": " + place);
            }
          }
        });
    assertThat(missing).isEmpty();
  }

  @Test
  void everyModuleHasAReadme() {
    assertThat(checkout.modules())
        .allSatisfy(m -> assertThat(checkout.root().resolve(m).resolve("README.md")).exists());
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    List<String> unmarked = new ArrayList<>();
    for (String module : published()) {
      Set<Path> folders = new TreeSet<>();
      checkout.sources(module).forEach(source -> folders.add(source.getParent()));
      for (Path folder : folders) {
        Path info = folder.resolve("package-info.java");
        if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
          unmarked.add(checkout.root().relativize(folder).toString());
        }
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void everyPublicTypeHasJavadoc() throws IOException {
    Pattern declaration =
        Pattern.compile(
            "(?m)^public (?:(?:abstract|final|sealed|non-sealed|strictfp) )*(?:class|interface|record|enum|@interface) (\\w+)");
    List<String> bare = new ArrayList<>();
    for (String module : published()) {
      for (Path source : checkout.sources(module)) {
        String text = Files.readString(source);
        var found = declaration.matcher(text);
        if (found.find()
            && !text.substring(0, found.start()).stripTrailing().endsWith("*/")
            && !annotatedAfterJavadoc(text.substring(0, found.start()))) {
          bare.add(checkout.root().relativize(source).toString());
        }
      }
    }
    assertThat(bare).isEmpty();
  }

  private static boolean annotatedAfterJavadoc(String before) {
    int end = before.lastIndexOf("*/");
    return end > 0 && before.substring(end + 2).strip().startsWith("@");
  }

  private List<String> published() {
    return checkout.modules().stream().filter(m -> !UNPUBLISHED.contains(m)).toList();
  }

  private Map<String, String> moduleOfPackage() {
    Map<String, String> found = new LinkedHashMap<>();
    checkout.modules().forEach(m -> found.put(m.replace("-", ""), m));
    return found;
  }

  private static String firstFolder(String type) {
    if (!type.startsWith(OURS)) {
      return "";
    }
    int end = type.indexOf('/', OURS.length());
    return end < 0 ? "" : type.substring(OURS.length(), end);
  }
}
