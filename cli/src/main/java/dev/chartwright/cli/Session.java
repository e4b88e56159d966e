package dev.chartwright.cli;

import dev.chartwright.cli.cmd.CommandTree;
import dev.chartwright.cli.cmd.RootCommand;
import dev.chartwright.cli.cmd.StorageDriverCheck;
import dev.chartwright.cli.cobra.Command;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.cobra.CommandLine;
import dev.chartwright.cli.output.BrokenPipeException;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.cli.output.ErrorText;
import dev.chartwright.cli.output.Log;
import dev.chartwright.golang.strconv.Quote;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One run of the program: from arguments to exit code.
 *
 * <p>Everything it touches comes in through the constructor, so that it runs in tests as it runs in
 * a shell.
 */
public final class Session {
  private final Program program;
  private final Map<String, String> env;
  private final String system;
  private final ByteSink out;
  private final ByteSink err;
  private final InputStream in;
  private final Clock clock;
  private final StartCheck startCheck;

  /**
   * A session in this environment.
   *
   * @param system the operating system's name as {@code os.name} has it
   * @param startCheck what must hold before any command runs
   */
  public Session(
      Program program,
      Map<String, String> env,
      String system,
      ByteSink out,
      ByteSink err,
      InputStream in,
      Clock clock,
      StartCheck startCheck) {
    this.program = program;
    this.env = env;
    this.system = system;
    this.out = out;
    this.err = err;
    this.in = in;
    this.clock = clock;
    this.startCheck = startCheck;
  }

  /**
   * Runs the command that the arguments mean and flushes its output.
   *
   * @return what the process is to end with: 0, 1, a plugin's own code, or 141 if nobody reads the
   *     output any more
   */
  public int run(List<String> arguments) {
    try {
      int code = execute(arguments);
      out.flush();
      return code;
    } catch (BrokenPipeException e) {
      return BrokenPipeException.EXIT_CODE;
    }
  }

  private int execute(List<String> arguments) {
    EnvSettings settings = EnvSettings.of(program, env, system);
    Command root = RootCommand.of(program, settings, new Context(this, settings));
    CommandLine.parseLeniently(root, arguments);
    Log log = new Log(err, settings.debug());
    try {
      checkColorMode(settings.colorMode());
      startCheck.check(settings);
    } catch (RuntimeException e) {
      log.warn("command failed", "error", String.valueOf(e.getMessage()));
      return 1;
    }
    CommandContext context = context(settings, log);
    CommandTree tree = new CommandTree(context);
    tree.addTo(root);
    tree.addInstalled(root, arguments);
    try {
      new CommandLine(root, out, err, env, program)
          .execute(arguments, new StorageDriverCheck(context));
      return 0;
    } catch (BrokenPipeException e) {
      throw e;
    } catch (ExitException e) {
      return e.exitCode();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      err.println(program.wording(ErrorText.of(e)));
      if (settings.debug() && ErrorText.unexpected(e)) {
        e.printStackTrace(new PrintStream(err.asStream(), true, StandardCharsets.UTF_8));
      }
      return e instanceof CommandException failure ? failure.exitCode() : 1;
    }
  }

  private CommandContext context(EnvSettings settings, Log log) {
    return new CommandContext(program, settings, out, err, in, env, clock, log);
  }

  /** The outside world for the root command, which is made before its flags are read. */
  private record Context(Session session, EnvSettings settings)
      implements Supplier<CommandContext> {
    @Override
    public CommandContext get() {
      return session.context(settings, new Log(session.err, settings.debug()));
    }
  }

  private static void checkColorMode(String mode) {
    switch (mode) {
      case "never", "auto", "always" -> {}
      default ->
          throw CommandException.of(
              "invalid color mode " + Quote.quote(mode) + ": must be one of: never, auto, always");
    }
  }
}
