package dev.chartwright.gotemplate;

import static dev.chartwright.gotemplate.Token.*;

import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.strconv.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree of one template; definitions inside have their own parser on the same lexer.
 * Source: Go 1.26, text/template/parse/parse.go.
 *
 * <p>Variables are resolved here. Two lists tell which exist: {@code seen}, by which Go's parser
 * accepts a name, and {@code scope}, the stack that Go's executor would have at that place. They
 * differ after a branch that was not taken: what is declared before {@code else} is accepted after
 * it, but undefined.
 */
final class Parser {
  private static final int MAX_PARENTHESES = 10_000;
  private static final Expression[] NO_ARGUMENTS = {};
  private static final int[] UNDEFINED = {};

  private final Tree.Source source;
  private final Lexer lexer;
  private final Map<String, Tree> trees;

  /** The last token read, and before it those that were put back. */
  private final Token[] tokens = new Token[3];

  private int putBack;
  private @Nullable Token actionStart;
  private int ranges;
  private int parentheses;
  private final List<String> seen = new ArrayList<>();
  private final List<Declared> scope = new ArrayList<>();
  private int slots = 1;
  private int depth;
  private int nesting;

  private static final class Declared {
    final String name;
    final int slot;
    boolean skippable;

    Declared(String name, int slot) {
      this.name = name;
      this.slot = slot;
    }
  }

  private Parser(Tree.Source source, Lexer lexer, Map<String, Tree> trees) {
    this.source = source;
    this.lexer = lexer;
    this.trees = trees;
    Arrays.fill(tokens, new Token(ERROR, -1, ""));
    seen.add("$");
    scope.add(new Declared("$", 0));
  }

  /** Parses a text and puts its templates into a map. */
  static void parse(Tree.Source source, Map<String, Tree> trees) {
    Functions functions = source.functions();
    Lexer lexer =
        new Lexer(
            source.text(), functions.find("break") == null, functions.find("continue") == null);
    new Parser(source, lexer, trees).file();
  }

  private Token next() {
    if (putBack > 0) {
      putBack--;
    } else {
      tokens[0] = lexer.next();
    }
    return tokens[putBack];
  }

  private void backup() {
    putBack++;
  }

  private Token peek() {
    if (putBack > 0) {
      return tokens[putBack - 1];
    }
    putBack = 1;
    tokens[0] = lexer.next();
    return tokens[0];
  }

  private Token nextNonSpace() {
    Token token = next();
    while (token.kind() == SPACE) {
      token = next();
    }
    return token;
  }

  private Token peekNonSpace() {
    Token token = nextNonSpace();
    backup();
    return token;
  }

  private int line(Token token) {
    return token.start() < 0 ? 0 : source.line(token.start());
  }

  private ParseException error(String format, @Nullable Object... arguments) {
    int line = line(tokens[0]);
    String message = "template: " + source.name() + ":" + line + ": " + format;
    return new ParseException(source.name(), line, Printf.sprintf(message, arguments));
  }

  private ParseException unexpected(Token token, String context) {
    if (token.kind() != ERROR) {
      return error("unexpected %s in %s", token.shown(), context);
    }
    String extra = "";
    Token start = actionStart;
    if (start != null && line(start) != line(token)) {
      extra = " in action started at " + source.name() + ":" + line(start);
      if (token.text().endsWith(" action")) {
        extra = extra.substring(" in action".length());
      }
    }
    return error("%s%s", token.text(), extra);
  }

  private Token expect(int kind, String context) {
    Token token = nextNonSpace();
    if (token.kind() != kind) {
      throw unexpected(token, context);
    }
    return token;
  }

  private String unquoted(Token token) {
    String literal = token.text();
    if (token.kind() == STRING && isPlain(literal)) {
      return literal.substring(1, literal.length() - 1);
    }
    try {
      return Quote.unquote(token.text());
    } catch (SyntaxException e) {
      throw error("%s", e.getMessage());
    }
  }

