package dev.chartwright.cli.cobra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The flags of a command, and how a list of arguments sets them (pflag 1.0.10, {@code flag.go}).
 *
 * <p>Flags and other arguments may be mixed; {@code --} ends the flags. Not thread-safe.
 */
public final class FlagSet {
  private final Map<String, Flag> flags = new HashMap<>();
  private final Flag[] shorthands = new Flag[128];
  private final StringBuilder notices;
  private List<String> args = List.of();
  private Flag[] sorted = new Flag[0];
  private boolean tolerant;

  FlagSet(StringBuilder notices) {
    this.notices = notices;
  }

  /** Declares a flag without one-letter form. */
  public Flag add(FlagValue value, String name, String usage) {
    return add(new Flag(name, Flag.NO_SHORTHAND, value, usage));
  }

  /** Declares a flag with a one-letter form. */
  public Flag add(FlagValue value, String name, char shorthand, String usage) {
    return add(new Flag(name, shorthand, value, usage));
  }

  /** The flag of that name. */
  public @Nullable Flag lookup(String name) {
    return flags.get(name);
  }

  /** Whether the command line gave the flag of that name. */
  public boolean changed(String name) {
    Flag flag = flags.get(name);
    return flag != null && flag.changed();
  }

  /** Lets at most one of these flags be given; all must be declared. */
  public void exclude(String... names) {
    List<String> group = List.of(names);
    for (String name : names) {
      Flag flag = flags.get(name);
      if (flag == null) {
        throw new IllegalArgumentException("no flag " + name);
      }
      flag.exclusiveGroups().add(group);
    }
  }

  /** The arguments that were no flags, after the last {@link #parse}. */
  public List<String> args() {
    return args;
  }

  Flag add(Flag flag) {
    if (flags.putIfAbsent(flag.name(), flag) != null) {
      throw new IllegalArgumentException("flag redefined: " + flag.name());
    }
    if (flag.shorthand() != Flag.NO_SHORTHAND) {
      if (shorthands[flag.shorthand()] != null) {
        throw new IllegalArgumentException("shorthand redefined: -" + flag.shorthand());
      }
      shorthands[flag.shorthand()] = flag;
    }
    return flag;
  }

  /** Adds the flags whose names are not here yet. */
  void addMissing(FlagSet others) {
    if (others.flags.isEmpty() || others == this) {
      return;
    }
    for (Flag flag : others.flags.values()) {
      if (!flags.containsKey(flag.name())) {
        add(flag);
      }
    }
  }

  /** All flags by name. */
  Flag[] sorted() {
    if (sorted.length != flags.size()) {
      sorted = flags.values().toArray(new Flag[0]);
      Arrays.sort(sorted, (a, b) -> a.name().compareTo(b.name()));
    }
    return sorted;
  }

  boolean hasVisible() {
    for (Flag flag : flags.values()) {
      if (!flag.hidden()) {
        return true;
      }
    }
    return false;
  }

  /** The flag with that one-letter form. */
  public @Nullable Flag shorthand(int letter) {
    return letter < shorthands.length ? shorthands[letter] : null;
  }

  /** Makes {@link #parse} skip flags that it does not know. */
  void tolerateUnknown() {
    tolerant = true;
  }

  /**
   * Sets the flags from the arguments; up to the first error, what stood before it stays set.
   *
   * @throws FlagException if the arguments do not fit
   * @throws HelpRequested for {@code --help} or {@code -h} where no such flag is declared
   */
  void parse(List<String> arguments) {
    FlagParser parser = new FlagParser(this, arguments, tolerant);
    args = parser.others();
    parser.run();
  }

  void set(Flag flag, String text) {
    try {
      flag.value().set(text);
    } catch (InvalidValueException | dev.chartwright.golang.strconv.NumberException e) {
      throw FlagException.invalidValue(flag, text, String.valueOf(e.getMessage()));
    }
    flag.markChanged();
    if (!flag.deprecation().isEmpty()) {
      notices
          .append("Flag --")
          .append(flag.name())
          .append(" has been deprecated, ")
          .append(flag.deprecation())
          .append('\n');
    }
  }

  /** Fails if two flags of an exclusive group were given; the first group by name is reported. */
  void checkGroups() {
    String failedGroup = null;
    String failedSet = "";
    List<List<String>> seen = new ArrayList<>();
    for (Flag flag : flags.values()) {
      for (List<String> group : flag.exclusiveGroups()) {
        if (seen.contains(group)) {
          continue;
        }
        seen.add(group);
        String name = String.join(" ", group);
        List<String> set = new ArrayList<>();
        for (String member : group) {
          if (changed(member)) {
            set.add(member);
          }
        }
        if (set.size() > 1 && (failedGroup == null || name.compareTo(failedGroup) < 0)) {
          failedGroup = name;
          set.sort(null);
          failedSet = String.join(" ", set);
        }
      }
    }
    if (failedGroup != null) {
      throw FlagException.exclusive(failedGroup, failedSet);
    }
  }
}
