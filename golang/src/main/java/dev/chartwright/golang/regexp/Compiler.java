package dev.chartwright.golang.regexp;

/**
 * Makes a program of a tree, from its end to its begin: each part is told where to go on.
 *
 * <p>The order of choices and the treatment of loops around what may be empty decide which match is
 * found. Source: Go 1.26, regexp/syntax/{simplify,compile}.go.
 */
final class Compiler {
  private final Program program = new Program();

  private Compiler() {}

  static Program compile(Node tree) {
    Compiler compiler = new Compiler();
    Program program = compiler.program;
    program.add(Program.FAIL, 0, 0);
    int match = program.add(Program.MATCH, 0, 0);
    program.start = compiler.emit(simplify(tree), match);
    program.finish();
    return program;
  }

  /** The tree with repetitions of repetitions taken together where that changes nothing. */
  private static Node simplify(Node node) {
    for (int i = 0; i < node.subs.size(); i++) {
      node.subs.set(i, simplify(node.subs.get(i)));
    }
    switch (node.op) {
      case STAR, PLUS, QUEST -> {
        return repeatOnce(node.op, node);
      }
      case REPEAT -> {
        if (node.max == 0) {
          return new Node(Node.Op.EMPTY, 0);
        }
        if (node.max == Node.UNLIMITED && node.min <= 1) {
          return repeatOnce(node.min == 0 ? Node.Op.STAR : Node.Op.PLUS, node);
        }
        if (node.min == 1 && node.max == 1) {
          return node.subs.get(0);
        }
        if (node.min == 0 && node.max == 1) {
          return repeatOnce(Node.Op.QUEST, node);
        }
        return node;
      }
      default -> {
        return node;
      }
    }
  }

  private static Node repeatOnce(Node.Op op, Node node) {
    Node sub = node.subs.get(0);
    if (sub.op == Node.Op.EMPTY) {
      return sub;
    }
    // x{0,n} is a nest of x?.
    Node.Op of = sub.op == Node.Op.REPEAT && sub.min == 0 ? Node.Op.QUEST : sub.op;
    if (of == op && sub.isGreedy() == node.isGreedy()) {
      return sub;
    }
    node.op = op;
    return node;
  }

  /** Emits what matches a node and goes on at another instruction; gives where it begins. */
  private int emit(Node node, int next) {
    switch (node.op) {
      case LITERAL -> {
        int at = next;
        for (int i = node.runeCount - 1; i >= 0; i--) {
          at = emitRune(node.runes[i], node.folds(), at);
        }
        return at;
      }
      case CLASS -> {
        return emitSet(node, next);
      }
      case ANY -> {
        return program.add(Program.ANY, next, 0);
      }
      case ANY_NOT_NEWLINE -> {
        return program.add(Program.ANY_NOT_NEWLINE, next, 0);
      }
      case CAPTURE -> {
        int end = program.add(Program.CAPTURE, next, 2 * node.group + 1);
        return program.add(Program.CAPTURE, emit(node.subs.get(0), end), 2 * node.group);
      }
      case STAR -> {
        return star(node, next);
      }
      case PLUS -> {
        return plus(node, next);
      }
      case QUEST -> {
        return choice(emit(node.subs.get(0), next), next, node.isGreedy());
      }
      case REPEAT -> {
        return repeat(node, next);
      }
      case CONCAT -> {
        int at = next;
        for (int i = node.subs.size() - 1; i >= 0; i--) {
          at = emit(node.subs.get(i), at);
        }
        return at;
      }
      case ALTERNATE -> {
        int at = emit(node.subs.get(node.subs.size() - 1), next);
        for (int i = node.subs.size() - 2; i >= 0; i--) {
          at = program.add(Program.ALT, emit(node.subs.get(i), next), at);
        }
        return at;
      }
      case BEGIN_LINE -> {
        return program.add(Program.BEGIN_LINE, next, 0);
      }
      case END_LINE -> {
        return program.add(Program.END_LINE, next, 0);
      }
      case BEGIN_TEXT -> {
        return program.add(Program.BEGIN_TEXT, next, 0);
      }
      case END_TEXT -> {
        return program.add(Program.END_TEXT, next, 0);
      }
      case WORD_BOUNDARY -> {
        return program.add(Program.WORD_BOUNDARY, next, 0);
      }
      case NO_WORD_BOUNDARY -> {
        return program.add(Program.NO_WORD_BOUNDARY, next, 0);
      }
      default -> {
        return next;
      }
    }
  }

  private int emitRune(int rune, boolean fold, int next) {
    if (!fold) {
      return program.add(Program.RUNE, next, rune);
    }
    int[] ranges = CharSet.rune(rune, true);
    return ranges.length == 2 && ranges[0] == ranges[1]
        ? program.add(Program.RUNE, next, rune)
        : program.add(Program.SET, next, program.addSet(CharSet.of(ranges)));
  }

  private int emitSet(Node node, int next) {
    if (node.setNumber < 0) {
      node.setNumber = program.addSet(CharSet.of(node.runes));
    }
    return program.add(Program.SET, next, node.setNumber);
  }

  private int choice(int preferred, int other, boolean greedy) {
    return program.add(Program.ALT, greedy ? preferred : other, greedy ? other : preferred);
  }

  private int plus(Node node, int next) {
    int loop = program.add(Program.ALT, 0, 0);
    int body = emit(node.subs.get(0), loop);
    program.outs[loop] = node.isGreedy() ? body : next;
    program.args[loop] = node.isGreedy() ? next : body;
    return body;
  }

  /** x* is a loop; if x may be empty, it is (x+)?, which keeps the order of the choices right. */
  private int star(Node node, int next) {
    if (isNullable(node.subs.get(0))) {
      return choice(plus(node, next), next, node.isGreedy());
    }
    int loop = program.add(Program.ALT, 0, 0);
    int body = emit(node.subs.get(0), loop);
    program.outs[loop] = node.isGreedy() ? body : next;
    program.args[loop] = node.isGreedy() ? next : body;
    return loop;
  }

  /** x{2,} is xx+ and x{2,5} is xx(x(x(x)?)?)?. */
  private int repeat(Node node, int next) {
    Node sub = node.subs.get(0);
    int at;
    int copies = node.min;
    if (node.max == Node.UNLIMITED) {
      at = plus(node, next);
      copies--;
    } else {
      at = next;
      for (int i = node.min; i < node.max; i++) {
        at = choice(emit(sub, at), next, node.isGreedy());
      }
    }
    for (int i = 0; i < copies; i++) {
      at = emit(sub, at);
    }
    return at;
  }

  private static boolean isNullable(Node node) {
    return switch (node.op) {
      case LITERAL, CLASS, ANY, ANY_NOT_NEWLINE -> false;
      case CAPTURE, PLUS -> isNullable(node.subs.get(0));
      case REPEAT -> node.min == 0 || isNullable(node.subs.get(0));
      case CONCAT -> {
        for (Node sub : node.subs) {
          if (!isNullable(sub)) {
            yield false;
          }
        }
        yield true;
      }
      case ALTERNATE -> {
        for (Node sub : node.subs) {
          if (isNullable(sub)) {
            yield true;
          }
        }
        yield false;
      }
      default -> true;
    };
  }
}