  /** Whether the inside of a quoted string stands for itself. */
  private static boolean isPlain(String literal) {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private void file() {
    Block body = new Block(peek().start());
    while (peek().kind() != EOF) {
      if (peek().kind() == LEFT_DELIM) {
        Token delim = next();
        if (nextNonSpace().kind() == DEFINE) {
          new Parser(source, lexer, trees).definition();
          continue;
        }
        tokens[1] = delim;
        putBack = 2;
      }
      Statement statement = statement();
      if (statement instanceof Terminator) {
        throw error("unexpected %s", statement.toString());
      }
      body.add(statement);
    }
    add(source.name(), body);
  }

  private void definition() {
    String context = "define clause";
    Token token = nextNonSpace();
    if (token.kind() != STRING && token.kind() != RAW_STRING) {
      throw unexpected(token, context);
    }
    String name = unquoted(token);
    expect(RIGHT_DELIM, context);
    body(name, context);
  }

  private void body(String name, String context) {
    List<Statement> end = new ArrayList<>(1);
    Block body = block(end);
    if (end.get(0) instanceof Else) {
      throw error("unexpected %s in %s", "{{else}}", context);
    }
    add(name, body);
  }

  private void add(String name, Block body) {
    Tree tree = new Tree(name, source, body.sealed(), slots, nesting);
    Tree old = trees.get(name);
    if (old == null || old.body().isEmpty()) {
      trees.put(name, tree);
    } else if (!body.isEmpty()) {
      throw error("template: multiple definition of template %q", name);
    }
  }

  /** {@code else} or {@code end}, which end a block and are in no tree. */
  private abstract static class Terminator extends Statement {
    Terminator(int pos) {
      super(pos);
    }

    @Override
    final int execute(Executor x) {
      throw new IllegalStateException();
    }
  }

  private static final class Else extends Terminator {
    Else(int pos) {
      super(pos);
    }

    @Override
    void print(StringBuilder out) {
      out.append("{{else}}");
    }
  }

  private static final class End extends Terminator {
    End(int pos) {
      super(pos);
    }

    @Override
    void print(StringBuilder out) {
      out.append("{{end}}");
    }
  }

  /** Statements up to a terminator, which is added to the list. */
  private Block block(List<Statement> terminator) {
    deeper();
    Block block = new Block(peekNonSpace().start());
    while (peekNonSpace().kind() != EOF) {
      Statement statement = statement();
      if (statement instanceof Terminator) {
        terminator.add(statement);
        depth--;
        return block.sealed();
      }
      block.add(statement);
    }
    throw error("unexpected EOF");
  }

  private void deeper() {
    depth++;
    nesting = Math.max(nesting, depth);
  }

  private Statement statement() {
    Token token = nextNonSpace();
    if (token.kind() == TEXT) {
      return new Text(token.start(), token.text());
    }
    if (token.kind() != LEFT_DELIM) {
      throw unexpected(token, "input");
    }
    actionStart = token;
    Statement action = action();
    actionStart = null;
    return action;
  }

  private Statement action() {
    Token token = nextNonSpace();
    return switch (token.kind()) {
      case BLOCK -> blockControl();
      case BREAK -> jump(token, Statement.BREAK, "{{break}}");
      case CONTINUE -> jump(token, Statement.CONTINUE, "{{continue}}");
      case ELSE -> elseControl();
      case END -> new End(expect(RIGHT_DELIM, "end").start());
      case IF -> control("if");
      case RANGE -> control("range");
      case TEMPLATE -> templateControl();
      case WITH -> control("with");
      default -> {
        backup();
        int pos = peek().start();
        yield new Action(pos, pipeline("command", RIGHT_DELIM));
      }
    };
  }

  private Statement jump(Token token, int next, String context) {
    Token end = nextNonSpace();
    if (end.kind() != RIGHT_DELIM) {
      throw unexpected(end, context);
    }
    if (ranges == 0) {
      throw error(context + " outside {{range}}");
    }
    return new Jump(token.start(), next);
  }

  private Statement elseControl() {
    Token peeked = peekNonSpace();
    if (peeked.kind() == IF || peeked.kind() == WITH) {
      return new Else(peeked.start());
    }
    return new Else(expect(RIGHT_DELIM, "else").start());
  }

  private Statement control(String context) {
    int seenBefore = seen.size();
    int scopeBefore = scope.size();
    Pipe pipe = pipeline(context, RIGHT_DELIM);
    int scopeInside = scope.size();
    boolean range = context.equals("range");
    ranges += range ? 1 : 0;
    List<Statement> terminator = new ArrayList<>(1);
    Block body = block(terminator);
    ranges -= range ? 1 : 0;
    Block otherwise = null;
    if (terminator.get(0) instanceof Else) {
      truncate(scope, scopeInside);
      otherwise = otherwise(context, terminator.get(0));
    }
    truncate(scope, scopeBefore);
    truncate(seen, seenBefore);
    return switch (context) {
      case "if" -> new If(pipe, body, otherwise);
      case "with" -> new With(pipe, body, otherwise);
      default -> new Range(pipe, body, otherwise);
    };
  }

  private Block otherwise(String context, Statement after) {
    int kind = peek().kind();
    if ((context.equals("if") && kind == IF) || (context.equals("with") && kind == WITH)) {
      next();
      Block block = new Block(after.pos);
      deeper();
      block.add(control(context));
      depth--;
      return block.sealed();
    }
    List<Statement> terminator = new ArrayList<>(1);
    Block block = block(terminator);
    if (terminator.get(0) instanceof Else) {
      throw error("expected end; found %s", "{{else}}");
    }
    return block;
  }

  private static void truncate(List<?> list, int size) {
    list.subList(size, list.size()).clear();
  }

  private Statement blockControl() {
    String context = "block clause";
    Token token = nextNonSpace();
    String name = templateName(token, context);
    Pipe pipe = pipeline(context, RIGHT_DELIM);
    new Parser(source, lexer, trees).body(name, context);
    return new TemplateCall(token.start(), name, pipe);
  }

  private Statement templateControl() {
    String context = "template clause";
    Token token = nextNonSpace();
    String name = templateName(token, context);
    Pipe pipe = null;
    if (nextNonSpace().kind() != RIGHT_DELIM) {
      backup();
      pipe = pipeline(context, RIGHT_DELIM);
    }
    return new TemplateCall(token.start(), name, pipe);
  }

  private String templateName(Token token, String context) {
    if (token.kind() != STRING && token.kind() != RAW_STRING) {
      throw unexpected(token, context);
    }
    return unquoted(token);
  }

  private Pipe pipeline(String context, int end) {
    deeper();
    int pos = peekNonSpace().start();
    List<Token> names = new ArrayList<>(0);
    boolean assigns = declarations(context, names);
    List<Command> commands = new ArrayList<>(1);
    while (true) {
      Token token = nextNonSpace();
      if (token.kind() == end) {
        break;
      }
      switch (token.kind()) {
        case BOOL,
            CHAR_CONSTANT,
            COMPLEX,
            DOT,
            FIELD,
            IDENTIFIER,
            NUMBER,
            NIL,
            RAW_STRING,
            STRING,
            VARIABLE,
            LEFT_PAREN ->
            commands.add(command());
        default -> throw unexpected(token, context);
      }
    }
    check(commands, context);
    depth--;
    List<Variable> variables = new ArrayList<>(names.size());
    for (Token name : names) {
      variables.add(assigns ? used(name) : declared(name));
    }
    return new Pipe(pos, variables, assigns, commands);
  }

  /** Reads what is before {@code :=} or {@code =}; whether it is the latter. */
  private boolean declarations(String context, List<Token> names) {
    while (true) {
      Token variable = peekNonSpace();
      if (variable.kind() != VARIABLE) {
        return false;
      }
      next();
      // Whether $x is declared shows only after it and a space: up to three tokens are read ahead.
      Token after = peek();
      Token next = peekNonSpace();
      if (next.kind() == ASSIGN || next.kind() == DECLARE) {
        nextNonSpace();
        names.add(variable);
        seen.add(variable.text());
        return next.kind() == ASSIGN;
      }
      if (next.kind() == CHAR && next.text().equals(",")) {
        nextNonSpace();
        names.add(variable);
        seen.add(variable.text());
        if (context.equals("range") && names.size() < 2) {
          int kind = peekNonSpace().kind();
          if (kind != VARIABLE && kind != RIGHT_DELIM && kind != RIGHT_PAREN) {
            throw error("range can only initialize variables");
          }
          continue;
        }
        throw error("too many declarations in %s", context);
      }
      tokens[1] = variable;
      putBack = 2;
      if (after.kind() == SPACE) {
        tokens[1] = after;
        tokens[2] = variable;
        putBack = 3;
      }
      return false;
    }
  }

  private void check(List<Command> commands, String context) {
    if (commands.isEmpty()) {
      throw error("missing value for %s", context);
    }
    for (int i = 1; i < commands.size(); i++) {
      Expression first = commands.get(i).first;
      if (first instanceof Constant
          || first instanceof NumberConstant
          || first instanceof Dot
          || first instanceof NilConstant) {
        throw error("non executable command in pipeline stage " + (i + 1));
      }
    }
  }

  private Variable declared(Token name) {
    Declared declared = new Declared(name.text(), scope.size());
    scope.add(declared);
    slots = Math.max(slots, scope.size());
    return Variable.of(name.start(), name.text(), new int[] {declared.slot});
  }

  private Variable used(Token name) {
    int[] found = UNDEFINED;
    for (int i = scope.size() - 1; i >= 0; i--) {
      Declared declared = scope.get(i);
      if (declared.name.equals(name.text())) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = declared.slot;
        if (!declared.skippable) {
          break;
        }
      }
    }
    return Variable.of(name.start(), name.text(), found);
  }

