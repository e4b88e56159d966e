package dev.chartwright.conformance.documents;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page for people, and the sessions on it: what is typed after {@code $} and what it prints. */
record Page(String text) {
  /** Where the pages say that a registry is. */
  static final String REGISTRY = "127.0.0.1:5000";

  private static final String CONSOLE = "```console\n";

  /** A page by its name in the checkout. */
  static Page read(String name) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return new Page(Files.readString(folder.resolve(name)));
  }

  /** The first session under a heading. */
  Page firstSession(String heading) {
    String rest = text.substring(text.indexOf("## " + heading));
    int start = rest.indexOf(CONSOLE);
    return new Page(rest.substring(start, rest.indexOf("```", start + CONSOLE.length()) + 3));
  }

  /** The steps of all sessions, one after the other. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    String[] blocks = text.split(CONSOLE);
    for (int i = 1; i < blocks.length; i++) {
      String session = blocks[i].substring(0, blocks[i].indexOf("```"));
      for (String step : session.split("(?m)^\\$ ")) {
        int line = step.indexOf('\n');
        if (line > 0) {
          steps.add(new Step(step.substring(0, line), step.substring(line + 1)));
        }
      }
    }
    return steps;
  }

  /**
   * A command and what it prints.
   *
   * @param command with the name of the program
   */
  record Step(String command, String output) {
    /** What follows {@code chartwright} or {@code ./chartwright}; null for other programs. */
    @Nullable String arguments() {
      String bare = command.startsWith("./") ? command.substring(2) : command;
      return bare.startsWith("chartwright ") ? bare.substring("chartwright ".length()) : null;
    }

    /** What is printed; an ellipsis stands for anything, empty lines at the end do not count. */
    Pattern pattern() {
      return pattern(".*");
    }

    /** What is printed; an ellipsis stands for anything within its line. */
    Pattern patternOfLines() {
      return pattern("[^\n]*");
    }

    private Pattern pattern(String ellipsis) {
      String quoted = Pattern.quote(output.stripTrailing()).replace("…", "\\E" + ellipsis + "\\Q");
      return Pattern.compile(quoted + "\n*", Pattern.DOTALL);
    }
  }

  /** A registry on a free port. */
  static EmbeddedRegistry startRegistry() {
    return EmbeddedRegistry.start(
        new EmbeddedRegistry.Options("127.0.0.1:0", "", "", false, "", "", false, false),
        (remote, method, target, status, bytes) -> {});
  }

  /** Runs the program with all that it keeps in a folder. */
  static ProgramRun run(Path folder, List<String> arguments) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder.toString());
    environment.put("TZ", "UTC");
    environment.put("DOCKER_CONFIG", folder.resolve("docker").toString());
    environment.put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    for (String each : List.of("CACHE", "CONFIG", "DATA")) {
      environment.put("HELM_" + each + "_HOME", folder.resolve(each).toString());
    }
    return ProgramRun.of("chartwright", environment, arguments);
  }
}
