package dev.chartwright.cli.cobra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the command tree: name and short text at once, the rest when needed ({@link
 * CommandBody}). cobra 1.10.2, {@code command.go}.
 *
 * <p>Not thread-safe.
 */
public final class Command {
  private final String use;
  private final String name;
  private final String shortText;
  private final boolean runnable;
  private final BodySource source;
  private final StringBuilder notices = new StringBuilder(0);
  private final FlagSet flags = new FlagSet(notices);
  private final FlagSet persistentFlags = new FlagSet(notices);
  private final FlagSet inherited = new FlagSet(notices);
  private final List<Command> children = new ArrayList<>();
  private List<String> aliases = List.of();
  private List<String> suggestFor = List.of();
  private List<String> validArgs = List.of();
  private String longText = "";
  private boolean hidden;
  private boolean verbatim;
  private boolean childrenSorted;
  private @Nullable ArgsRule args;
  private @Nullable CommandBody body;
  private @Nullable Command parent;
  private @Nullable Command helpCommand;
  private String calledAs;

  private Command(String use, String shortText, boolean runnable, BodySource source) {
    this.use = use;
    int space = use.indexOf(' ');
    this.name = space < 0 ? use : use.substring(0, space);
    this.calledAs = name;
    this.shortText = shortText;
    this.runnable = runnable;
    this.source = source;
  }

  /**
   * A command that does something.
   *
   * @param use its name and the form of its arguments, {@code push [chart] [remote]}
   */
  public static Command verb(String use, String shortText, BodySource source) {
    return new Command(use, shortText, true, source);
  }

  /** A command that only has subcommands; on its own it prints its help. */
  public static Command group(String use, String shortText, BodySource source) {
    return new Command(use, shortText, false, source);
  }

  /** Other names under which it is found. */
  public Command aliases(String... names) {
    aliases = List.of(names);
    return this;
  }

  /** Words for which it is suggested, as if they were close to its name. */
  public Command suggestFor(String... words) {
    suggestFor = List.of(words);
    return this;
  }

  /** Keeps it out of lists and suggestions. */
  public Command hide() {
    hidden = true;
    return this;
  }

  /** Takes every argument as it is, flags too. */
  public Command takeArgumentsVerbatim() {
    verbatim = true;
    return this;
  }

  /** The text above the usage; the short text if there is none. */
  public Command longText(String text) {
    longText = text;
    return this;
  }

  /** The rule for the number of arguments; without one every number is good. */
  public Command args(ArgsRule rule) {
    args = rule;
    return this;
  }

  /** Words that completion offers for the first argument. */
  public Command validArgs(List<String> words) {
    validArgs = List.copyOf(words);
    return this;
  }

  /** Adds subcommands. */
  public Command add(Command... commands) {
    for (Command command : commands) {
      command.parent = this;
      children.add(command);
      childrenSorted = false;
    }
    return this;
  }

  /** The first word of {@link #verb}'s use line. */
  public String name() {
    return name;
  }

  /** The one-line description. */
  public String shortText() {
    return shortText;
  }

  /** Names from the program down, {@code helm repo add}. */
  public String path() {
    return parent == null ? name : parent.path() + " " + name;
  }

  /** Names from below the program down, {@code repo add}; empty for the program itself. */
  public String verbPath() {
    return parent == null ? "" : parent.parent == null ? name : parent.verbPath() + " " + name;
  }

  /** The usage line, {@code helm repo add [NAME] [URL] [flags]}. */
  public String useLine() {
    String line = parent == null ? use : parent.path() + " " + use;
    mergeFlags();
    return flags.hasVisible() && !line.contains("[flags]") ? line + " [flags]" : line;
  }

  /** The flags: its own, and after parsing those of its parents. */
  public FlagSet flags() {
    body();
    return flags;
  }

  /** The flags that its subcommands have too. */
  public FlagSet persistentFlags() {
    return persistentFlags;
  }