  private Command command() {
    backup();
    int pos = peekNonSpace().start();
    int scopeBefore = scope.size();
    Expression first = null;
    List<Expression> arguments = new ArrayList<>(2);
    while (true) {
      peekNonSpace();
      Expression operand = operand();
      if (operand != null && first == null) {
        first = operand;
      } else if (operand != null) {
        arguments.add(operand);
      }
      Token token = next();
      if (token.kind() == SPACE) {
        continue;
      }
      if (token.kind() == RIGHT_DELIM || token.kind() == RIGHT_PAREN) {
        backup();
      } else if (token.kind() != PIPE) {
        throw unexpected(token, "operand");
      }
      break;
    }
    if (first == null) {
      throw error("empty command");
    }
    Expression[] rest = arguments.toArray(NO_ARGUMENTS);
    if (!(first instanceof FunctionName name)) {
      return new Command(pos, first, rest);
    }
    if (name.isLogic()) {
      return new Logic(pos, name, rest, skippable(scopeBefore));
    }
    return name.isBuiltin && name.name.equals("slice")
        ? new SliceCall(pos, name, rest)
        : new Call(pos, name, rest);
  }

  /** The variables declared since, which are now known to be arguments that may be skipped. */
  private int[] skippable(int since) {
    int[] found = UNDEFINED;
    for (int i = since; i < scope.size(); i++) {
      Declared declared = scope.get(i);
      declared.skippable = true;
      found = Arrays.copyOf(found, found.length + 1);
      found[found.length - 1] = declared.slot;
    }
    return found;
  }

