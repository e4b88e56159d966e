package dev.chartwright.cli.cobra;

import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;

/** The table of flags in help, aligned as pflag's {@code FlagUsages} aligns it. */
final class FlagUsages {
  private FlagUsages() {}

  /** One line for each flag that is not hidden. */
  static String of(List<Flag> flags) {
    List<String> heads = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    int width = 0;
    for (Flag flag : flags) {
      if (flag.hidden()) {
        continue;
      }
      String usage = flag.usage();
      String type = typeWord(flag.value().type());
      int quote = usage.indexOf('`');
      int closing = quote < 0 ? -1 : usage.indexOf('`', quote + 1);
      if (closing >= 0) {
        type = usage.substring(quote + 1, closing);
        usage = usage.substring(0, quote) + type + usage.substring(closing + 1);
      }
      String head = head(flag, type);
      width = Math.max(width, head.length());
      heads.add(head);
      texts.add(usage + defaultNote(flag));
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < heads.size(); i++) {
      out.append(heads.get(i));
      HelpText.pad(out, width - heads.get(i).length() + 3);
      String text = texts.get(i);
      for (int start = 0; ; ) {
        int end = text.indexOf('\n', start);
        if (end < 0) {
          out.append(text, start, text.length()).append('\n');
          break;
        }
        out.append(text, start, end + 1);
        HelpText.pad(out, width + 3);
        start = end + 1;
      }
    }
    return out.toString();
  }

  private static String head(Flag flag, String type) {
    StringBuilder head = new StringBuilder();
    if (flag.shorthand() == Flag.NO_SHORTHAND) {
      head.append("      --");
    } else {
      head.append("  -").append(flag.shorthand()).append(", --");
    }
    head.append(flag.name());
    if (!type.isEmpty()) {
      head.append(' ').append(type);
    }
    String bare = flag.bareValue();
    if (!bare.isEmpty()) {
      switch (flag.value().type()) {
        case "string" -> head.append("[=\"").append(bare).append("\"]");
        case "bool" -> head.append(bare.equals("true") ? "" : "[=" + bare + "]");
        default -> head.append("[=").append(bare).append(']');
      }
    }
    return head.toString();
  }

  private static String defaultNote(Flag flag) {
    String initial = flag.value().defaultText();
    if (flag.value().isZero(initial)) {
      return "";
    }
    return flag.value().type().equals("string")
        ? " (default " + Quote.quote(initial) + ")"
        : " (default " + initial + ")";
  }

  private static String typeWord(String type) {
    return switch (type) {
      case "bool" -> "";
      case "stringSlice" -> "strings";
      default -> type;
    };
  }
}
