package dev.chartwright.golang.regexp;

import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads RE2 syntax with Perl's extensions into a tree, with a stack of what is not yet complete.
 *
 * <p>Source: Go 1.26, regexp/syntax/parse.go with the flags Perl. Common beginnings of alternatives
 * are not factored out, which changes no match.
 */
final class Parser {
  private static final int TOO_LARGE = 100_000_000;

  private final String in;
  private final PatternReader reader;
  private final Limits limits;
  private final List<Node> stack = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int flags;

  // Where the operator stands that was read last, or -1 if the last item was none.
  private int lastRepeat = -1;

  Parser(String pattern) {
    this.in = pattern;
    this.reader = new PatternReader(pattern);
    this.limits = new Limits(pattern);
    names.add("");
  }

  /** The names of the groups, empty for those without one; the first is that of the whole. */
  List<String> names() {
    return names;
  }

  Node parse() {
    while (!reader.atEnd()) {
      int start = reader.at;
      if (!readRepeat(start)) {
        readItem(start);
        lastRepeat = -1;
      }
    }
    concat();
    if (swapVerticalBar()) {
      pop();
    }
    alternate();
    if (stack.size() != 1) {
      throw new RegexpException("missing closing )", in);
    }
    return stack.get(0);
  }

  private void readItem(int start) {
    char c = reader.peek();
    switch (c) {
      case '(' -> {
        if (reader.startsWith("(?")) {
          readPerlGroup(start);
        } else {
          reader.at++;
          openGroup("");
        }
      }
      case '|' -> {
        reader.at++;
        concat();
        if (!swapVerticalBar()) {
          op(Node.Op.VERTICAL_BAR);
        }
      }
      case ')' -> {
        closeGroup();
        reader.at++;
      }
      case '^' -> {
        reader.at++;
        op(has(Flags.MULTI_LINE) ? Node.Op.BEGIN_LINE : Node.Op.BEGIN_TEXT);
      }
      case '$' -> {
        reader.at++;
        op(has(Flags.MULTI_LINE) ? Node.Op.END_LINE : Node.Op.END_TEXT);
      }
      case '.' -> {
        reader.at++;
        op(has(Flags.DOT_NEWLINE) ? Node.Op.ANY : Node.Op.ANY_NOT_NEWLINE);
      }
      case '[' -> pushClass(new ClassParser(reader, has(Flags.FOLD_CASE)).bracketed());
      case '\\' -> readEscape(start);
      default -> literal(reader.rune());
    }
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }

  // Repetition.

  /** Reads an operator if there is one; a brace that is none stays for a literal. */
  private boolean readRepeat(int start) {
    Node.Op op;
    int min = 0;
    int max = 0;
    switch (reader.peek()) {
      case '*' -> op = Node.Op.STAR;
      case '+' -> op = Node.Op.PLUS;
      case '?' -> op = Node.Op.QUEST;
      case '{' -> {
        op = Node.Op.REPEAT;
        long bounds = bounds();
        if (bounds == NO_BOUNDS) {
          reader.at = start;
          return false;
        }
        min = (int) (bounds >> 32);
        max = (int) bounds;
        if (min < 0
            || min > Limits.MAX_REPEAT
            || max > Limits.MAX_REPEAT
            || (max >= 0 && min > max)) {
          throw new RegexpException("invalid repeat count", in.substring(start, reader.at));
        }
        reader.at--;
      }
      default -> {
        return false;
      }
    }
    reader.at++;
    repeat(op, min, max, start);
    lastRepeat = start;
    return true;
  }

  private void repeat(Node.Op op, int min, int max, int start) {
    int itsFlags = flags;
    if (reader.startsWith("?")) {
      reader.at++;
      itsFlags ^= Flags.NON_GREEDY;
    }
    if (lastRepeat >= 0) {
      throw new RegexpException(
          "invalid nested repetition operator", in.substring(lastRepeat, reader.at));
    }
    if (stack.isEmpty() || top().isPseudo()) {
      throw new RegexpException(
          "missing argument to repetition operator", in.substring(start, reader.at));
    }
    limits.added();
    Node node = Node.unary(op, pop(), itsFlags);
    node.min = min;
    node.max = max;
    stack.add(node);
    limits.check(node);
    if (op == Node.Op.REPEAT
        && (min >= 2 || max >= 2)
        && !Limits.allowsRepeat(node, Limits.MAX_REPEAT)) {
      throw new RegexpException("invalid repeat count", in.substring(start, reader.at));
    }
  }

