package dev.chartwright.golang.regexp;

import java.util.Arrays;

/**
 * Runs a program over a text once, with a thread for each way that is still open, in the order of
 * the choices: for texts that are too long for {@link Backtracker}.
 *
 * <p>Source: Go 1.26, regexp/exec.go.
 */
final class PikeVm {
  private final Program program;
  private final String text;
  private final int slots;
  private Threads current;
  private Threads next;
  private int[] todo = new int[64];

  PikeVm(Program program, String text, int slots) {
    this.program = program;
    this.text = text;
    this.slots = slots;
    this.current = new Threads(program.size, slots);
    this.next = new Threads(program.size, slots);
  }

  /** Instructions in the order in which they were added, each with its slots. */
  private static final class Threads {
    final int[] dense;
    final int[] sparse;
    final int[][] captures;
    int size;

    Threads(int instructions, int slots) {
      this.dense = new int[instructions];
      this.sparse = new int[instructions];
      this.captures = new int[slots == 0 ? 0 : instructions][];
    }

    boolean contains(int pc) {
      int i = sparse[pc];
      return i < size && dense[i] == pc;
    }

    int add(int pc) {
      sparse[pc] = size;
      dense[size] = pc;
      return size++;
    }
  }

  /** Looks for the first match from a place on; fills the slots. */
  boolean search(int from, int[] found) {
    boolean matched = false;
    int[] fresh = new int[slots];
    for (int at = from; at <= text.length(); ) {
      if (current.size == 0) {
        if (matched || (program.anchored && at > 0)) {
          break;
        }
        int candidate = program.candidate(text, at);
        if (candidate < 0) {
          break;
        }
        at = candidate;
      }
      if (!matched && (!program.anchored || at == 0)) {
        Arrays.fill(fresh, -1);
        if (slots > 0) {
          fresh[0] = at;
        }
        add(current, program.start, at, fresh);
      }
      int c = Program.rune(text, at);
      int behind = at + (c > 0xFFFF ? 2 : 1);
      next.size = 0;
      for (int i = 0; i < current.size; i++) {
        int pc = current.dense[i];
        byte op = program.ops[pc];
        if (op == Program.MATCH) {
          matched = true;
          if (slots == 0) {
            return true;
          }
          System.arraycopy(current.captures[i], 0, found, 0, slots);
          found[1] = at;
          // Threads behind this one come later in the order.
          break;
        }
        if (op >= Program.RUNE && c >= 0 && accepts(op, program.args[pc], c)) {
          add(next, program.outs[pc], behind, slots == 0 ? fresh : current.captures[i]);
        }
      }
      Threads done = current;
      current = next;
      next = done;
      at = behind;
    }
    return matched;
  }

  private boolean accepts(byte op, int arg, int c) {
    return switch (op) {
      case Program.RUNE -> c == arg;
      case Program.ANY -> true;
      case Program.ANY_NOT_NEWLINE -> c != '\n';
      default -> program.sets[arg].contains(c);
    };
  }

  /** Adds a thread and those to which it leads without reading on. */
  private void add(Threads threads, int start, int at, int[] from) {
    int[] captures = from.clone();
    int size = 0;
    todo[size++] = start;
    todo[size++] = 0;
    while (size > 0) {
      int value = todo[--size];
      int pc = todo[--size];
      if (pc < 0) {
        captures[~pc] = value;
        continue;
      }
      while (pc != 0 && !threads.contains(pc)) {
        int i = threads.add(pc);
        byte op = program.ops[pc];
        if (op == Program.MATCH || op >= Program.RUNE) {
          if (slots > 0) {
            threads.captures[i] = captures.clone();
          }
          break;
        }
        if (op == Program.ALT || (op == Program.CAPTURE && program.args[pc] < slots)) {
          if (size + 2 > todo.length) {
            todo = Arrays.copyOf(todo, 2 * size);
          }
          int arg = program.args[pc];
          todo[size++] = op == Program.ALT ? arg : ~arg;
          todo[size++] = op == Program.ALT ? 0 : captures[arg];
          if (op == Program.CAPTURE) {
            captures[arg] = at;
          }
        } else if (op != Program.CAPTURE && !Program.holds(op, text, at)) {
          break;
        }
        pc = program.outs[pc];
      }
    }
  }
}
