package dev.chartwright.sprig;

import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.regexp.Regexp;
import dev.chartwright.golang.regexp.RegexpException;
import dev.chartwright.golang.regexp.RegexpLimitException;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions on regular expressions: sprig 3.3.0, regex.go. Compiled expressions are kept, since
 * charts ask the same ones again and again.
 */
final class RegexFunctions implements FunctionGroup {
  static final int REGEX_MATCH = 0;
  static final int MUST_REGEX_MATCH = 1;
  static final int REGEX_FIND_ALL = 2;
  static final int MUST_REGEX_FIND_ALL = 3;
  static final int REGEX_FIND = 4;
  static final int MUST_REGEX_FIND = 5;
  static final int REGEX_REPLACE_ALL = 6;
  static final int MUST_REGEX_REPLACE_ALL = 7;
  static final int REGEX_REPLACE_ALL_LITERAL = 8;
  static final int MUST_REGEX_REPLACE_ALL_LITERAL = 9;
  static final int REGEX_SPLIT = 10;
  static final int MUST_REGEX_SPLIT = 11;
  static final int REGEX_QUOTE_META = 12;

  private static final int KEPT_EXPRESSIONS = 256;
  private static final int LONGEST_KEPT = 1000;

  private final SprigContext context;
  private final ConcurrentHashMap<String, Regexp> compiled = new ConcurrentHashMap<>();

  RegexFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    String first = Arguments.text(args, 0);
    if (id == REGEX_QUOTE_META) {
      return Regexp.quoteMeta(first);
    }
    Regexp regexp;
    try {
      regexp = compile(first);
    } catch (RegexpException e) {
      if (id == REGEX_MATCH) {
        return false;
      }
      throw refused(id, first, String.valueOf(e.getMessage()));
    }
    String text = Arguments.text(args, 1);
    return switch (id) {
      case REGEX_MATCH, MUST_REGEX_MATCH -> regexp.matches(text);
      case REGEX_FIND_ALL, MUST_REGEX_FIND_ALL -> findAll(regexp, text, count(args));
      case REGEX_FIND, MUST_REGEX_FIND -> regexp.find(text);
      case REGEX_REPLACE_ALL, MUST_REGEX_REPLACE_ALL -> replace(regexp, text, args, false);
      case REGEX_REPLACE_ALL_LITERAL, MUST_REGEX_REPLACE_ALL_LITERAL ->
          replace(regexp, text, args, true);
      case REGEX_SPLIT, MUST_REGEX_SPLIT -> split(regexp, text, count(args));
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  private Regexp compile(String pattern) {
    Regexp known = compiled.get(pattern);
    if (known != null) {
      return known;
    }
    Regexp regexp = Regexp.compile(pattern);
    if (pattern.length() <= LONGEST_KEPT && compiled.size() < KEPT_EXPRESSIONS) {
      compiled.put(pattern, regexp);
    }
    return regexp;
  }

  // Functions named must return the error; the others panic.
  private static FunctionException refused(int id, String pattern, String message) {
    if ((id & 1) == 1) {
      return new FunctionException(message);
    }
    String shown = Quote.canBackquote(pattern) ? "`" + pattern + "`" : Quote.quote(pattern);
    return new FunctionException("regexp: Compile(" + shown + "): " + message);
  }

  private static int count(@Nullable Object[] args) {
    return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, Arguments.integer(args, 2)));
  }

  private String replace(Regexp regexp, String text, @Nullable Object[] args, boolean literal) {
    String replacement = Arguments.text(args, 2);
    int most = context.limits().stringBytes();
    try {
      return literal
          ? regexp.replaceAllLiteral(text, replacement, most)
          : regexp.replaceAll(text, replacement, most);
    } catch (RegexpLimitException e) {
      throw new FunctionException("regexReplaceAll: " + e.getMessage());
    }
  }

  private GoSlice findAll(Regexp regexp, String text, int count) {
    List<String> found = regexp.findAll(text, limited(count));
    context.limits().checkList("regexFindAll", found.size());
    return found.isEmpty() ? GoSlice.nil("[]string") : GoSlice.of("[]string", found);
  }

  private GoSlice split(Regexp regexp, String text, int count) {
    if (count == 0) {
      return GoSlice.nil("[]string");
    }
    List<String> parts = regexp.split(text, limited(count));
    context.limits().checkList("regexSplit", parts.size());
    return GoSlice.of("[]string", parts);
  }

  // One more than allowed, so that the check sees it.
  private int limited(int count) {
    int most = context.limits().listElements();
    return most < Integer.MAX_VALUE && (count < 0 || count > most) ? most + 1 : count;
  }
}
