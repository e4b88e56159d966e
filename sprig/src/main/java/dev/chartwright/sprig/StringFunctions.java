package dev.chartwright.sprig;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import dev.chartwright.gotemplate.AppendingGroup;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions on text: sprig 3.3.0, strings.go. */
final class StringFunctions implements AppendingGroup {
  static final int HELLO = 0;
  static final int ABBREV = 1;
  static final int ABBREVBOTH = 2;
  static final int TRUNC = 3;
  static final int TRIM = 4;
  static final int UPPER = 5;
  static final int LOWER = 6;
  static final int TITLE = 7;
  static final int UNTITLE = 8;
  static final int SUBSTR = 9;
  static final int REPEAT = 10;
  static final int TRIM_ALL = 11;
  static final int TRIM_SUFFIX = 12;
  static final int TRIM_PREFIX = 13;
  static final int NOSPACE = 14;
  static final int INITIALS = 15;
  static final int SWAPCASE = 16;
  static final int SNAKECASE = 17;
  static final int CAMELCASE = 18;
  static final int KEBABCASE = 19;
  static final int WRAP = 20;
  static final int WRAP_WITH = 21;
  static final int CONTAINS = 22;
  static final int HAS_PREFIX = 23;
  static final int HAS_SUFFIX = 24;
  static final int QUOTE = 25;
  static final int SQUOTE = 26;
  static final int CAT = 27;
  static final int INDENT = 28;
  static final int NINDENT = 29;
  static final int REPLACE = 30;
  static final int PLURAL = 31;
  static final int TO_STRING = 32;
  static final int TO_STRINGS = 33;
  static final int JOIN = 34;
  static final int SPLIT = 35;
  static final int SPLIT_LIST = 36;
  static final int SPLITN = 37;

  private final SprigContext context;

  StringFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case HELLO -> "Hello!";
      case ABBREV -> Lines.abbreviate(Arguments.integer(args, 0), Arguments.text(args, 1));
      case ABBREVBOTH ->
          Lines.abbreviateBoth(
              Arguments.integer(args, 0), Arguments.integer(args, 1), Arguments.text(args, 2));
      case TRUNC -> truncate(Arguments.integer(args, 0), Arguments.text(args, 1));
      case TRIM -> TextSearch.trimSpace(Arguments.text(args, 0));
      case UPPER -> Runes.toUpper(Arguments.text(args, 0));
      case LOWER -> Runes.toLower(Arguments.text(args, 0));
      case TITLE -> TextCase.title(Arguments.text(args, 0));
      case UNTITLE -> TextCase.untitle(Arguments.text(args, 0));
      case SUBSTR ->
          substring(
              Arguments.integer(args, 0), Arguments.integer(args, 1), Arguments.text(args, 2));
      case REPEAT ->
          Lines.repeat(Arguments.text(args, 1), Arguments.integer(args, 0), context.limits());
      case TRIM_ALL -> TextSearch.trim(Arguments.text(args, 1), Arguments.text(args, 0));
      case TRIM_SUFFIX -> TextSearch.trimSuffix(Arguments.text(args, 1), Arguments.text(args, 0));
      case TRIM_PREFIX -> TextSearch.trimPrefix(Arguments.text(args, 1), Arguments.text(args, 0));
      case NOSPACE -> TextCase.withoutSpace(Arguments.text(args, 0));
      case INITIALS -> TextCase.initials(Arguments.text(args, 0));
      case SWAPCASE -> TextCase.swap(Arguments.text(args, 0));
      case SNAKECASE -> WordCase.lower(Arguments.text(args, 0), '_');
      case CAMELCASE -> WordCase.pascal(Arguments.text(args, 0));
      case KEBABCASE -> WordCase.lower(Arguments.text(args, 0), '-');
      case WRAP ->
          Lines.wrap(
              Arguments.text(args, 1), Arguments.integer(args, 0), "", false, context.limits());
      case WRAP_WITH ->
          Lines.wrap(
              Arguments.text(args, 2),
              Arguments.integer(args, 0),
              Arguments.text(args, 1),
              true,
              context.limits());
      case CONTAINS -> TextSearch.contains(Arguments.text(args, 1), Arguments.text(args, 0));
      case HAS_PREFIX -> TextSearch.hasPrefix(Arguments.text(args, 1), Arguments.text(args, 0));
      case HAS_SUFFIX -> TextSearch.hasSuffix(Arguments.text(args, 1), Arguments.text(args, 0));
      case QUOTE -> quote(args);
      case SQUOTE -> singleQuote(args);
      case CAT -> cat(args);
      case INDENT ->
          Lines.indent(Arguments.integer(args, 0), Arguments.text(args, 1), context.limits());
      case NINDENT ->
          Lines.newLineIndent(
              Arguments.integer(args, 0), Arguments.text(args, 1), context.limits());
      case REPLACE ->
          TextSearch.replaceAll(
              Arguments.text(args, 2),
              Arguments.text(args, 0),
              Arguments.text(args, 1),
              context.limits());
      case PLURAL -> Arguments.integer(args, 2) == 1 ? args[0] : args[1];
      case TO_STRING -> Strval.of(args[0]);
      case TO_STRINGS -> Strval.slice(args[0]);
      case JOIN -> join(Arguments.text(args, 0), args[1]);
      case SPLIT -> numbered(Arguments.text(args, 1), Arguments.text(args, 0), -1);
      case SPLIT_LIST ->
          GoSlice.of(
              "[]string",
              TextSearch.split(
                  Arguments.text(args, 1), Arguments.text(args, 0), -1, context.limits()));
      case SPLITN ->
          numbered(Arguments.text(args, 2), Arguments.text(args, 0), Arguments.integer(args, 1));
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  @Override
  public boolean append(int id, @Nullable Object[] args, Execution execution, StringBuilder out) {
    switch (id) {
      case INDENT ->
          Lines.appendIndented(
              out, Arguments.integer(args, 0), Arguments.text(args, 1), context.limits());
      case NINDENT ->
          Lines.appendNewLineIndented(
              out, Arguments.integer(args, 0), Arguments.text(args, 1), context.limits());
      case QUOTE -> {
        if (args.length != 1 || !(args[0] instanceof String text)) {
          return false;
        }
        Quote.append(out, text);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String truncate(long count, String text) {
    if (count >= 0) {
      return ByteText.prefix(text, count);
    }
    long start = GoString.length(text) + count;
    return start > 0 ? ByteText.suffix(text, start) : text;
  }

  private static String substring(long start, long end, String text) {
    long length = GoString.length(text);
    if (start < 0) {
      return ByteText.slice(text, 0, end);
    }
    if (end < 0 || end > length) {
      if (start > length) {
        throw new FunctionException(
            "runtime error: slice bounds out of range [" + start + ":" + length + "]");
      }
      return ByteText.suffix(text, start);
    }
    return ByteText.slice(text, start, end);
  }

  private static String quote(@Nullable Object[] args) {
    if (args.length == 1) {
      return args[0] == null ? "" : Quote.quote(Strval.of(args[0]));
    }
    StringBuilder out = new StringBuilder();
    for (Object arg : args) {
      if (arg != null) {
        separate(out).append(Quote.quote(Strval.of(arg)));
      }
    }
    return out.toString();
  }

  private static String singleQuote(@Nullable Object[] args) {
    StringBuilder out = new StringBuilder();
    for (Object arg : args) {
      if (arg != null) {
        separate(out).append('\'').append(Strval.printed(arg)).append('\'');
      }
    }
    return out.toString();
  }

  private static String cat(@Nullable Object[] args) {
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (Object arg : args) {
      if (arg != null) {
        if (!first) {
          out.append(' ');
        }
        first = false;
        out.append(Strval.printed(arg));
      }
    }
    return out.toString();
  }

  // Quoted texts are never empty.
  private static StringBuilder separate(StringBuilder out) {
    return out.length() == 0 ? out : out.append(' ');
  }

  private String join(String separator, @Nullable Object value) {
    List<? extends @Nullable Object> texts = Strval.list(value);
    if (texts.size() == 1) {
      return String.valueOf(texts.get(0));
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      if (i > 0) {
        out.append(separator);
      }
      out.append(texts.get(i));
      context.limits().checkString("join", out.length());
    }
    return GoString.normalize(out.toString());
  }

  private GoMap numbered(String text, String separator, long most) {
    List<String> parts = TextSearch.split(text, separator, most, context.limits());
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      map.put("_" + i, parts.get(i));
    }
    return GoMap.of("map[string]string", map);
  }
}
