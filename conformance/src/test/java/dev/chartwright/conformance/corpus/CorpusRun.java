package dev.chartwright.conformance.corpus;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the command line, run in this process, against what helm printed for real charts.
 *
 * <p>DIR holds {@code charts.tar.xz} and {@code golden.tar.xz}, or what was in them as {@code
 * charts} and {@code golden}.
 *
 * <p>{@code ./dev corpus [DIR] [--filter GLOB] [--case NAMES] [--without-network]} runs it. The
 * charts of one publisher after the other are unpacked into the working directory, because helm was
 * run there. With {@code --without-network} it leaves out what names the machine's name server in
 * an error.
 */
final class CorpusRun {
  private final PrintStream out;
  private final Path work;
  private final Path golden;
  private final Pattern filter;
  private final List<String> names;
  private final boolean network;
  private final Map<String, int[]> counts = new TreeMap<>();

  private CorpusRun(
      PrintStream out, Path golden, String filter, List<String> names, boolean network) {
    this.out = out;
    this.work = Path.of("").toAbsolutePath();
    this.golden = golden;
    this.filter =
        Pattern.compile(
            "\\Q"
                + (filter.contains("/") ? filter : "*" + filter).replace("*", "\\E.*\\Q")
                + "\\E");
    this.names = names;
    this.network = network;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path scratch = Path.of(args[1]);
    String filter = "*";
    List<String> names = List.of();
    boolean network = true;
    for (int i = 2; i < args.length; i++) {
      switch (args[i]) {
        case "--filter" -> filter = args[++i];
        case "--case" -> names = List.of(args[++i].split(","));
        case "--without-network" -> network = false;
        default -> throw new IllegalArgumentException(args[i]);
      }
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean packed = Files.exists(folder.resolve("golden.tar.xz"));
    Path golden = (packed ? scratch : folder).resolve("golden");
    System.exit(new CorpusRun(out, golden, filter, names, network).run(folder) ? 0 : 1);
  }

  private boolean run(Path folder) throws IOException, InterruptedException, ExecutionException {
    Path packed = folder.resolve("golden.tar.xz");
    if (Files.exists(packed)) {
      Archive.empty(golden);
      try (Archive archive = new Archive(packed)) {
        archive.unpackAll(golden);
      }
    }
    Map<String, List<CorpusCase>> cases = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(golden.resolve("cases.jsonl"))) {
      lines
          .map(CorpusCase::parse)
          .filter(each -> each.stable() && filter.matcher(each.chart()).matches())
          .filter(each -> names.isEmpty() || names.contains(each.name()))
          .filter(each -> network || !asksNameServer(each))
          .forEach(each -> cases.computeIfAbsent(each.folder(), f -> new ArrayList<>()).add(each));
    }
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    Path archive = folder.resolve("charts.tar.xz");
    try (Publishers charts =
        Files.exists(archive)
            ? new Archive(archive)
            : new UnpackedCharts(folder.resolve("charts"))) {
      while (true) {
        Archive.empty(work);
        String top = charts.unpackNext(work);
        if (top == null) {
          break;
        }
        List<Future<List<String>>> answers = new ArrayList<>();
        List<CorpusCase> here = cases.getOrDefault(top, List.of());
        for (CorpusCase each : here) {
          answers.add(pool.submit(() -> check(each)));
        }
        for (int i = 0; i < here.size(); i++) {
          report(here.get(i), answers.get(i).get());
        }
      }
    } finally {
      pool.shutdown();
      Archive.empty(work);
    }
    return summary();
  }

  private boolean asksNameServer(CorpusCase each) {
    for (String kind : List.of(".out", ".err")) {
      Path file = golden.resolve(each.chart()).resolve(each.name() + kind);
      try {
        if (Files.exists(file) && Files.readString(file).contains(": dial tcp: lookup ")) {
          return true;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }

  private void report(CorpusCase each, List<String> bad) {
    counts.computeIfAbsent(each.name(), n -> new int[2])[bad.isEmpty() ? 0 : 1]++;
    if (!bad.isEmpty()) {
      out.println("FAIL " + each.chart() + " " + each.name());
      bad.forEach(line -> out.println("     " + line));
    }
  }

  private boolean summary() {
    int passed = 0;
    int failed = 0;
    for (Map.Entry<String, int[]> entry : counts.entrySet()) {
      int[] count = entry.getValue();
      out.printf("%-16s %4d of %4d%n", entry.getKey(), count[0], count[0] + count[1]);
      passed += count[0];
      failed += count[1];
    }
    out.println(passed + " passed, " + failed + " failed");
    return failed == 0 && passed > 0;
  }

  private List<String> check(CorpusCase each) {
    Path scratch = null;
    try {
      scratch = Files.createTempDirectory("corpus");
      return check(each, Files.createDirectory(scratch.resolve("out")), scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return List.of("crash: " + e);
    } finally {
      remove(scratch);
    }
  }

  private static void remove(@org.jspecify.annotations.Nullable Path scratch) {
    if (scratch != null) {
      try {
        Archive.empty(scratch);
        Files.delete(scratch);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<String> check(CorpusCase each, Path produced, Path home) throws IOException {
    Path answers = golden.resolve(each.chart());
    List<String> args = new ArrayList<>();
    for (String arg : each.args()) {
      args.add(arg.replace("$GOLDEN", answers.toString()).replace("$OUT", produced.toString()));
    }
    ProgramRun run = ProgramRun.of("helm", environment(home), args);
    List<String> bad = new ArrayList<>();
    if (run.code() != each.exit()) {
      bad.add("exit code: helm " + each.exit() + ", ours " + run.code());
    }
    if (each.name().equals("package")) {
      bad.addAll(Packed.compare(each, produced));
      bad.addAll(
          Comparison.of(
              "stderr",
              each.err().getBytes(StandardCharsets.UTF_8),
              shown(each, run.err(), produced, "$OUT"),
              each.errVary()));
      return bad;
    }
    byte[] text = shown(each, run.out(), answers, "$GOLDEN");
    if (each.name().equals("show-all")) {
      if (!sha256(text).equals(Files.readString(answers.resolve("show-all.sha256")).strip())) {
        bad.add("stdout differs (only its digest is kept)");
      }
    } else {
      byte[] want = Files.readAllBytes(answers.resolve(each.name() + ".out"));
      bad.addAll(Comparison.of("stdout", want, text, each.vary()));
    }
    byte[] want = Files.readAllBytes(answers.resolve(each.name() + ".err"));
    byte[] got = shown(each, run.err(), answers, "$GOLDEN");
    bad.addAll(Comparison.of("stderr", want, got, each.errVary()));
    return bad;
  }

  private static Map<String, String> environment(Path home) {
    return Map.of(
        "PATH", System.getenv().getOrDefault("PATH", ""),
        "HOME", home.toString(),
        "TZ", "UTC",
        "LC_ALL", "C",
        "SOURCE_DATE_EPOCH", "1700000000",
        "KUBECONFIG", "/nonexistent");
  }

  /** Absolute paths as the goldens have them. */
  private byte[] shown(CorpusCase each, String text, Path path, String name) {
    // helm ran in charts/PUBLISHER; ours runs in a folder that stands for it.
    String here = "$CHARTS/" + each.folder();
    return GoString.bytes(text.replace(path.toString(), name).replace(work.toString(), here));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
