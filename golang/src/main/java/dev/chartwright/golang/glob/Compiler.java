package dev.chartwright.golang.glob;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes matchers of a parsed pattern, joining neighbours the way the library does, since that
 * decides what some patterns match.
 *
 * <p>Source: gobwas/glob v0.2.3, compiler/compiler.go.
 */
final class Compiler {
  private final RuneSet separators;

  Compiler(RuneSet separators) {
    this.separators = separators;
  }

  Matcher compile(Node node) {
    return switch (node.kind()) {
      case ANY_OF -> {
        Node factored = Alternatives.factor(node);
        yield factored != null ? compile(factored) : new Matcher.AnyOf(compileChildren(node));
      }
      case PATTERN ->
          node.children().isEmpty()
              ? new Matcher.Nothing()
              : simplify(join(merge(compileChildren(node))));
      case ANY -> simplify(new Matcher.Any(separators));
      case SUPER -> new Matcher.Super();
      case SINGLE -> new Matcher.Characters(separators, true);
      case NOTHING -> new Matcher.Nothing();
      case LIST -> simplify(new Matcher.Characters(new RuneSet(node.text()), node.negated()));
      case RANGE -> new Matcher.Range(node.low(), node.high(), node.negated());
      case TEXT -> new Matcher.Text(Slice.of(node.text()));
    };
  }

  private List<Matcher> compileChildren(Node node) {
    List<Matcher> matchers = new ArrayList<>();
    for (Node child : node.children()) {
      matchers.add(simplify(compile(child)));
    }
    return matchers;
  }

  private static Matcher simplify(Matcher matcher) {
    if (matcher instanceof Matcher.Any any && any.separators().isEmpty()) {
      return new Matcher.Super();
    }
    if (matcher instanceof Matcher.AnyOf anyOf && anyOf.choices().size() == 1) {
      return anyOf.choices().get(0);
    }
    if (matcher instanceof Matcher.Characters list && !list.negated() && list.runes().isSingle()) {
      return new Matcher.Text(Slice.of(list.runes().text()));
    }
    return matcher instanceof Matcher.Tree tree ? simplifyTree(tree) : matcher;
  }

  private static Matcher simplifyTree(Matcher.Tree tree) {
    Matcher left = tree.left() == null ? null : simplify(tree.left());
    Matcher right = tree.right() == null ? null : simplify(tree.right());
    if (tree.value() instanceof Matcher.Text value) {
      Slice text = value.text();
      if (left == null && right == null) {
        return value;
      }
      if (left instanceof Matcher.Super && right instanceof Matcher.Super) {
        return new Matcher.Contains(text, false);
      }
      if (left instanceof Matcher.Super && right == null) {
        return new Matcher.Suffix(text);
      }
      if (right instanceof Matcher.Super && left == null) {
        return new Matcher.Prefix(text);
      }
      if (left == null && right instanceof Matcher.Suffix suffix) {
        return new Matcher.PrefixSuffix(text, suffix.text());
      }
      if (right == null && left instanceof Matcher.Prefix prefix) {
        return new Matcher.PrefixSuffix(prefix.text(), text);
      }
      if (right == null && left instanceof Matcher.Any any) {
        return new Matcher.SuffixAny(text, any.separators());
      }
      if (left == null && right instanceof Matcher.Any any) {
        return new Matcher.PrefixAny(text, any.separators());
      }
    }
    return new Matcher.Tree(
        tree.value(), left, right, tree.leftLength(), tree.rightLength(), tree.length());
  }

  /** One matcher for a sequence: around the longest one of known length. */
  private static Matcher join(List<Matcher> matchers) {
    if (matchers.size() == 1) {
      return matchers.get(0);
    }
    Matcher glued = glue(matchers);
    if (glued != null) {
      return glued;
    }
    int best = -1;
    int longest = -1;
    for (int i = 0; i < matchers.size(); i++) {
      int length = matchers.get(i).length();
      if (length != -1 && length >= longest) {
        longest = length;
        best = i;
      }
    }
    if (best < 0) {
      return Matcher.Tree.of(matchers.get(0), null, join(matchers.subList(1, matchers.size())));
    }
    List<Matcher> left = matchers.subList(0, best);
    List<Matcher> right = matchers.subList(best + 1, matchers.size());
    return Matcher.Tree.of(
        matchers.get(best),
        left.isEmpty() ? null : join(left),
        right.isEmpty() ? null : join(right));
  }

  /** Replaces the widest runs that one matcher can stand for, until nothing changes. */
  private static List<Matcher> merge(List<Matcher> matchers) {
    Matcher done = null;
    int left = 0;
    int right = 0;
    for (int l = 0; l < matchers.size(); l++) {
      for (int r = matchers.size(); r > l; r--) {
        Matcher glued = glue(matchers.subList(l, r));
        if (glued == null) {
          continue;
        }
        boolean longer = done != null && done.length() > -1 && glued.length() > done.length();
        if (done == null || longer || right - left < r - l) {
          done = glued;
          left = l;
          right = r;
        }
      }
    }
    if (done == null) {
      return matchers;
    }
    List<Matcher> next = new ArrayList<>(matchers.subList(0, left));
    next.add(done);
    next.addAll(matchers.subList(right, matchers.size()));
    return next.size() == matchers.size() ? next : merge(next);
  }

  private static @Nullable Matcher glue(List<Matcher> matchers) {
    if (matchers.size() <= 1) {
      return null;
    }
    Matcher every = glueAsConditions(matchers);
    return every != null ? every : glueAsRow(matchers);
  }

  private static @Nullable Matcher glueAsRow(List<Matcher> matchers) {
    int length = 0;
    for (Matcher matcher : matchers) {
      if (matcher.length() < 0) {
        return null;
      }
      length += matcher.length();
    }
    return new Matcher.Row(length, List.copyOf(matchers));
  }

  private static @Nullable Matcher glueAsConditions(List<Matcher> matchers) {
    boolean any = false;
    boolean anything = false;
    int singles = 0;
    RuneSet excluded = new RuneSet("");
    for (int i = 0; i < matchers.size(); i++) {
      RuneSet here;
      if (matchers.get(i) instanceof Matcher.Super) {
        here = new RuneSet("");
        anything = true;
      } else if (matchers.get(i) instanceof Matcher.Any star) {
        here = star.separators();
        any = true;
      } else if (matchers.get(i) instanceof Matcher.Characters one && one.negated()) {
        here = one.runes();
        singles++;
      } else {
        return null;
      }
      if (i == 0) {
        excluded = here;
      }
      if (!here.equals(excluded)) {
        return null;
      }
    }
    if (singles == 0 && !any) {
      return new Matcher.Super();
    }
    if (singles == 0 && !anything) {
      return new Matcher.Any(excluded);
    }
    if ((any || anything) && singles > 0 && excluded.isEmpty()) {
      return new Matcher.Min(singles);
    }
    List<Matcher> conditions = new ArrayList<>();
    if (singles > 0) {
      conditions.add(new Matcher.Min(singles));
      if (!any && !anything) {
        conditions.add(new Matcher.Max(singles));
      }
    }
    if (!excluded.isEmpty()) {
      conditions.add(new Matcher.Contains(Slice.of(excluded.text()), true));
    }
    return new Matcher.EveryOf(conditions);
  }
}
