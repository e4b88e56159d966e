package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.golang.strconv.Quote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Warns of the two repositories that were closed in 2020, if they are still in use. */
final class ExpiredRepositories {
  private static final String CLOSED = "storage.googleapis.com";

  private final CommandContext context;

  ExpiredRepositories(CommandContext context) {
    this.context = context;
  }

  /** Prints a warning for each, at every start. */
  void warn() {
    Path file = Path.of(context.settings().repositoryConfig());
    try {
      if (!Files.exists(file)
          || !new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CLOSED)) {
        return;
      }
    } catch (IOException e) {
      return;
    }
    // As in Helm, without "stable" nobody looks for "incubator".
    String stable = url("stable");
    if (stable == null) {
      return;
    }
    warn("stable", stable, "kubernetes-charts.storage.googleapis.com");
    String incubator = url("incubator");
    if (incubator != null) {
      warn("incubator", incubator, "kubernetes-charts-incubator.storage.googleapis.com");
    }
  }

  private void warn(String name, String url, String closed) {
    if (!url.contains(closed)) {
      return;
    }
    String successor = Quote.quote("https://charts.helm.sh/" + name);
    String warning =
        "WARNING: "
            + Quote.quote(closed)
            + " is deprecated for "
            + Quote.quote(name)
            + " and will be deleted Nov. 13, 2020.\nWARNING: You should switch to "
            + successor
            + " via:\nWARNING: helm repo add "
            + Quote.quote(name)
            + " "
            + successor
            + " --force-update\n";
    context.err().print(context.program().wording(warning));
  }

  private @Nullable String url(String name) {
    for (Map.Entry<String, String> repository : RepositoryCache.of(context).repositories()) {
      if (repository.getKey().equals(name)) {
        return repository.getValue();
      }
    }
    return null;
  }
}
