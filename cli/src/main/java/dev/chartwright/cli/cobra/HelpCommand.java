package dev.chartwright.cli.cobra;

import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;

/** {@code help [command]}. */
final class HelpCommand implements CommandBody {
  private final ByteSink out;
  private final ByteSink err;
  private final Wording wording;

  HelpCommand(ByteSink out, ByteSink err, Wording wording) {
    this.out = out;
    this.err = err;
    this.wording = wording;
  }

  @Override
  public void define(Command command) {
    command.longText(
        "Help provides help for any command in the application.\nSimply type "
            + command.root().name()
            + " help [path to command] for full details.");
  }

  @Override
  public void run(Command command, List<String> args) {
    Command root = command.root();
    Command subject;
    try {
      subject = CommandLine.find(root, args).command();
    } catch (CommandException e) {
      err.print("Unknown help topic " + quoted(args) + "\n");
      err.print(wording.wording(HelpText.usage(root)));
      return;
    }
    subject.addHelpFlag();
    out.print(wording.wording(HelpText.help(subject)));
  }

  @Override
  public Completions complete(Command command, List<String> args, String toComplete) {
    Command subject;
    try {
      subject = CommandLine.find(command.root(), args).command();
    } catch (CommandException e) {
      return Completions.none();
    }
    List<String> choices = new ArrayList<>();
    for (Command child : subject.commands()) {
      if ((child.available() || child.isHelpOf(subject)) && child.name().startsWith(toComplete)) {
        choices.add(child.name() + "\t" + child.shortText());
      }
    }
    return Completions.only(choices);
  }

  private static String quoted(List<String> args) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      text.append(i == 0 ? "" : " ")
          .append(Quote.canBackquote(arg) ? "`" + arg + "`" : Quote.quote(arg));
    }
    return text.append(']').toString();
  }
}
