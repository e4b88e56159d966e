package dev.chartwright.golang.regexp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression: instructions by number, 0 being the one that always fails, and what a
 * search can know before it runs them.
 */
final class Program {
  static final byte FAIL = 0;
  static final byte MATCH = 1;

  /** First out, then arg. */
  static final byte ALT = 2;

  /** Remember the place in slot arg. */
  static final byte CAPTURE = 3;

  static final byte BEGIN_LINE = 4;
  static final byte END_LINE = 5;
  static final byte BEGIN_TEXT = 6;
  static final byte END_TEXT = 7;
  static final byte WORD_BOUNDARY = 8;
  static final byte NO_WORD_BOUNDARY = 9;

  /** The character arg. */
  static final byte RUNE = 10;

  static final byte ANY = 11;
  static final byte ANY_NOT_NEWLINE = 12;

  /** A character of the set numbered arg. */
  static final byte SET = 13;

  byte[] ops = new byte[16];
  int[] outs = new int[16];
  int[] args = new int[16];
  final List<CharSet> setList = new ArrayList<>();
  CharSet[] sets = {};
  int size;
  int start;

  /** Whether a match can only be at the begin of the text. */
  boolean anchored;

  /** What every match begins with; if complete, what every match is. */
  String prefix = "";

  boolean prefixComplete;

  /** The characters with which a match can begin, or null if it may be empty. */
  @Nullable CharSet first;

  int add(byte op, int out, int arg) {
    if (size == ops.length) {
      ops = Arrays.copyOf(ops, 2 * size);
      outs = Arrays.copyOf(outs, 2 * size);
      args = Arrays.copyOf(args, 2 * size);
    }
    ops[size] = op;
    outs[size] = out;
    args[size] = arg;
    return size++;
  }

  int addSet(CharSet set) {
    setList.add(set);
    return setList.size() - 1;
  }

  /** Works out what is known beforehand; the program is complete. */
  void finish() {
    sets = setList.toArray(new CharSet[0]);
    anchored = isAnchored();
    findPrefix();
    if (prefix.isEmpty() && !anchored) {
      first = new FirstCharacters(this).find();
    }
  }

  private boolean isAnchored() {
    int pc = start;
    while (ops[pc] == CAPTURE || (ops[pc] >= BEGIN_LINE && ops[pc] <= NO_WORD_BOUNDARY)) {
      if (ops[pc] == BEGIN_TEXT) {
        return true;
      }
      pc = outs[pc];
    }
    return false;
  }

  private void findPrefix() {
    StringBuilder text = new StringBuilder();
    int pc = skipCaptures(start);
    while (ops[pc] == RUNE && args[pc] != 0xFFFD) {
      text.appendCodePoint(args[pc]);
      pc = skipCaptures(outs[pc]);
    }
    prefix = text.toString();
    prefixComplete = ops[pc] == MATCH && text.length() > 0;
  }

  private int skipCaptures(int from) {
    int pc = from;
    while (ops[pc] == CAPTURE) {
      pc = outs[pc];
    }
    return pc;
  }

  /** The next place at or after another where a match may begin, or -1. */
  int candidate(String text, int from) {
    if (!prefix.isEmpty()) {
      return text.indexOf(prefix, from);
    }
    CharSet set = first;
    if (set == null) {
      return from;
    }
    boolean wide = set.isWide();
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 64 ? (set.low >>> c & 1) != 0 : c < 128 ? (set.high >>> c & 1) != 0 : wide) {
        // Of a pair of surrogates this is always the first: the search goes by whole characters.
        return i;
      }
      if (c >= 0xD800 && width(text, i) == 2) {
        i++;
      }
    }
    return -1;
  }

  /** The chars of the character at a place; 1 at the end, so that a search goes on behind it. */
  static int width(String text, int at) {
    return at + 1 < text.length()
            && Character.isHighSurrogate(text.charAt(at))
            && Character.isLowSurrogate(text.charAt(at + 1))
        ? 2
        : 1;
  }

  /** The character at a place: U+FFFD for a bad byte, -1 at the end. */
  static int rune(String text, int at) {
    if (at == text.length()) {
      return -1;
    }
    int c = text.charAt(at);
    if (c < 0xD800 || c > 0xDFFF) {
      return c;
    }
    c = text.codePointAt(at);
    return c > 0xFFFF ? c : 0xFFFD;
  }

  /** Whether the condition of an instruction without width holds at a place. */
  static boolean holds(byte op, String text, int at) {
    return switch (op) {
      case BEGIN_LINE -> at == 0 || text.charAt(at - 1) == '\n';
      case END_LINE -> at == text.length() || text.charAt(at) == '\n';
      case BEGIN_TEXT -> at == 0;
      case END_TEXT -> at == text.length();
      default -> {
        boolean before = at > 0 && isWord(text.charAt(at - 1));
        boolean after = at < text.length() && isWord(text.charAt(at));
        yield (before != after) == (op == WORD_BOUNDARY);
      }
    };
  }

  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9')
        || c == '_'
        || (c < 0x80 && (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }
}