  private static final long NO_BOUNDS = Long.MIN_VALUE;

  /** The numbers in {n}, {n,} and {n,m}, min above max, or NO_BOUNDS; -1 for a huge number. */
  private long bounds() {
    reader.at++;
    int min = number();
    if (min == NO_NUMBER) {
      return NO_BOUNDS;
    }
    int max = min;
    if (reader.startsWith(",")) {
      reader.at++;
      if (reader.startsWith("}")) {
        max = Node.UNLIMITED;
      } else {
        max = number();
        if (max == NO_NUMBER) {
          return NO_BOUNDS;
        }
        if (max < 0) {
          min = -1;
        }
      }
    }
    if (!reader.startsWith("}")) {
      return NO_BOUNDS;
    }
    reader.at++;
    return (long) min << 32 | (max & 0xFFFFFFFFL);
  }

  private static final int NO_NUMBER = -2;

  private int number() {
    int start = reader.at;
    while (!reader.atEnd() && isDigit(reader.peek())) {
      reader.at++;
    }
    int digits = reader.at - start;
    if (digits == 0 || (digits > 1 && in.charAt(start) == '0')) {
      return NO_NUMBER;
    }
    int n = 0;
    for (int i = start; i < reader.at; i++) {
      if (n >= TOO_LARGE) {
        return -1;
      }
      n = n * 10 + (in.charAt(i) - '0');
    }
    return n;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  // Groups.

  private void openGroup(String name) {
    names.add(name);
    op(Node.Op.LEFT_PAREN).group = names.size() - 1;
  }

  private void closeGroup() {
    concat();
    if (swapVerticalBar()) {
      pop();
    }
    alternate();
    int n = stack.size();
    if (n < 2 || stack.get(n - 2).op != Node.Op.LEFT_PAREN) {
      throw new RegexpException("unexpected )", in);
    }
    Node content = pop();
    Node paren = pop();
    flags = paren.flags;
    if (paren.group == 0) {
      push(content);
    } else {
      paren.op = Node.Op.CAPTURE;
      paren.subs.add(content);
      push(paren);
    }
  }

  /** Reads (?P<name>, (?<name>, (?flags) and (?flags:. */
  private void readPerlGroup(int start) {
    int nameStart = -1;
    if (in.startsWith("(?P<", start) && in.length() - start > 4) {
      nameStart = start + 4;
    } else if (in.startsWith("(?<", start) && in.length() - start > 3) {
      nameStart = start + 3;
    }
    if (nameStart >= 0) {
      int end = in.indexOf('>', start);
      if (end < 0) {
        reader.checkValid(start, in.length());
        throw new RegexpException("invalid named capture", in.substring(start));
      }
      reader.checkValid(nameStart, end);
      String name = in.substring(nameStart, end);
      if (!isGroupName(name)) {
        throw new RegexpException("invalid named capture", in.substring(start, end + 1));
      }
      reader.at = end + 1;
      openGroup(name);
      return;
    }
    reader.at = start + 2;
    readFlags(start);
  }

  private static boolean isGroupName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      if (c != '_' && !isDigit(c) && !letter) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private void readFlags(int start) {
    int on = 0;
    int off = 0;
    boolean negative = false;
    boolean seen = false;
    while (!reader.atEnd()) {
      int c = reader.rune();
      int flag =
          switch (c) {
            case 'i' -> Flags.FOLD_CASE;
            case 'm' -> Flags.MULTI_LINE;
            case 's' -> Flags.DOT_NEWLINE;
            case 'U' -> Flags.NON_GREEDY;
            default -> 0;
          };
      if (flag != 0) {
        seen = true;
        if (negative) {
          off |= flag;
        } else {
          on |= flag;
        }
      } else if (c == '-' && !negative) {
        negative = true;
        seen = false;
      } else if ((c == ':' || c == ')') && (!negative || seen)) {
        if (c == ':') {
          op(Node.Op.LEFT_PAREN);
        }
        flags = (flags | on) & ~off;
        return;
      } else {
        break;
      }
    }
    throw new RegexpException("invalid or unsupported Perl syntax", in.substring(start, reader.at));
  }

  // Escapes.

  private void readEscape(int start) {
    char next = start + 1 < in.length() ? in.charAt(start + 1) : 0;
    Node.@Nullable Op op =
        switch (next) {
          case 'A' -> Node.Op.BEGIN_TEXT;
          case 'b' -> Node.Op.WORD_BOUNDARY;
          case 'B' -> Node.Op.NO_WORD_BOUNDARY;
          case 'z' -> Node.Op.END_TEXT;
          default -> null;
        };
    if (op != null) {
      reader.at = start + 2;
      op(op);
    } else if (next == 'C') {
      throw new RegexpException("invalid escape sequence", in.substring(start, start + 2));
    } else if (next == 'Q') {
      readQuoted(start + 2);
    } else {
      ClassParser classes = new ClassParser(reader, has(Flags.FOLD_CASE));
      if (classes.named()) {
        pushClass(classes.ranges());
      } else {
        literal(reader.escape());
      }
    }
  }

  private void readQuoted(int start) {
    int end = in.indexOf("\\E", start);
    PatternReader quoted = new PatternReader(in.substring(start, end < 0 ? in.length() : end));
    while (!quoted.atEnd()) {
      literal(quoted.rune());
    }
    reader.at = end < 0 ? in.length() : end + 2;
  }

  // The stack.

  private Node top() {
    return stack.get(stack.size() - 1);
  }

  private Node pop() {
    return stack.remove(stack.size() - 1);
  }

  private Node op(Node.Op op) {
    limits.added();
    Node node = new Node(op, flags);
    push(node);
    return node;
  }

  private void literal(int rune) {
    limits.added();
    limits.addRunes(1);
    push(Node.literal(has(Flags.FOLD_CASE) ? Runes.smallestFold(rune) : rune, flags));
  }

  private void pushClass(int[] ranges) {
    limits.added();
    limits.addRunes(ranges.length);
    if (ranges.length == 2 && ranges[0] == ranges[1]) {
      push(Node.literal(ranges[0], flags & ~Flags.FOLD_CASE));
      return;
    }
    Node node = new Node(Node.Op.CLASS, flags);
    node.setRunes(ranges);
    push(node);
  }

  private void push(Node node) {
    joinLiterals();
    stack.add(node);
    limits.check(node);
  }

  /**
   * Joins the two literals on top. This comes before each push, since an operator may still follow
   * the last one: in ab* it belongs to the b alone.
   */
  private void joinLiterals() {
    int n = stack.size();
    if (n < 2) {
      return;
    }
    Node last = stack.get(n - 1);
    Node before = stack.get(n - 2);
    if (last.op == Node.Op.LITERAL
        && before.op == Node.Op.LITERAL
        && last.folds() == before.folds()) {
      before.appendRunes(last);
      pop();
      limits.dropped();
    }
  }

  /** Everything above the last bar or parenthesis. */
  private List<Node> popItems() {
    int i = stack.size();
    while (i > 0 && !stack.get(i - 1).isPseudo()) {
      i--;
    }
    List<Node> tail = stack.subList(i, stack.size());
    List<Node> items = new ArrayList<>(tail);
    tail.clear();
    return items;
  }

  private void concat() {
    joinLiterals();
    List<Node> items = popItems();
    if (items.isEmpty()) {
      limits.added();
      push(new Node(Node.Op.EMPTY, 0));
    } else {
      push(collapse(items, Node.Op.CONCAT));
    }
  }

  private void alternate() {
    push(collapse(popItems(), Node.Op.ALTERNATE));
  }

  private Node collapse(List<Node> items, Node.Op op) {
    if (items.size() == 1) {
      return items.get(0);
    }
    limits.added();
    Node node = new Node(op, 0);
    for (Node item : items) {
      if (item.op == op) {
        node.subs.addAll(item.subs);
        limits.dropped();
      } else {
        node.subs.add(item);
      }
    }
    return node;
  }

  /**
   * If a bar is second from the top, moves it up, so that what is below it is one alternation; two
   * single characters or classes become one class.
   */
  private boolean swapVerticalBar() {
    int n = stack.size();
    if (n < 2 || stack.get(n - 2).op != Node.Op.VERTICAL_BAR) {
      return false;
    }
    Node last = stack.get(n - 1);
    if (n >= 3 && last.isClass() && stack.get(n - 3).isClass()) {
      stack.set(n - 3, union(stack.get(n - 3), last));
      pop();
      limits.dropped();
      return true;
    }
    stack.set(n - 1, stack.get(n - 2));
    stack.set(n - 2, last);
    return true;
  }

  private static Node union(Node a, Node b) {
    Node node = new Node(Node.Op.CLASS, 0);
    node.setRunes(new RuneRanges().addAll(CharSet.ranges(a)).addAll(CharSet.ranges(b)).toArray());
    return node;
  }
}
