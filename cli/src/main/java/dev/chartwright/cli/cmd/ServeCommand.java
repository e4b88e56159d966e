package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code serve}: runs our registry. */
final class ServeCommand implements CommandBody {
  private static final String LONG =
      """

      Run an OCI registry for charts and everything else that registries hold, until
      interrupted. Without --storage it keeps everything in memory.

      The first line of output is the address it listens on. It listens on this machine
      only, unless told otherwise, and refuses to listen elsewhere without accounts.
      """;

  private final CommandContext context;
  private final StringValue address = StringValue.of("127.0.0.1:5000");
  private final StringValue storage = StringValue.empty();
  private final StringValue htpasswd = StringValue.empty();
  private final BoolValue anonymousRead = BoolValue.off();
  private final StringValue tlsCert = StringValue.empty();
  private final StringValue tlsKey = StringValue.empty();
  private final BoolValue readOnly = BoolValue.off();
  private final BoolValue insecureAnonymous = BoolValue.off();

  ServeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(LONG).args(Require.noArgs());
    FlagSet f = command.flags();
    f.add(address, "address", "host and port to listen on; port 0 takes a free one");
    f.add(storage, "storage", "directory to keep content in, instead of memory");
    f.add(htpasswd, "htpasswd", "file of accounts with bcrypt passwords");
    f.add(anonymousRead, "anonymous-read", "let everybody read; accounts are for writing");
    f.add(tlsCert, "tls-cert", "certificate file for HTTPS");
    f.add(tlsKey, "tls-key", "key file of the certificate");
    f.add(readOnly, "read-only", "refuse every change");
    f.add(insecureAnonymous, "insecure-anonymous", "listen beyond this machine without accounts");
  }

  @Override
  public void run(Command command, List<String> args) {
    EmbeddedRegistry.Options options =
        new EmbeddedRegistry.Options(
            address.get(),
            storage.get(),
            htpasswd.get(),
            anonymousRead.get(),
            tlsCert.get(),
            tlsKey.get(),
            readOnly.get(),
            insecureAnonymous.get());
    CountDownLatch ended = new CountDownLatch(1);
    EmbeddedRegistry registry = EmbeddedRegistry.start(options, this::log);
    try {
      // SIGTERM and Ctrl-C both mean "enough": close in order and end with 0.
      Thread hook =
          new Thread(() -> {
            registry.close();
            ended.countDown();
            Runtime.getRuntime().halt(0);
          });
      Runtime.getRuntime().addShutdownHook(hook);
      context.out().println(registry.authority()).flush();
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      registry.close();
    }
  }

  private void log(String remote, String method, String target, int status, long bytes) {
    context
        .log()
        .debug(
            "request",
            "client",
            remote,
            "method",
            method,
            "path",
            target,
            "status",
            Integer.toString(status),
            "bytes",
            Long.toString(bytes));
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }
}