  /** The command it belongs to; null for the program itself. */
  public @Nullable Command parent() {
    return parent;
  }

  /** The program itself. */
  public Command root() {
    return parent == null ? this : parent.root();
  }

  /** The subcommands, by name. */
  public List<Command> commands() {
    body();
    if (!childrenSorted) {
      children.sort(Comparator.comparing(Command::name));
      childrenSorted = true;
    }
    return children;
  }

  /** The subcommand of that name; aliases do not count. */
  public @Nullable Command lookup(String word) {
    for (Command child : children()) {
      if (child.name.equals(word)) {
        return child;
      }
    }
    return null;
  }

  /** The name or alias that the user typed. */
  String calledAs() {
    return calledAs;
  }

  /** Creates what the command consists of, once. */
  CommandBody body() {
    CommandBody made = body;
    if (made == null) {
      made = source.bodyOf(this);
      body = made;
      made.define(this);
    }
    return made;
  }

  String longOrShortText() {
    body();
    return longText.isEmpty() ? shortText : longText;
  }

  List<String> aliases() {
    return aliases;
  }

  List<String> suggestFor() {
    return suggestFor;
  }

  List<String> validArgs() {
    body();
    return validArgs;
  }

  @Nullable ArgsRule argsRule() {
    body();
    return args;
  }

  boolean runnable() {
    return runnable;
  }

  boolean verbatim() {
    return verbatim;
  }

  FlagSet inherited() {
    return inherited;
  }

  StringBuilder notices() {
    return notices;
  }

  /** Adds the command that explains others; lists show it although it is no ordinary one. */
  void setHelpCommand(Command command) {
    helpCommand = command;
    add(command);
  }

  boolean isHelpOf(Command candidate) {
    return candidate.helpCommand == this;
  }

  /** Takes a subcommand away. */
  public void remove(Command command) {
    children.remove(command);
  }

  /** Subcommands in the order in which they were added. */
  List<Command> children() {
    body();
    return children;
  }

  /** Whether lists, suggestions and completion show it. */
  boolean available() {
    if (hidden || (parent != null && isHelpOf(parent))) {
      return false;
    }
    return runnable || hasAvailableChildren();
  }

  boolean hasAvailableChildren() {
    for (Command child : children()) {
      if (child.available()) {
        return true;
      }
    }
    return false;
  }

  @Nullable Command find(String word) {
    for (Command child : children()) {
      if (child.name.equals(word) || child.aliases.contains(word)) {
        child.calledAs = word;
        return child;
      }
    }
    return null;
  }

  /** Makes the flags of all parents its own. */
  void mergeFlags() {
    body();
    for (Command up = parent; up != null; up = up.parent) {
      inherited.addMissing(up.persistentFlags);
    }
    flags.addMissing(persistentFlags);
    flags.addMissing(inherited);
  }

  /** Declares {@code -h, --help} unless the command has such a flag of its own. */
  void addHelpFlag() {
    mergeFlags();
    if (flags.lookup("help") == null) {
      flags.add(BoolValue.off(), "help", 'h', "help for " + name);
    }
  }

  /** Whether {@code --help} was given. */
  boolean helpAsked() {
    Flag help = flags.lookup("help");
    return help != null && help.value() instanceof BoolValue asked && asked.get();
  }

  /** Own flags: those that did not come from a parent. */
  List<Flag> localFlags() {
    mergeFlags();
    List<Flag> local = new ArrayList<>();
    for (Flag flag : flags.sorted()) {
      if (inherited.lookup(flag.name()) != flag) {
        local.add(flag);
      }
    }
    return local;
  }

  /** Flags of the parents that no own flag hides. */
  List<Flag> inheritedFlags() {
    mergeFlags();
    List<Flag> result = new ArrayList<>();
    for (Flag flag : inherited.sorted()) {
      if (flags.lookup(flag.name()) == flag) {
        result.add(flag);
      }
    }
    return result;
  }
}
