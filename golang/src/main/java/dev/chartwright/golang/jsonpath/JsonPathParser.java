package dev.chartwright.golang.jsonpath;

import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.strconv.NumberException;
import dev.chartwright.golang.strconv.Parse;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.strconv.SyntaxException;
import dev.chartwright.golang.unicode.Runes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads templates. Source: k8s.io/client-go v0.37, util/jsonpath/parser.go. */
final class JsonPathParser {
  private static final int EOF = -1;

  private final String input;
  private int at;
  private int start;

  JsonPathParser(String input) {
    this.input = input;
  }

  List<Node> parse() {
    List<Node> nodes = new ArrayList<>();
    while (at < input.length()) {
      int brace = input.indexOf('{', at);
      int end = brace < 0 ? input.length() : brace;
      if (end > at) {
        nodes.add(new Node.Text(input.substring(at, end)));
      }
      at = end;
      if (brace >= 0) {
        at++;
        start = at;
        nodes.add(action());
      }
    }
    return List.copyOf(nodes);
  }

  /** The first action of a text put between braces. */
  private static Node.Action parseAction(String text) {
    return (Node.Action) new JsonPathParser("{" + text + "}").parse().get(0);
  }

  private int next() {
    if (at >= input.length()) {
      return EOF;
    }
    int c = input.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private int peek() {
    return at < input.length() ? input.codePointAt(at) : EOF;
  }

  private String take() {
    String text = input.substring(start, at);
    start = at;
    return text;
  }

  private Node.Action action() {
    List<Node> nodes = new ArrayList<>();
    while (true) {
      if (input.startsWith("}", at)) {
        at++;
        start = at;
        return new Node.Action(List.copyOf(nodes));
      }
      if (input.startsWith("[?(", at)) {
        at += 3;
        start = at;
        nodes.add(filter());
        continue;
      }
      if (input.startsWith("..", at)) {
        recursive(nodes);
        continue;
      }
      int c = peek();
      switch (c) {
        case EOF, '\r', '\n' -> throw new JsonPathException("unclosed action");
        case ' ', '@', '$' -> {
          at++;
          start = at;
        }
        case '[' -> array(nodes);
        case '"', '\'' -> nodes.add(quoted((char) c));
        case '.' -> {
          at++;
          nodes.add(field());
        }
        default -> {
          if (c == '+' || c == '-' || Runes.isDigit(c)) {
            nodes.add(number());
          } else if (isAlphanumeric(c)) {
            nodes.add(identifier());
          } else {
            String shown = Printf.sprintf("%#U", GoInt.of(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
            throw new JsonPathException("unrecognized character in action: " + shown);
          }
        }
      }
    }
  }

  private static boolean isAlphanumeric(int c) {
    return c == '_' || (c >= 0 && (Runes.isLetter(c) || Runes.isDigit(c)));
  }

  private static boolean isTerminator(int c) {
    return c == EOF || " \t\r\n.,[]$@{}".indexOf(c) >= 0;
  }

  private Node identifier() {
    while (!isTerminator(peek())) {
      next();
    }
    String name = take();
    return switch (name) {
      case "true" -> new Node.Constant(true);
      case "false" -> new Node.Constant(false);
      default -> new Node.Identifier(name);
    };
  }

  private void recursive(List<Node> nodes) {
    if (!nodes.isEmpty() && nodes.get(nodes.size() - 1) instanceof Node.Recursive) {
      throw new JsonPathException("invalid multiple recursive descent");
    }
    at += 2;
    start = at;
    nodes.add(new Node.Recursive());
    if (isAlphanumeric(peek())) {
      nodes.add(field());
    }
  }

  private Node number() {
    if (peek() == '+' || peek() == '-') {
      at++;
    }
    while (peek() == '.' || (peek() >= 0 && Runes.isDigit(peek()))) {
      next();
    }
    String text = take();
    try {
      return new Node.Constant(GoInt.of(Parse.atoi(text)));
    } catch (NumberException e) {
      try {
        return new Node.Constant(Parse.parseFloat(text));
      } catch (NumberException notFloat) {
        throw new JsonPathException("cannot parse number " + text);
      }
    }
  }

  private void array(List<Node> nodes) {
    while (true) {
      int c = next();
      if (c == EOF || c == '\n') {
        throw new JsonPathException("unterminated array");
      }
      if (c == ']') {
        break;
      }
    }
    String text = take();
    text = text.substring(1, text.length() - 1);
    String[] parts = text.split(",", -1);
    if (parts.length > 1) {
      List<Node.Action> union = new ArrayList<>();
      for (String part : parts) {
        union.add(parseAction("[" + trimSpaces(part) + "]"));
      }
      nodes.add(new Node.Union(List.copyOf(union)));
      return;
    }
    boolean quotes = text.length() >= 2 && text.startsWith("'") && text.endsWith("'");
    if (quotes && text.indexOf('\'', 1) == text.length() - 1) {
      nodes.addAll(parseAction("." + text.substring(1, text.length() - 1)).nodes());
      return;
    }
    nodes.add(slice(text.equals("*") ? ":" : text));
  }

  private static String trimSpaces(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  /** One to three numbers with colons between, all of which may be left out. */
  private static Node slice(String text) {
    String[] numbers = text.split(":", -1);
    boolean good = numbers.length <= 3;
    for (String number : numbers) {
      for (int i = number.startsWith("-") ? 1 : 0; i < number.length(); i++) {
        good &= number.charAt(i) >= '0' && number.charAt(i) <= '9';
      }
    }
    if (!good) {
      throw new JsonPathException("invalid array index " + text);
    }
    Long first = index(numbers[0]);
    if (numbers.length == 1) {
      return new Node.Slice(first, (first == null ? 0 : first) + 1, null, true);
    }
    Long end = index(numbers[1]);
    return new Node.Slice(first, end, numbers.length > 2 ? index(numbers[2]) : null, false);
  }

  private static @Nullable Long index(String number) {
    if (number.isEmpty()) {
      return null;
    }
    try {
      return Parse.atoi(number);
    } catch (NumberException e) {
      throw new JsonPathException("array index " + number + " is not a number");
    }
  }

  private Node filter() {
    boolean begun = false;
    boolean ended = false;
    int quote = 0;
    while (true) {
      int c = next();
      if (c == EOF || c == '\n') {
        throw new JsonPathException("unterminated filter");
      }
      if (c == '"' || c == '\'') {
        if (!begun) {
          begun = true;
          quote = c;
        } else if (c == quote && input.charAt(at - 2) != '\\') {
          ended = true;
        }
      } else if (c == ')' && begun == ended) {
        break;
      }
    }
    if (next() != ']') {
      throw new JsonPathException("unclosed array expect ]");
    }
    String text = take();
    return comparison(text.substring(0, text.length() - 2));
  }

  private static Node comparison(String text) {
    int operator = 0;
    while (operator < text.length() && !isOperator(text.charAt(operator))) {
      operator++;
    }
    int right = operator;
    while (right < text.length() && isOperator(text.charAt(right))) {
      right++;
    }
    // The right side has at least one character, be it of the operator.
    right = Math.min(right, text.length() - 1);
    if (operator == 0 || right <= operator) {
      return new Node.Filter(parseAction(text), new Node.Action(List.of()), "exists");
    }
    return new Node.Filter(
        parseAction(text.substring(0, operator)),
        parseAction(text.substring(right)),
        text.substring(operator, right));
  }

  private static boolean isOperator(char c) {
    return c == '!' || c == '<' || c == '>' || c == '=';
  }

  private Node quoted(char quote) {
    at++;
    while (true) {
      int c = next();
      if (c == EOF || c == '\n') {
        throw new JsonPathException("unterminated quoted string");
      }
      if (c == quote && input.charAt(at - 2) != '\\') {
        break;
      }
    }
    String literal = take();
    String body = literal.substring(1, literal.length() - 1);
    if (body.indexOf('\\') < 0 && body.indexOf(quote) < 0) {
      return new Node.Text(body);
    }
    try {
      return new Node.Text(Quote.unescape(body, quote));
    } catch (SyntaxException e) {
      throw new JsonPathException("unquote string " + literal + " error " + e.getMessage());
    }
  }

  private Node field() {
    start = at;
    while (!isTerminator(peek())) {
      if (next() == '\\') {
        next();
      }
    }
    String name = take();
    return name.equals("*") ? new Node.Wildcard() : new Node.Field(name.replace("\\", ""));
  }
}
