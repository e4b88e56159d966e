package dev.chartwright.action;

import dev.chartwright.action.LabelSelector.Operator;
import dev.chartwright.action.LabelSelector.Requirement;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads label selectors. For one use.
 *
 * <p>Source: k8s.io/apimachinery 0.37.1 {@code pkg/labels/selector.go} (Lexer, Parser).
 */
final class SelectorParser {
  private enum Kind {
    WORD,
    KEYWORD,
    SYMBOL,
    END
  }

  private record Token(Kind kind, String text) {
    boolean symbol(String wanted) {
      return kind == Kind.SYMBOL && text.equals(wanted);
    }

    /** Whether it can be a key or a value: {@code in} and {@code notin} are words there. */
    boolean word() {
      return kind == Kind.WORD || kind == Kind.KEYWORD;
    }

    boolean endsRequirement() {
      return kind == Kind.END || symbol(",");
    }
  }

  private final List<Token> tokens;
  private int next;

  SelectorParser(String text) {
    tokens = scan(text);
  }

  List<Requirement> parse() {
    List<Requirement> requirements = new ArrayList<>();
    while (true) {
      Token first = peek();
      if (first.kind() == Kind.END) {
        return requirements;
      }
      if (!first.word() && !first.symbol("!")) {
        throw wrong("found '" + first.text() + "', expected: !, identifier, or 'end of string'");
      }
      try {
        requirements.add(requirement());
      } catch (ActionException e) {
        throw new ActionException("unable to parse requirement: " + e.getMessage(), e);
      }
      Token after = take();
      if (after.kind() == Kind.END) {
        return requirements;
      }
      if (!after.symbol(",")) {
        throw wrong("found '" + after.text() + "', expected: ',' or 'end of string'");
      }
      Token following = peek();
      if (!following.word() && !following.symbol("!")) {
        throw wrong("found '" + following.text() + "', expected: identifier after ','");
      }
    }
  }

  private Requirement requirement() {
    Token token = take();
    boolean absent = token.symbol("!");
    if (absent) {
      token = take();
    }
    if (!token.word()) {
      throw wrong("found '" + token.text() + "', expected: identifier");
    }
    String key = token.text();
    List<String> faults = LabelRules.keyFaults(key);
    if (!faults.isEmpty()) {
      throw wrong("<nil>: Invalid value: " + Quote.quote(key) + ": " + String.join("; ", faults));
    }
    if (absent || peek().endsRequirement()) {
      return new Requirement(key, absent ? Operator.ABSENT : Operator.EXISTS, List.of());
    }
    Token operator = take();
    return switch (operator.text()) {
      case "in" -> checked(key, Operator.IN, set());
      case "notin" -> checked(key, Operator.NOT_IN, set());
      case "=", "==" -> checked(key, Operator.IN, single());
      case "!=" -> checked(key, Operator.NOT_IN, single());
      case ">" -> checked(key, Operator.GREATER, single());
      case "<" -> checked(key, Operator.LESS, single());
      default ->
          throw wrong("found '" + operator.text() + "', expected: in, notin, =, ==, !=, gt, lt");
    };
  }

  private static Requirement checked(String key, Operator operator, List<String> values) {
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      boolean compared = operator == Operator.GREATER || operator == Operator.LESS;
      if (compared && LabelSelector.number(values.get(i)) == null) {
        errors.add(
            "values["
                + i
                + "]: Invalid value: "
                + Quote.quote(values.get(i))
                + ": for 'Gt', 'Lt' operators, the value must be an integer");
      }
    }
    for (int i = 0; i < values.size(); i++) {
      List<String> faults = LabelRules.valueFaults(values.get(i));
      if (!faults.isEmpty()) {
        errors.add(
            "values["
                + i
                + "]["
                + key
                + "]: Invalid value: "
                + Quote.quote(values.get(i))
                + ": "
                + String.join("; ", faults));
      }
    }
    if (errors.size() == 1) {
      throw wrong(errors.get(0));
    }
    if (!errors.isEmpty()) {
      throw wrong("[" + String.join(", ", errors) + "]");
    }
    return new Requirement(key, operator, values);
  }

  private List<String> single() {
    if (peek().endsRequirement()) {
      return List.of("");
    }
    Token value = take();
    if (!value.word()) {
      throw wrong("found '" + value.text() + "', expected: identifier");
    }
    return List.of(value.text());
  }

  private List<String> set() {
    Token open = take();
    if (!open.symbol("(")) {
      throw wrong("found '" + open.text() + "' expected: '('");
    }
    Token first = peek();
    if (first.symbol(")")) {
      take();
      return List.of("");
    }
    if (!first.word() && !first.symbol(",")) {
      throw wrong("found '" + first.text() + "', expected: ',', ')' or identifier");
    }
    TreeSet<String> values = new TreeSet<>(GoString::compare);
    while (true) {
      Token token = take();
      if (token.word()) {
        values.add(token.text());
        Token after = peek();
        if (after.symbol(")")) {
          break;
        }
        if (!after.symbol(",")) {
          throw wrong("found '" + after.text() + "', expected: ',' or ')'");
        }
      } else if (token.symbol(",")) {
        if (values.isEmpty() || peek().symbol(",") || peek().symbol(")")) {
          values.add("");
        }
        if (peek().symbol(")")) {
          break;
        }
      } else {
        throw wrong("found '" + token.text() + "', expected: ',', or identifier");
      }
    }
    take();
    return List.copyOf(values);
  }

  private Token peek() {
    return tokens.get(Math.min(next, tokens.size() - 1));
  }

  private Token take() {
    Token token = peek();
    next++;
    return token;
  }

  private static ActionException wrong(String text) {
    return new ActionException(text);
  }

  private static List<Token> scan(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length() && text.charAt(i) != 0) {
      char c = text.charAt(i);
      if (space(c)) {
        i++;
      } else if (symbol(c)) {
        Token token = longestSymbol(text, i);
        tokens.add(token);
        i += token.text().length();
      } else {
        int end = i;
        while (end < text.length() && !space(text.charAt(end)) && !symbol(text.charAt(end))) {
          end++;
        }
        String word = text.substring(i, end);
        boolean keyword = word.equals("in") || word.equals("notin");
        tokens.add(new Token(keyword ? Kind.KEYWORD : Kind.WORD, word));
        i = end;
      }
    }
    tokens.add(new Token(Kind.END, ""));
    return tokens;
  }

  /** {@code ==} and {@code !=} are the only symbols of two characters. */
  private static Token longestSymbol(String text, int start) {
    if (start + 1 < text.length() && text.charAt(start + 1) == '=') {
      char c = text.charAt(start);
      if (c == '=' || c == '!') {
        return new Token(Kind.SYMBOL, text.substring(start, start + 2));
      }
    }
    return new Token(Kind.SYMBOL, text.substring(start, start + 1));
  }

  private static boolean space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean symbol(char c) {
    return "=!(),><".indexOf(c) >= 0;
  }
}
