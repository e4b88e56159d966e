package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoCopy;
import dev.chartwright.golang.GoInt;
import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoNil;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoStruct;
import dev.chartwright.golang.Stringer;
import dev.chartwright.golang.fmt.Printf;
import dev.chartwright.golang.fmt.TypeNames;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution: the dot, the variables, the output. Source: Go 1.26, text/template/exec.go.
 *
 * <p>Go executes with {@code reflect.Value}s, which know the type of the place that they were read
 * from. Of that, one bit matters: whether the type is {@code interface {}}, as that of the members
 * of maps and lists. It shows in errors only. Here it is known from where a value comes ({@link
 * #dotAny}, {@link #variableAny}, {@link #memberPlace}); null is the nil of such a place, and
 * {@link Invalid#VALUE} is no value at all.
 *
 * <p>Go remembers the node that it looked at last and blames it for errors. Here each error names
 * its node, which is known when the template is parsed; only after {@code and} and {@code or} it
 * depends on the values, see {@link #blamed(Expression)}.
 */
final class Executor implements Execution {
  /** How deep templates may be nested in Go. */
  private static final int MAX_DEPTH = 100_000;

  /** How deep a template may be nested before the execution goes on with a larger stack. */
  private static final int SHALLOW = 200;

  private static final Expression[] NO_ARGUMENTS = {};

  private final @Nullable Object context;
  private final ExecLimits limits;
  private TemplateSet set;
  private MissingKey missingKey;
  private Tree tree;
  private StringBuilder out = new StringBuilder(0);
  private boolean joined;
  private long iterations;
  private int depth;
  private int nesting;
  private boolean deep;
  private @Nullable Node deepest;
  private @Nullable Tree deepestTree;
  private int calls;

  /** The call that is being made. */
  private @Nullable Node calling;

  private @Nullable StringBuilder spare;

  /** The cursor. */
  @Nullable Object dot;

  /** Whether the type of the place that the dot was read from is {@code interface {}}. */
  boolean dotAny;

  /** The variables of the templates that are being executed. */
  @Nullable Object[] variables = new @Nullable Object[32];

  /** For each variable, what {@link #dotAny} is for the dot. */
  boolean[] variableAny = new boolean[32];

  /** Where the variables of the current template begin. */
  int base;

  /**
   * The same as {@link #dotAny} for the result of {@link #members}, or the map it was found in, by
   * whose type this can be told if an error wants to know.
   */
  private Object memberPlace = false;

  /** The part that Go looked at last in the last {@code and} or {@code or}. */
  Node blamed;

  Executor(
      TemplateSet set, Tree tree, @Nullable Object context, ExecLimits limits, StringBuilder out) {
    this.set = set;
    this.missingKey = set.missingKey();
    this.tree = tree;
    this.blamed = tree.body();
    this.context = context;
    this.limits = limits;
    this.out = out;
  }

  /** What the builtin function {@code call} is told to call, as errors show it. */
  String callee = "";

  @Override
  public @Nullable Object context() {
    return context;
  }

  @Override
  public TemplateSet set() {
    return set;
  }

  Functions functions() {
    return tree.source().functions();
  }

  /** Executes a template from the outside. */
  void run(Tree start, @Nullable Object data) {
    int begin = out.length();
    try {
      start(start, data == null ? Invalid.VALUE : copied(data));
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
    normalize(out, begin);
  }

  private void normalize(StringBuilder text, int begin) {
    if (joined) {
      String normal = GoString.normalize(text.substring(begin));
      text.setLength(begin);
      text.append(normal);
    }
  }

  private ExecException tooDeep() {
    Tree where = deepestTree;
    Node node = deepest;
    tree = where == null ? tree : where;
    return fail(
        node == null ? tree.body() : node, "exceeded maximum template depth (%d)", MAX_DEPTH);
  }

  void checkDepth(Node call) {
    if (depth == MAX_DEPTH) {
      throw fail(call, "exceeded maximum template depth (%d)", MAX_DEPTH);
    }
    deepest = call;
    deepestTree = tree;
  }

  /** Executes a template with its own variables. */
  void enter(Tree called, Object data) {
    Tree caller = tree;
    Object oldDot = dot;
    boolean oldAny = dotAny;
    base += caller.slots();
    depth++;
    start(called, data);
    depth--;
    base -= caller.slots();
    tree = caller;
    dot = oldDot;
    dotAny = oldAny;
  }

  private void start(Tree called, @Nullable Object data) {
    tree = called;
    dot = data;
    dotAny = false;
    int top = base + called.slots();
    if (top > variables.length) {
      variables = Arrays.copyOf(variables, 2 * top);
      variableAny = Arrays.copyOf(variableAny, 2 * top);
    }
    variables[base] = data;
    variableAny[base] = false;
    if (out.length() > limits.output()) {
      throw fail(called.body(), "output is longer than %d characters", limits.output());
    }
    int needed = called.nesting() + 1;
    nesting += needed;
    if (nesting <= SHALLOW || deep) {
      called.body().execute(this);
    } else {
      deep = true;
      try {
        DeepStack.run(() -> called.body().execute(this));
      } finally {
        deep = false;
      }
    }
    nesting -= needed;
  }

  @Override
  public String execute(String name, @Nullable Object data) {
    return execute(set, name, data);
  }

  @Override
  public void execute(String name, @Nullable Object data, StringBuilder to) {
    Tree called = set.get(name);
    nested(called, data, to);
  }

  @Override
  public String execute(TemplateSet other, String name, @Nullable Object data) {
    Tree called = other.get(name);
    StringBuilder builder = spare;
    spare = null;
    if (builder == null) {
      builder = new StringBuilder(256);
    }
    TemplateSet oldSet = set;
    boolean oldJoined = joined;
    set = other;
    missingKey = other.missingKey();
    joined = false;
    try {
      nested(called, data, builder);
      normalize(builder, 0);
    } finally {
      set = oldSet;
      missingKey = oldSet.missingKey();
      joined = oldJoined;
    }
    String text = builder.toString();
    if (builder.capacity() < 1 << 16) {
      builder.setLength(0);
      spare = builder;
    }
    return text;
  }

  private void nested(Tree called, @Nullable Object data, StringBuilder to) {
    StringBuilder oldOut = out;
    Tree caller = tree;
    Object oldDot = dot;
    boolean oldAny = dotAny;
    int oldBase = base;
    int oldDepth = depth;
    int oldNesting = nesting;
    Node oldBlamed = blamed;
    deepest = calling;
    deepestTree = caller;
    if (calls == limits.calls()) {
      // Not an exception, as each of the callers would wrap it.
      throw new StackOverflowError();
    }
    calls++;
    out = to;
    base += caller.slots();
    depth = 0;
    try {
      start(called, data == null ? Invalid.VALUE : data);
    } finally {
      calls--;
      out = oldOut;
      base = oldBase;
      depth = oldDepth;
      nesting = oldNesting;
      tree = caller;
      dot = oldDot;
      dotAny = oldAny;
      blamed = oldBlamed;
    }
  }

  /** Counts an iteration of a range. */
  void step(Expression range) {
    if (++iterations > limits.iterations()) {
      throw fail(range, "more than %d iterations of range", limits.iterations());
    }
    if (out.length() > limits.output()) {
      throw fail(range, "output is longer than %d characters", limits.output());
    }
  }

  /** Remembers what {@code and} or {@code or} looked at last, unless a part of it did so. */
  void blame(@Nullable Node last) {
    if (last != null) {
      blamed = last;
    }
  }

  /** The part that Go looked at last when it took the value of an expression. */
  Node blamed(Expression expression) {
    Node last = expression.last();
    return last == null ? blamed : last;
  }

  /**
   * The error of a failed execution.
   *
   * @param format Go's format of the reason
   */
  ExecException fail(Node node, String format, @Nullable Object... arguments) {
    return failure(node, null, format, arguments);
  }

  private ExecException failure(
      Node node, @Nullable Throwable cause, String format, @Nullable Object... arguments) {
    Tree.Source source = tree.source();
    int line = source.line(node.pos);
    int column = source.column(node.pos);
    String shown = node.toString();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Node part) {
        arguments[i] = part.toString();
      }
    }
    // As in Go, a percent sign in the name of the file is part of the format.
    String message =
        "template: "
            + source.name()
            + ":"
            + line
            + ":"
            + column
            + ": executing "
            + Printf.sprintf("%q", tree.name()).replace("%", "%%")
            + " at <"
            + shown.replace("%", "%%")
            + ">: "
            + format;
    return new ExecException(
        tree.name(),
        source.name(),
        line,
        column,
        shown,
        Printf.sprintf(format, arguments),
        Printf.sprintf(message, arguments),
        cause);
  }

  /** Follows the first names of a chain. */
  @Nullable Object members(
      @Nullable Object receiver, boolean any, String[] names, int count, Node blame, Node node) {
    Object value = receiver;
    Object place = any;
    for (int i = 0; i < count; i++) {
      if (value != null && value.getClass() == LinkedHashMap.class) {
        Map<?, ?> map = (Map<?, ?>) value;
        value = map.get(names[i]);
        if (value == null && missingKey != MissingKey.ZERO) {
          value = missing(map, names[i], blame);
        }
        place = true;
      } else {
        value = member(value, place, names[i], blame, node, NO_ARGUMENTS, Invalid.MISSING);
        place = memberPlace;
      }
    }
    memberPlace = place;
    return value;
  }

  /** Follows a chain and calls what is at its end, if there are arguments. */
  @Nullable Object invoke(
      @Nullable Object receiver,
      boolean any,
      String[] names,
      Node blame,
      Node node,
      Expression[] arguments,
      @Nullable Object last) {
    int end = names.length - 1;
    Object value = members(receiver, any, names, end, blame, node);
    return member(value, memberPlace, names[end], blame, node, arguments, last);
  }

  private @Nullable Object member(
      @Nullable Object receiver,
      Object place,
      String name,
      Node blame,
      Node node,
      Expression[] arguments,
      @Nullable Object last) {
    if (receiver == Invalid.VALUE) {
      if (missingKey == MissingKey.ERROR) {
        throw fail(blame, "nil data; no entry for key %q", name);
      }
      memberPlace = false;
      return receiver;
    }
    if (receiver == null) {
      throw fail(blame, "nil pointer evaluating interface {}.%s", name);
    }
    if (isExported(name) && receiver.getClass() != LinkedHashMap.class) {
      Function method = functions().method(receiver, name);
      if (method != null) {
        Object result = call(method, receiver, name, node, blame, arguments, last);
        memberPlace = method.types().returnsAny;
        return result;
      }
    }
    boolean hasArguments = arguments.length > 0 || last != Invalid.MISSING;
    if (!(receiver instanceof GoMap) && receiver instanceof GoStruct struct) {
      return field(struct, place, name, blame, hasArguments);
    }
    if (receiver instanceof Map<?, ?> map) {
      if (hasArguments) {
        throw fail(blame, "%s is not a method but has arguments", name);
      }
      Object value = map.get(name);
      memberPlace = map;
      return value == null ? missing(map, name, blame) : value;
    }
    String type = placeType(receiver, place);
    if (receiver instanceof GoNil) {
      throw fail(blame, "nil pointer evaluating %s.%s", type, name);
    }
    throw fail(blame, "can't evaluate field %s in type %s", name, type);
  }

  private static boolean isExported(String name) {
    char c = name.charAt(0);
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  private @Nullable Object field(
      GoStruct struct, Object place, String name, Node blame, boolean hasArguments) {
    List<GoStruct.Field> fields = struct.goFields();
    for (int i = 0; i < fields.size(); i++) {
      GoStruct.Field field = fields.get(i);
      if (field.name().equals(name)) {
        if (!isExported(name)) {
          throw fail(
              blame, "%s is an unexported field of struct type %s", name, placeType(struct, place));
        }
        if (hasArguments) {
          throw fail(blame, "%s has arguments but cannot be invoked as function", name);
        }
        memberPlace = false;
        return field.value();
      }
    }
    throw fail(blame, "can't evaluate field %s in type %s", name, placeType(struct, place));
  }

  /** Whether the type of the place that an expression was just read from is interface {}. */
  boolean isAny(Expression expression) {
    if (expression instanceof Dot) {
      return dotAny;
    }
    if (expression instanceof Variable variable && !variable.hasFields()) {
      return variableAny[variable.slot(this)];
    }
    return (expression instanceof Field
            || expression instanceof Variable
            || expression instanceof Chain)
        && placeType("", memberPlace).equals("interface {}");
  }

  /** The type of the place that a value was read from; see {@link #memberPlace}. */
  private String placeType(Object value, Object place) {
    boolean any =
        place instanceof GoMap map
            ? Conversion.elementType(this, map).equals("interface {}")
            : !Boolean.FALSE.equals(place);
    return any ? "interface {}" : TypeNames.typeOf(value);
  }

  /** What a map gives for a key whose value is null or missing. */
  private @Nullable Object missing(Map<?, ?> map, String key, Node blame) {
    if (map.containsKey(key)) {
      return null;
    }
    if (missingKey == MissingKey.DEFAULT) {
      return Invalid.VALUE;
    }
    if (missingKey == MissingKey.ERROR) {
      throw fail(blame, "map has no entry for key %q", key);
    }
    return map instanceof GoMap typed ? Conversion.zero(Conversion.elementType(this, typed)) : null;
  }

  /**
   * Calls a function or method.
   *
   * @param receiver of a method; {@link Invalid#MISSING} for a function
   * @param node to be blamed if the function fails
   * @param blame to be blamed for a wrong number of arguments
   */
  @Nullable Object call(
      Function function,
      @Nullable Object receiver,
      String name,
      Node node,
      Node blame,
      Expression[] arguments,
      @Nullable Object last) {
    Object[] values = arguments(function, receiver, name, blame, arguments, last);
    calling = node;
    try {
      return copied(function.call(values, this));
    } catch (RuntimeException e) {
      throw failed(node, name, e);
    }
  }

  /**
   * A value that is no longer at its place: what a template or function is given, what a function
   * returns, an element that a range is at. A struct loses the methods of its pointer there.
   */
  @Nullable Object copied(@Nullable Object value) {
    return !(value instanceof String)
            && value instanceof GoStruct struct
            && !struct.isPointer()
            && !(struct instanceof Stringer)
            && functions().method(struct, "String") != null
        ? GoCopy.of(struct)
        : value;
  }

  /** Calls a function and prints the result. */
  void callAndPrint(
      AppendingGroup group,
      Function function,
      String name,
      Node node,
      Node blame,
      Expression[] arguments,
      @Nullable Object last) {
    Object[] values = arguments(function, Invalid.MISSING, name, blame, arguments, last);
    calling = node;
    Object result;
    try {
      if (group.append(function.id(), values, this, out)) {
        return;
      }
      result = function.call(values, this);
    } catch (RuntimeException e) {
      throw failed(node, name, e);
    }
    print(copied(result));
  }

  private ExecException failed(Node node, String name, RuntimeException e) {
    if (e instanceof FunctionException) {
      return failure(node, e, "error calling %s: ", name);
    }
    String reason = e.getMessage();
    return failure(node, e, "error calling %s: %s", name, reason == null ? e.toString() : reason);
  }

  private @Nullable Object[] arguments(
      Function function,
      @Nullable Object receiver,
      String name,
      Node blame,
      Expression[] arguments,
      @Nullable Object last) {
    Signature types = function.types();
    int written = arguments.length;
    int given = last == Invalid.MISSING ? written : written + 1;
    if (!types.fits(given)) {
      throw fail(blame, "%s", types.problem(name, written, given));
    }
    int offset = receiver == Invalid.MISSING ? 0 : 1;
    Object[] values = new Object[given + offset];
    if (offset == 1) {
      values[0] = receiver;
    }
    for (int i = 0; i < written; i++) {
      values[i + offset] = copied(arguments[i].argument(this, types.parameter(i)));
    }
    if (given > written) {
      ParameterType type = types.parameter(written);
      values[written + offset] =
          type.accepts(last)
              ? copied(last)
              : converted(last, type, written == 0 ? blame : blamed(arguments[written - 1]));
    }
    return values;
  }

  /** The value as an argument of a type that it is not of. */
  @Nullable Object converted(@Nullable Object value, ParameterType type, Expression expression) {
    return converted(value, type, blamed(expression));
  }

  private @Nullable Object converted(@Nullable Object value, ParameterType type, Node blame) {
    if (value == Invalid.VALUE) {
      if (!type.isNillable()) {
        throw fail(blame, "invalid value; expected %s", type.name);
      }
      return Conversion.nil(type);
    }
    Object result = value == null ? Invalid.VALUE : Conversion.assigned(this, value, type);
    if (result != Invalid.VALUE) {
      return result;
    }
    if (value instanceof GoNil && TypeNames.typeOf(value).equals("*" + type.name)) {
      throw fail(blame, "dereference of nil pointer of type %s", type.name);
    }
    throw fail(
        blame,
        "wrong type for value; expected %s; got %s",
        type.name,
        value == null ? "interface {}" : TypeNames.typeOf(value));
  }

  /** Appends text to the output. */
  void append(String text) {
    if (!text.isEmpty()) {
      char first = text.charAt(0);
      if (first >= 0xDC80 && first <= 0xDCFF) {
        joined = true;
      }
      out.append(text);
    }
  }

  /** Prints a value as Go's {@code fmt.Fprint} does. */
  void print(@Nullable Object value) {
    if (value instanceof String text) {
      append(text);
    } else if (value == null || value == Invalid.VALUE) {
      out.append("<no value>");
    } else if (value instanceof GoInt number) {
      out.append(number.value());
    } else if (value instanceof Boolean bool) {
      out.append(bool.booleanValue());
    } else if (value instanceof Long number) {
      out.append(number.longValue());
    } else if (value instanceof GoStruct struct && !(value instanceof Stringer)) {
      print(struct);
    } else {
      append(Printf.sprint(value));
    }
  }

  private void print(GoStruct struct) {
    Function method = functions().method(struct, "String");
    if (method == null) {
      method = functions().method(struct, "Error");
    }
    Object text = method == null ? null : method.call(new Object[] {struct}, this);
    append(text instanceof String string ? string : Printf.sprint(Conversion.pointee(struct)));
  }
}
