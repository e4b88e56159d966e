package dev.chartwright.golang.regexp;

import java.util.Arrays;

/**
 * Runs a program by trying the choices in order, never the same instruction at the same place
 * twice: linear in the text times the program. One thread uses it at a time.
 *
 * <p>Source: Go 1.26, regexp/backtrack.go.
 */
final class Backtracker {
  /** Beyond so many pairs of instruction and place (2 MiB of bits) it gives up. */
  private static final int MAX_STATES = 16 << 20;

  private final Program program;
  private final int width;

  // A bit for each instruction at each place from base on.
  private long[] visited = new long[16];
  private int base;
  private int furthest;

  // Instruction and place; or, for a slot to set back, the complement of its number and its value.
  private int[] todo = new int[64];
  private int[] captures = {};

  Backtracker(Program program) {
    this.program = program;
    this.width = program.size;
  }

  /** Where the search gave up, if it did. */
  int stoppedAt;

  /**
   * Looks for the first match from a place on.
   *
   * @param slots filled with the places of the match; its length says how many are wanted
   * @return 1 for a match, 0 for none, -1 if the search gave up
   */
  int search(String text, int from, int[] slots) {
    captures = slots;
    Arrays.fill(slots, -1);
    base = from;
    furthest = from - 1;
    int at = from;
    while (at <= text.length()) {
      at = program.candidate(text, at);
      if (at < 0 || (program.anchored && at > 0)) {
        break;
      }
      if (at > furthest) {
        clear();
        base = at;
        furthest = at - 1;
      }
      int result = attempt(text, at);
      if (result != 0) {
        stoppedAt = at;
        clear();
        if (result > 0 && slots.length > 0) {
          slots[0] = at;
        }
        return result;
      }
      at += Program.width(text, at);
    }
    clear();
    return 0;
  }

  private void clear() {
    long states = (long) (furthest - base + 1) * width;
    int words = (int) Math.min(visited.length, (states + 63) >> 6);
    Arrays.fill(visited, 0, words, 0);
  }

  private int attempt(String text, int start) {
    byte[] ops = program.ops;
    int[] outs = program.outs;
    int[] args = program.args;
    int[] stack = todo;
    int size = 0;
    stack[size++] = program.start;
    stack[size++] = start;
    while (size > 0) {
      int at = stack[--size];
      int pc = stack[--size];
      if (pc < 0) {
        captures[~pc] = at;
        continue;
      }
      run:
      while (true) {
        long state = (long) (at - base) * width + pc;
        int word = (int) (state >> 6);
        if (word >= visited.length) {
          if (state >= MAX_STATES) {
            return -1;
          }
          visited = Arrays.copyOf(visited, Math.max(word + 1, 2 * visited.length));
        }
        long bit = 1L << state;
        if ((visited[word] & bit) != 0) {
          break;
        }
        visited[word] |= bit;
        if (at > furthest) {
          furthest = at;
        }
        byte op = ops[pc];
        switch (op) {
          case Program.FAIL -> {
            break run;
          }
          case Program.MATCH -> {
            if (captures.length > 1) {
              captures[1] = at;
            }
            return 1;
          }
          case Program.ALT, Program.CAPTURE -> {
            int arg = args[pc];
            boolean alt = op == Program.ALT;
            if (alt || arg < captures.length) {
              if (size + 2 > stack.length) {
                stack = Arrays.copyOf(stack, 2 * size);
                todo = stack;
              }
              stack[size++] = alt ? arg : ~arg;
              if (alt) {
                stack[size++] = at;
              } else {
                stack[size++] = captures[arg];
                captures[arg] = at;
              }
            }
          }
          case Program.RUNE, Program.ANY, Program.ANY_NOT_NEWLINE, Program.SET -> {
            int c = Program.rune(text, at);
            if (c < 0 || !accepts(op, args[pc], c)) {
              break run;
            }
            at += c > 0xFFFF ? 2 : 1;
          }
          default -> {
            if (!Program.holds(op, text, at)) {
              break run;
            }
          }
        }
        pc = outs[pc];
      }
    }
    return 0;
  }

  private boolean accepts(byte op, int arg, int c) {
    return switch (op) {
      case Program.RUNE -> c == arg;
      case Program.ANY -> true;
      case Program.ANY_NOT_NEWLINE -> c != '\n';
      default -> program.sets[arg].contains(c);
    };
  }
}
