package dev.chartwright.repo.index;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.YamlDecoder;
import dev.chartwright.repo.IndexTypes;
import dev.chartwright.repo.index.YamlScalars.Plain;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the entries of charts: the usual forms line by line, all others with the general reader.
 *
 * <p>An entry ends before the next line that is indented no further than its hyphen. Where that is
 * not so, inside a quoted text that goes on at the left margin, what was cut off is no YAML by
 * itself, and the whole index goes to the general reader.
 */
final class YamlEntryScanner {
  private static final YamlDecoder GENERAL =
      YamlDecoder.into(GoType.sliceOf(GoType.pointerTo(IndexTypes.CHART_VERSION))).strict();

  private static final int FEW = 16;

  private final Lines lines;
  private final IndexBuilder out;
  private final YamlScalars scalars;
  private EntryFields fields = new EntryFields();
  private EntryFields last = new EntryFields();
  private int[] keys = new int[FEW];

  YamlEntryScanner(Lines lines, IndexBuilder out) {
    this.lines = lines;
    this.out = out;
    this.scalars = new YamlScalars(lines);
  }

  /** Reads the entry whose hyphen is in that column of the current line. */
  void entry(int column) throws IOException {
    lines.mark(lines.from);
    fields.clear();
    Rank rank = null;
    try {
      quick(column);
      rank = fields.checked();
    } catch (UnusualEntry e) {
      skipRest(column);
    }
    if (rank != null) {
      out.add(fields, rank);
      EntryFields done = fields;
      fields = last;
      last = done;
    } else {
      general(Arrays.copyOfRange(lines.buf, lines.mark(), lines.from));
    }
    lines.unmark();
  }

  private void skipRest(int column) throws IOException {
    if (lines.from == lines.mark()) {
      lines.advance();
    }
    while (lines.blank || lines.indent > column || isComment()) {
      lines.advance();
    }
  }

  private boolean isComment() {
    return !lines.atEnd() && lines.buf[lines.from + lines.indent] == '#';
  }

  private void general(byte[] entry) {
    boolean anchor = false;
    boolean alias = false;
    for (byte each : entry) {
      anchor |= each == '&';
      alias |= each == '*';
    }
    if (anchor && alias) {
      // How much aliases may bring in depends on the whole document.
      throw new UnusualForm("alias");
    }
    Object decoded;
    try {
      decoded = GENERAL.decode(entry);
    } catch (RuntimeException e) {
      throw new UnusualForm("entry that is wrong");
    }
    if (!(decoded instanceof List<?> list) || list.size() != 1) {
      throw new UnusualForm("something that is no entry");
    }
    out.add(fields, list.get(0) instanceof JsonStruct struct ? struct : null);
  }

  private void quick(int column) throws IOException {
    int i = afterHyphen(column);
    int key = i - lines.from;
    long seen = 0;
    do {
      seen = field(key, seen);
    } while (lines.indent == key);
    if (lines.indent > column || isComment()) {
      throw new UnusualEntry("line at another column");
    }
  }

  /** Where the value behind the hyphen begins. */
  private int afterHyphen(int column) {
    int i = lines.from + column + 1;
    while (i < lines.to && lines.buf[i] == ' ') {
      i++;
    }
    if (i == lines.to) {
      throw new UnusualEntry("nothing behind a hyphen");
    }
    return i;
  }

  /** Whether a list item begins at that column. */
  private boolean isItem(int column) {
    return lines.indent == column
        && lines.buf[lines.from + column] == '-'
        && lines.to - lines.from > column + 1
        && lines.buf[lines.from + column + 1] == ' ';
  }

  private int colon(int from) {
    if (lines.tab) {
      throw new UnusualEntry("tab");
    }
    byte[] b = lines.buf;
    int i = from;
    while (i < lines.to && ((b[i] | 0x20) >= 'a' && (b[i] | 0x20) <= 'z')) {
      i++;
    }
    if (i == lines.to || b[i] != ':' || (i + 1 < lines.to && b[i + 1] != ' ')) {
      throw new UnusualEntry("key");
    }
    return i;
  }

  private int value(int colon) {
    int i = colon + 1;
    while (i < lines.to && lines.buf[i] == ' ') {
      i++;
    }
    return i;
  }

  /** Reads a field; what has been seen with it. */
  private long field(int column, long seen) throws IOException {
    int from = lines.from + column;
    int colon = colon(from);
    Field field = colon == from ? null : Field.of(lines.buf, from, colon);
    if (field == null || (seen & field.bit) != 0) {
      throw new UnusualEntry("field");
    }
    int value = value(colon);
    switch (field.kind) {
      case TEXT -> text(field, value, column);
      case IGNORED_TEXT -> scalars.skip(value, column);
      case TIME -> {
        boolean given = value < lines.to;
        String time = scalars.read(value, column, last.created, Plain.RAW);
        fields.created = given ? CreatedTime.checked(time) : "";
      }
      case FLAG -> {
        boolean on = flag(value);
        fields.deprecated |= on && field == Field.DEPRECATED;
      }
      case TEXTS -> texts(field, value, column);
      case STRUCTS -> structs(value, column, field == Field.DEPENDENCIES);
      case MAP -> map(value, column);
    }
    return seen | field.bit;
  }

