package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.Terminal;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strings.Strings;
import java.io.IOException;

/**
 * A user name and a password, from flags, standard input or the user.
 *
 * <p>Source: Helm {@code pkg/cmd/registry_login.go} (getUsernamePassword).
 */
record Login(String username, String password) {
  static Login of(CommandContext context, String username, String password, boolean stdin) {
    if (stdin) {
      return new Login(username, fromStdin(context));
    }
    if (!password.isEmpty()) {
      context.log().warn("using --password via the CLI is insecure. Use --password-stdin");
      return new Login(username, password);
    }
    Terminal terminal = Terminal.of(context);
    String user = username.isEmpty() ? Strings.trimSpace(terminal.ask("Username: ")) : username;
    boolean token = user.isEmpty();
    String secret = terminal.askSecretly(token ? "Token: " : "Password: ");
    if (secret.isEmpty()) {
      throw CommandException.of(token ? "token required" : "password required");
    }
    return new Login(user, secret);
  }

  /** All of standard input without the line end behind it. */
  static String fromStdin(CommandContext context) {
    String text;
    try {
      text = GoString.of(context.in().readAllBytes());
    } catch (IOException e) {
      throw CommandException.of(String.valueOf(e.getMessage()));
    }
    if (text.endsWith("\n")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public String toString() {
    return "Login[username=" + username + "]";
  }
}
