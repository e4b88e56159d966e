package dev.chartwright.cli.cobra;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.List;

/** Names that the user may have meant. */
final class Suggestions {
  private static final int MAX_DISTANCE = 2;

  private Suggestions() {}

  /** The block after {@code unknown command}; empty if nothing is close. */
  static String block(Command command, String typed) {
    List<String> names = names(command, typed);
    if (names.isEmpty()) {
      return "";
    }
    StringBuilder block = new StringBuilder("\n\nDid you mean this?\n");
    for (String name : names) {
      block.append('\t').append(name).append('\n');
    }
    return block.toString();
  }

  private static List<String> names(Command command, String typed) {
    List<String> names = new ArrayList<>();
    String lower = Runes.toLower(typed);
    for (Command candidate : command.children()) {
      if (!candidate.available()) {
        continue;
      }
      String name = Runes.toLower(candidate.name());
      if (distance(GoString.bytes(lower), GoString.bytes(name)) <= MAX_DISTANCE
          || name.startsWith(lower)) {
        names.add(candidate.name());
      }
      for (String word : candidate.suggestFor()) {
        if (Runes.equalFold(typed, word)) {
          names.add(candidate.name());
        }
      }
    }
    return names;
  }

  /**
   * How many bytes must be added, dropped or changed to get from one to the other (Levenshtein).
   */
  static int distance(byte[] from, byte[] to) {
    int[] row = new int[to.length + 1];
    for (int j = 0; j <= to.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length; j++) {
        int above = row[j];
        row[j] =
            from[i - 1] == to[j - 1]
                ? diagonal
                : 1 + Math.min(diagonal, Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[to.length];
  }
}