  private void text(Field field, int value, int column) throws IOException {
    switch (field) {
      case NAME -> fields.name = scalars.read(value, column, last.name, Plain.TEXT);
      case VERSION -> fields.version = scalars.read(value, column, last.version, Plain.TEXT);
      case APP_VERSION ->
          fields.appVersion = scalars.read(value, column, last.appVersion, Plain.TEXT);
      case DESCRIPTION ->
          fields.description = scalars.read(value, column, last.description, Plain.TEXT);
      case DIGEST -> fields.digest = scalars.read(value, column, last.digest, Plain.ANY);
      default -> fields.type = scalars.read(value, column, last.type, Plain.TEXT);
    }
  }

  private boolean flag(int value) throws IOException {
    boolean on = scalars.is(value, "true");
    if (!on && !scalars.is(value, "false")) {
      throw new UnusualEntry("neither true nor false");
    }
    scalars.advance();
    return on;
  }

  /** The column of the list below a key, whose line is left behind; -1 if there is none. */
  private int list(int value, int column) throws IOException {
    boolean none = scalars.is(value, "[]");
    if (value < lines.to && !none) {
      throw new UnusualEntry("value beside a list's key");
    }
    scalars.advance();
    if (none || lines.indent < column || !isItem(lines.indent)) {
      if (lines.indent > column) {
        throw new UnusualEntry("no list");
      }
      return -1;
    }
    return lines.indent;
  }

  private void texts(Field field, int value, int column) throws IOException {
    List<String> into =
        field == Field.URLS ? fields.urls : field == Field.KEYWORDS ? fields.keywords : null;
    List<String> before = field == Field.URLS ? last.urls : last.keywords;
    int items = list(value, column);
    while (items >= 0 && isItem(items)) {
      if (lines.tab) {
        throw new UnusualEntry("tab");
      }
      int from = afterHyphen(items);
      if (into == null) {
        scalars.skip(from, items);
      } else {
        int place = into.size();
        String known = place < before.size() ? before.get(place) : "";
        into.add(scalars.read(from, items, known, field == Field.URLS ? Plain.ANY : Plain.TEXT));
      }
    }
  }

  private void structs(int value, int column, boolean dependencies) throws IOException {
    int items = list(value, column);
    while (items >= 0 && isItem(items)) {
      int key = afterHyphen(items) - lines.from;
      int seen = 0;
      do {
        seen = member(key, dependencies, seen);
      } while (lines.indent == key);
    }
  }

  private int member(int column, boolean dependencies, int seen) throws IOException {
    int from = lines.from + column;
    int colon = colon(from);
    int value = value(colon);
    String name = VersionDecoder.text(lines.buf, from, colon - from);
    int bit = dependencies ? ofDependency(name) : ofMaintainer(name);
    if ((seen & bit) != 0) {
      throw new UnusualEntry("field");
    }
    if (dependencies && name.equals("alias")) {
      requireAlias(scalars.read(value, column, "", Plain.TEXT));
    } else if (dependencies && name.equals("tags")) {
      texts(Field.SOURCES, value, column);
    } else if (dependencies && name.equals("enabled")) {
      flag(value);
    } else {
      scalars.skip(value, column);
    }
    return seen | bit;
  }

  private static int ofMaintainer(String name) {
    return switch (name) {
      case "name" -> 1;
      case "email" -> 2;
      case "url" -> 4;
      default -> throw new UnusualEntry("field");
    };
  }

  private static int ofDependency(String name) {
    return switch (name) {
      case "name" -> 1;
      case "version" -> 2;
      case "repository" -> 4;
      case "condition" -> 8;
      case "alias" -> 16;
      case "tags" -> 32;
      case "enabled" -> 64;
      default -> throw new UnusualEntry("field");
    };
  }

  private static void requireAlias(String alias) {
    for (int i = 0; i < alias.length(); i++) {
      char c = alias.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        throw new UnusualEntry("alias");
      }
    }
  }

  private void map(int value, int column) throws IOException {
    boolean none = scalars.is(value, "{}");
    if (value < lines.to && !none) {
      throw new UnusualEntry("value beside a map's key");
    }
    scalars.advance();
    int key = lines.indent;
    if (none || key <= column) {
      return;
    }
    int count = 0;
    while (lines.indent == key) {
      if (lines.tab) {
        throw new UnusualEntry("tab");
      }
      int from = lines.from + key;
      int colon = YamlKeys.colon(lines.buf, from, lines.to);
      if (colon < 0 || !YamlKeys.isCertainlyText(lines.buf, from, colon)) {
        throw new UnusualEntry("key");
      }
      int hash = 0;
      for (int i = from; i < colon; i++) {
        hash = 31 * hash + lines.buf[i];
      }
      count = addKey(hash, count);
      scalars.skip(value(colon), key);
    }
  }

  private int addKey(int hash, int count) {
    for (int i = 0; i < count; i++) {
      if (keys[i] == hash) {
        throw new UnusualEntry("key that may come twice");
      }
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
    }
    keys[count] = hash;
    return count + 1;
  }
}
