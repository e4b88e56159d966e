package dev.chartwright.conformance.cluster;

import dev.chartwright.golang.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A recorded session of helm 4.3.1 with a real API server: the commands, and what was printed and
 * sent.
 *
 * @param namespaces the namespaces that are there; the first is the default one
 * @param lines commands and set-up, in order
 */
record Session(String name, List<String> namespaces, List<Line> lines) {
  /**
   * A line of a session.
   *
   * @param instruction {@code $}, {@code %}, {@code env} or {@code file}
   * @param text what follows
   * @param options the indented lines below, or the lines of a file
   * @param recorded what helm did with a command; null for other lines
   */
  record Line(String instruction, String text, List<String> options, Step recorded) {
    boolean has(String option) {
      return options.contains(option);
    }
  }

  /**
   * What helm did.
   *
   * @param writes the requests that were to change something, if they were compared
   */
  record Step(String stdout, String stderr, int code, List<String> writes, boolean writesKnown) {}

  private static final Step NOTHING = new Step("", "", 0, List.of(), false);

  static Session read(String name) {
    try {
      String text = new String(bytes(name + ".txt"), StandardCharsets.UTF_8);
      return parse(name, List.of(text.split("\n")), steps(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = Session.class.getResourceAsStream("sessions/" + file)) {
      if (in == null) {
        throw new IOException("no " + file);
      }
      return in.readAllBytes();
    }
  }

  private static List<Step> steps(String name) throws IOException {
    List<Step> steps = new ArrayList<>();
    try (InputStream in =
        new GZIPInputStream(new java.io.ByteArrayInputStream(bytes(name + ".json.gz")))) {
      Map<?, ?> golden = (Map<?, ?>) Json.parse(in.readAllBytes());
      for (Object each : (List<?>) golden.get("steps")) {
        Map<?, ?> step = (Map<?, ?>) each;
        List<String> writes = new ArrayList<>();
        boolean known = step.get("writes") instanceof List<?>;
        if (step.get("writes") instanceof List<?> list) {
          list.forEach(line -> writes.add((String) line));
        }
        int code = step.get("code") instanceof Double number ? number.intValue() : 0;
        steps.add(new Step(joined(step, "stdout"), joined(step, "stderr"), code, writes, known));
      }
    }
    return steps;
  }

  private static String joined(Map<?, ?> step, String key) {
    if (!(step.get(key) instanceof List<?> lines)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Object line : lines) {
      text.append(text.length() == 0 ? "" : "\n").append(line);
    }
    // The first line may be empty.
    return !lines.isEmpty() && "".equals(lines.get(0)) && lines.size() > 1
        ? "\n" + text
        : text + "";
  }

  private static Session parse(String name, List<String> text, List<Step> steps) {
    List<String> namespaces = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int space = line.indexOf(' ');
      String instruction = line.substring(0, space);
      String rest = line.substring(space + 1);
      if (instruction.equals("start")) {
        for (String word : rest.split(" ")) {
          if (word.startsWith("namespaces=")) {
            namespaces.addAll(List.of(word.substring("namespaces=".length()).split(",")));
          }
        }
        continue;
      }
      List<String> options = new ArrayList<>();
      if (instruction.equals("file")) {
        while (!text.get(++i).equals("END")) {
          options.add(text.get(i));
        }
      } else {
        while (i + 1 < text.size() && text.get(i + 1).startsWith("  ")) {
          options.add(text.get(++i).strip());
        }
      }
      Step step = instruction.equals("$") ? steps.get(next++) : NOTHING;
      lines.add(new Line(instruction, rest, options, step));
    }
    return new Session(name, namespaces, lines);
  }

  @Override
  public String toString() {
    return name;
  }
}
