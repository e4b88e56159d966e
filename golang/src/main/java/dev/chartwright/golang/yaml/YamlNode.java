package dev.chartwright.golang.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a YAML document with everything that is to survive when it is written again: its
 * comments, style, tag and anchor; go.yaml.in/yaml/v3 3.0.5, {@code Node}.
 *
 * <p>{@link YamlNodes} reads and writes documents as nodes. A node may be changed; it is not safe
 * for several threads.
 *
 * <pre>{@code
 * YamlNode document = YamlNodes.read("a: 'x' # why\n");
 * YamlNode value = document.content().get(0).content().get(1);
 * value.value();       // x
 * value.lineComment(); // # why
 * value.style();       // SINGLE_QUOTED
 * }</pre>
 */
public final class YamlNode {
  /** The kinds of nodes. */
  public enum Kind {
    /** A document; its only content is its root. */
    DOCUMENT,
    /** A list. */
    SEQUENCE,
    /** Keys and values, one after the other. */
    MAPPING,
    /** A text. */
    SCALAR,
    /** A reference to another node; its value is the name of an anchor. */
    ALIAS
  }

  /** The style of a node whose tag is written. */
  public static final int TAGGED = 1;

  /** The style {@code "text"}. */
  public static final int DOUBLE_QUOTED = 2;

  /** The style {@code 'text'}. */
  public static final int SINGLE_QUOTED = 4;

  /** The style {@code |}. */
  public static final int LITERAL = 8;

  /** The style {@code >}. */
  public static final int FOLDED = 16;

  /** The style {@code [a, b]}. */
  public static final int FLOW = 32;

  static final String STRING_TAG = "!!str";
  static final String NULL_TAG = "!!null";
  private static final String MERGE = "<<";
  private static final String LONG = "tag:yaml.org,2002:";
  private static final int QUOTED = DOUBLE_QUOTED | SINGLE_QUOTED | LITERAL | FOLDED;

  private Kind kind;
  private int style;
  private String tag;
  private String value;
  String anchor = "";
  String headComment = "";
  String lineComment = "";
  String footComment = "";
  private List<YamlNode> content;

  YamlNode(Kind kind, String tag, String value, int style) {
    this.kind = kind;
    this.tag = tag;
    this.value = value;
    this.style = style;
    this.content = kind == Kind.SCALAR || kind == Kind.ALIAS ? List.of() : new ArrayList<>();
  }

  /** A mapping without entries. */
  public static YamlNode mapping() {
    return new YamlNode(Kind.MAPPING, "", "", 0);
  }

  /** A text whose type follows from how it looks. */
  public static YamlNode plain(String value) {
    return new YamlNode(Kind.SCALAR, "", value, 0);
  }

  /**
   * A text that is a string whatever it looks like.
   *
   * @param style one of the constants of this class, or 0
   */
  public static YamlNode string(String value, int style) {
    return new YamlNode(Kind.SCALAR, STRING_TAG, value, style);
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** How it is written: the sum of the constants of this class that apply, 0 for none. */
  public int style() {
    return style;
  }

  /** The text of a scalar, the name in an alias, else empty. */
  public String value() {
    return value;
  }

  /** Its name for aliases; empty if it has none. */
  public String anchor() {
    return anchor;
  }

  /** The comment lines before it, joined by line feeds; empty if there are none. */
  public String headComment() {
    return headComment;
  }

  /** The comment behind it on its line; empty if there is none. */
  public String lineComment() {
    return lineComment;
  }

  /** The comment lines after it and before an empty line; empty if there are none. */
  public String footComment() {
    return footComment;
  }

  /** The live list of what it consists of; nothing can be added to that of a scalar or alias. */
  public List<YamlNode> content() {
    return content;
  }

  /** The short form of its tag, found out from its text where it is not written: {@code !!int}. */
  public String tag() {
    if (!tag.isEmpty()) {
      return tag;
    }
    return switch (kind) {
      case MAPPING -> "!!map";
      case SEQUENCE -> "!!seq";
      case SCALAR -> (style & QUOTED) != 0 ? STRING_TAG : resolved();
      default -> "";
    };
  }

  /** Whether it is null, by its tag or by its text. */
  public boolean isNull() {
    return tag.isEmpty() ? isPlain() && Resolver.isNull(value) : tag.equals(NULL_TAG);
  }

  /** Makes it what another node is, but for the style; comments and anchor are the other's. */
  public void become(YamlNode other) {
    kind = other.kind;
    tag = other.tag;
    value = other.value;
    anchor = other.anchor;
    headComment = other.headComment;
    lineComment = other.lineComment;
    footComment = other.footComment;
    content = other.content;
  }

  /**
   * Adds an entry to a mapping.
   *
   * <p>kyaml adds entries to scalars, too, where they are found again but never written.
   */
  public void add(YamlNode key, YamlNode child) {
    if (kind == Kind.SCALAR && content.isEmpty()) {
      content = new ArrayList<>();
    }
    content.add(key);
    content.add(child);
  }

  /** The value of the first entry of a mapping with that key, or null. */
  public @Nullable YamlNode get(String key) {
    int at = kind == Kind.MAPPING ? indexOf(key) : -1;
    return at < 0 ? null : content.get(at + 1);
  }

  /** The place of the first key with that text in {@link #content}, or -1. */
  public int indexOf(String key) {
    for (int i = 0; i + 1 < content.size(); i += 2) {
      if (content.get(i).value.equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** The tag that is to be written in its long form, or empty. */
  String writtenTag() {
    if ((style & TAGGED) != 0) {
      return tag.startsWith("!!") ? LONG + tag.substring(2) : tag;
    }
    return isPlain() && tag.isEmpty() && value.equals(MERGE) ? LONG + "merge" : "";
  }

  private boolean isPlain() {
    return kind == Kind.SCALAR && (style & QUOTED) == 0;
  }

  /** Whether it needs quotes, since its text alone looks like something else than a string. */
  boolean needsQuotes() {
    return isPlain()
        && (style & TAGGED) == 0
        && tag.equals(STRING_TAG)
        && !Resolver.tag(value).equals(STRING_TAG);
  }

  private String resolved() {
    return value.equals(MERGE) ? "!!merge" : Resolver.tag(value);
  }

  /** The short form of a tag. */
  static String shortTag(String tag) {
    return tag.startsWith(LONG) ? "!!" + tag.substring(LONG.length()) : tag;
  }
}
