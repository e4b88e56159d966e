package dev.chartwright.golang.regexp;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Collects the characters with which a match of a program can begin. */
final class FirstCharacters {
  /** Beyond so many instructions the answer is not worth its time. */
  private static final int LIMIT = 2000;

  private final Program program;
  private final BitSet seen = new BitSet();
  private final RuneRanges ranges = new RuneRanges();
  private final int[] todo = new int[LIMIT + 2];
  private int size;

  FirstCharacters(Program program) {
    this.program = program;
  }

  /** The characters, or null if a match may be empty or begin with anything. */
  @Nullable CharSet find() {
    push(program.start);
    while (size > 0) {
      int pc = todo[--size];
      switch (program.ops[pc]) {
        case Program.FAIL -> {}
        case Program.ALT -> {
          push(program.outs[pc]);
          push(program.args[pc]);
        }
        case Program.RUNE -> ranges.add(program.args[pc], program.args[pc]);
        case Program.SET -> addSet(program.sets[program.args[pc]]);
        case Program.MATCH, Program.ANY, Program.ANY_NOT_NEWLINE -> {
          return null;
        }
        default -> push(program.outs[pc]);
      }
      if (size >= LIMIT) {
        return null;
      }
    }
    return CharSet.of(ranges.toArray());
  }

  private void push(int pc) {
    if (!seen.get(pc)) {
      seen.set(pc);
      todo[size++] = pc;
    }
  }

  /** Beyond ASCII only whether there is anything counts. */
  private void addSet(CharSet set) {
    for (int c = 0; c < 0x80; c++) {
      if (set.contains(c)) {
        ranges.add(c, c);
      }
    }
    if (set.isWide()) {
      ranges.add(0x80, RuneRanges.MAX);
    }
  }
}