  private @Nullable Expression operand() {
    Expression term = term();
    if (term == null || peek().kind() != FIELD) {
      return term;
    }
    int pos = peek().start();
    List<String> names = new ArrayList<>();
    if (term instanceof Field field) {
      names.addAll(Arrays.asList(field.names()));
    }
    while (peek().kind() == FIELD) {
      names.add(next().text().substring(1));
    }
    String[] all = names.toArray(new String[0]);
    if (term instanceof Field) {
      return new Field(pos, all);
    }
    if (term instanceof Variable variable) {
      return variable.with(pos, all);
    }
    if (term instanceof Pipe || term instanceof FunctionName) {
      return new Chain(pos, term, all);
    }
    throw error("unexpected . after term %q", term.toString());
  }

  private @Nullable Expression term() {
    Token token = nextNonSpace();
    int pos = token.start();
    return switch (token.kind()) {
      case IDENTIFIER -> function(token);
      case DOT -> new Dot(pos);
      case NIL -> new NilConstant(pos);
      case VARIABLE -> {
        if (!seen.contains(token.text())) {
          throw error("undefined variable %q", token.text());
        }
        yield used(token);
      }
      case FIELD -> new Field(pos, new String[] {token.text().substring(1)});
      case BOOL -> new Constant(pos, token.text().equals("true"), token.text());
      case CHAR_CONSTANT, COMPLEX, NUMBER -> number(token);
      case LEFT_PAREN -> parenthesized();
      case STRING, RAW_STRING -> new Constant(pos, unquoted(token), token.text());
      default -> {
        backup();
        yield null;
      }
    };
  }

  private Expression parenthesized() {
    if (parentheses >= MAX_PARENTHESES) {
      throw error("max expression depth exceeded");
    }
    parentheses++;
    Pipe pipe = pipeline("parenthesized pipeline", RIGHT_PAREN);
    parentheses--;
    return pipe;
  }

  private Expression function(Token token) {
    String name = token.text();
    Function function = source.functions().find(name);
    boolean builtin = function == null;
    if (function == null) {
      function = Builtins.find(name);
    }
    if (function == null) {
      throw error("function %q not defined", name);
    }
    return new FunctionName(token.start(), name, function, builtin);
  }

  private Expression number(Token token) {
    try {
      NumberText number =
          switch (token.kind()) {
            case CHAR_CONSTANT -> NumberText.parseCharacter(token.text());
            case COMPLEX -> NumberText.parseComplex(token.text());
            default -> NumberText.parse(token.text());
          };
      return new NumberConstant(token.start(), number);
    } catch (SyntaxException | FunctionException e) {
      throw error("%s", e.getMessage());
    }
  }
}
