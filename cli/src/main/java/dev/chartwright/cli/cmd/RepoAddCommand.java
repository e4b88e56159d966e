package dev.chartwright.cli.cmd;

import dev.chartwright.action.RepoAdd;
import dev.chartwright.action.RepoAddRequest;
import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.Terminal;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.DurationValue;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.Require;
import dev.chartwright.cli.cobra.StringValue;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.RepositoryEntry;
import java.util.List;
import java.util.Optional;

/** {@code repo add}: remembers a chart repository. */
final class RepoAddCommand implements CommandBody {
  private final CommandContext context;
  private final StringValue username = StringValue.empty();
  private final StringValue password = StringValue.empty();
  private final BoolValue passwordStdin = BoolValue.off();
  private final BoolValue forceUpdate = BoolValue.off();
  private final StringValue certFile = StringValue.empty();
  private final StringValue keyFile = StringValue.empty();
  private final StringValue caFile = StringValue.empty();
  private final BoolValue insecureSkipTlsVerify = BoolValue.off();
  private final BoolValue allowDeprecatedRepos = BoolValue.off();
  private final BoolValue passCredentials = BoolValue.off();
  private final DurationValue timeout = DurationValue.ofSeconds(120);

  RepoAddCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.args(Require.exactArgs(2));
    FlagSet f = command.flags();
    f.add(username, "username", "chart repository username");
    f.add(password, "password", "chart repository password");
    f.add(passwordStdin, "password-stdin", "read chart repository password from stdin");
    f.add(forceUpdate, "force-update", "replace (overwrite) the repo if it already exists");
    f.add(certFile, "cert-file", "identify HTTPS client using this SSL certificate file");
    f.add(keyFile, "key-file", "identify HTTPS client using this SSL key file");
    f.add(caFile, "ca-file", "verify certificates of HTTPS-enabled servers using this CA bundle");
    f.add(
        insecureSkipTlsVerify,
        "insecure-skip-tls-verify",
        "skip tls certificate checks for the repository");
    f.add(
        allowDeprecatedRepos,
        "allow-deprecated-repos",
        "by default, this command will not allow adding official repos that have "
            + "been permanently deleted. This disables that behavior");
    f.add(passCredentials, "pass-credentials", "pass credentials to all domains");
    f.add(timeout, "timeout", "time to wait for the index file download to complete");
  }

  @Override
  public void run(Command command, List<String> args) {
    RepositoryEntry entry =
        new RepositoryEntry(
            args.get(0),
            args.get(1),
            username.get(),
            password.get(),
            certFile.get(),
            keyFile.get(),
            caFile.get(),
            insecureSkipTlsVerify.get(),
            passCredentials.get());
    RepoAddRequest request =
        new RepoAddRequest(
            entry,
            forceUpdate.get(),
            allowDeprecatedRepos.get(),
            timeout.get(),
            Optional.of(this::askPassword));
    boolean added = RepoAdd.of(ActionSettings.of(context)).run(request);
    context
        .out()
        .println(
            Quote.quote(args.get(0))
                + (added
                    ? " has been added to your repositories"
                    : " already exists with the same configuration, skipping"));
  }

  private String askPassword() {
    if (passwordStdin.get()) {
      return Login.fromStdin(context);
    }
    if (!Terminal.isTerminal(context.env(), 0)) {
      context.out().println("Password: ");
      throw CommandException.of("inappropriate ioctl for device");
    }
    return Terminal.of(context).askSecretly("Password: ");
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return args.size() > 1 ? Completions.noMoreArgs() : Completions.none();
  }
}
