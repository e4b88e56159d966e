package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.BoolValue;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandBody;
import dev.chartwright.cli.cobra.CompletionScript;
import dev.chartwright.cli.cobra.Completions;
import dev.chartwright.cli.cobra.Require;
import java.util.List;

/** {@code completion bash}, {@code zsh}, {@code fish} and {@code powershell}. */
final class CompletionShellCommand implements CommandBody {
  private static final String BASH =
      """

      Generate the autocompletion script for Helm for the bash shell.

      To load completions in your current shell session:

          source <(helm completion bash)

      To load completions for every new session, execute once:
      - Linux:

            helm completion bash > /etc/bash_completion.d/helm

      - MacOS:

            helm completion bash > /usr/local/etc/bash_completion.d/helm
      """;
  private static final String ZSH =
      """

      Generate the autocompletion script for Helm for the zsh shell.

      To load completions in your current shell session:

          source <(helm completion zsh)

      To load completions for every new session, execute once:

          helm completion zsh > "${fpath[1]}/_helm"
      """;
  private static final String FISH =
      """

      Generate the autocompletion script for Helm for the fish shell.

      To load completions in your current shell session:

          helm completion fish | source

      To load completions for every new session, execute once:

          helm completion fish > ~/.config/fish/completions/helm.fish

      You will need to start a new shell for this setup to take effect.
      """;
  private static final String POWERSHELL =
      """

      Generate the autocompletion script for powershell.

      To load completions in your current shell session:
      PS C:\\> helm completion powershell | Out-String | Invoke-Expression

      To load completions for every new session, add the output of the above command
      to your powershell profile.
      """;

  private final CommandContext context;
  private final BoolValue noDescriptions = BoolValue.off();

  CompletionShellCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void define(Command command) {
    command.longText(longText(command.name())).args(Require.noArgs());
    command.flags().add(noDescriptions, "no-descriptions", "disable completion descriptions");
  }

  @Override
  public void run(Command command, List<String> args) {
    String shell = command.name();
    String program = context.program().name();
    context.out().print(CompletionScript.of(shell, program, !noDescriptions.get()));
    String binary = context.program().binary();
    if (!binary.equals(program)) {
      context.out().print(renamed(shell, program, binary));
    }
    if (shell.equals("zsh")) {
      context.out().print("compdef _" + program + " " + program);
    }
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    return Completions.noMoreArgs();
  }

  /** What makes the shell complete a program that was installed under a name of its own. */
  private static String renamed(String shell, String program, String binary) {
    String why =
        "\n# Hook the command used to generate the completion script\n# to the "
            + program
            + " completion function to handle the case where\n# the user renamed the "
            + program
            + " binary\n";
    return switch (shell) {
      case "bash" ->
          why
              + "if [[ $(type -t compopt) = \"builtin\" ]]; then\n    complete -o default -F __start_"
              + program
              + " "
              + binary
              + "\nelse\n    complete -o default -o nospace -F __start_"
              + program
              + " "
              + binary
              + "\nfi\n";
      case "zsh" -> why + "compdef _" + program + " " + binary + "\n";
      default -> "";
    };
  }

  private static String longText(String shell) {
    return switch (shell) {
      case "zsh" -> ZSH;
      case "fish" -> FISH;
      case "powershell" -> POWERSHELL;
      default -> BASH;
    };
  }
}
