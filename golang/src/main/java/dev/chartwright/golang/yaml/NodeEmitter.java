package dev.chartwright.golang.yaml;

import dev.chartwright.golang.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes nodes as YAML with their comments and styles; go-yaml 3.0.5, encode.go and the upper half
 * of emitterc.go.
 *
 * <p>Comments are written at the places at which go-yaml writes them: what a node has waits in
 * {@link NodeText} until a place for its kind comes, which may belong to the next node.
 */
final class NodeEmitter extends NodeText {
  private static final String CORE = "tag:yaml.org,2002:";
  private static final String VERBATIM = ";/?:@&=+$,_.~*'()[]-";

  /** A collection that is being written. */
  private static final class Frame {
    final YamlNode node;
    final boolean flow;
    final int outerIndent;

    /** The comment after it, unless it is a key, whose comment comes after the value. */
    final String foot;

    int at;

    /** Whether the comma behind the last entry is written already, before its comment. */
    boolean comma;

    /** Whether the last key needed no question mark. */
    boolean simple;

    /** The comment after the last entry, which comes with the next. */
    String tail = "";

    Frame(YamlNode node, boolean flow, int outerIndent, String foot) {
      this.node = node;
      this.flow = flow;
      this.outerIndent = outerIndent;
      this.foot = foot;
    }

    boolean isDone() {
      return at == node.content().size();
    }
  }

  private final NodeStyle style = new NodeStyle();
  private final List<Frame> frames = new ArrayList<>();
  private boolean first = true;
  private int flowLevel;
  private String keyLine = "";

  // The node being written.
  private String handle = "";
  private String suffix = "";
  private String text = "";
  private boolean inMapping;

  NodeEmitter(StringBuilder out) {
    super(out);
  }

  /**
   * Writes a document, behind a separator unless it is the first.
   *
   * @param compact whether a list under a key stands in the column of the key
   */
  void document(YamlNode node, boolean compact) {
    boolean whole = node.kind() == Kind.DOCUMENT;
    wait(whole ? node.headComment : "", "", "", "");
    if (!first) {
      writeIndent();
      indicator("---", true, false, false);
      writeIndent();
    }
    first = false;
    if (!head.isEmpty()) {
      headComment();
      putBreak();
    }
    YamlNode root = whole ? node.content().get(0) : node;
    prepare(root, "", true);
    headComment();
    begin(root, false, false, false);
    lineComment();
    footComment();
    while (!frames.isEmpty()) {
      step(frames.get(frames.size() - 1), compact);
    }
    wait("", "", whole ? node.footComment : "", "");
    footIndent = 0;
    footComment();
    footIndent = -1;
    writeIndent();
  }

  private void step(Frame f, boolean compact) {
    if (f.node.kind() == Kind.SEQUENCE) {
      if (f.flow) {
        flowItem(f);
      } else {
        blockItem(f, compact);
      }
    } else if (f.at % 2 == 1) {
      if (f.flow) {
        flowValue(f);
      } else {
        blockValue(f);
      }
    } else if (f.flow) {
      flowKey(f);
    } else {
      blockKey(f);
    }
  }

  // Nodes.

  private void wait(String newHead, String newLine, String newFoot, String newTail) {
    if (!newHead.isEmpty()) {
      head = newHead;
    }
    if (!newLine.isEmpty()) {
      line = newLine;
    }
    if (!newFoot.isEmpty()) {
      foot = newFoot;
    }
    if (!newTail.isEmpty()) {
      tail = newTail;
    }
  }

  /**
   * Takes over the comments of a node and looks at its tag and text.
   *
   * @param before the comment after the entry before it
   * @param withFoot whether its own comment after it is taken
   */
  private void prepare(YamlNode n, String before, boolean withFoot) {
    handle = "";
    suffix = "";
    text = "";
    String below = withFoot ? n.footComment : "";
    switch (n.kind()) {
      case SCALAR -> {
        wait(n.headComment, n.lineComment, below, before);
        text = n.value();
        style.analyze(text);
      }
      case ALIAS -> wait(n.headComment, n.lineComment, below, "");
      case MAPPING -> wait(n.headComment, "", "", before);
      default -> wait(n.headComment, "", "", "");
    }
    String tag = n.writtenTag();
    if (tag.startsWith("!")) {
      handle = "!";
      suffix = tag.substring(1);
    } else if (tag.startsWith(CORE)) {
      handle = "!!";
      suffix = tag.substring(CORE.length());
    } else {
      suffix = tag;
    }
  }

  private boolean isSimpleKey(YamlNode n) {
    return switch (n.kind()) {
      case ALIAS -> NodeStyle.isShort(n.value(), 0);
      case SCALAR -> style.isSimpleKey(text, n.anchor.length() + handle.length() + suffix.length());
      default ->
          n.content().isEmpty()
              && NodeStyle.isShort("", n.anchor.length() + handle.length() + suffix.length());
    };
  }

  /** Writes a scalar or alias, or opens a collection. */
  private void begin(YamlNode n, boolean isKey, boolean simpleKey, boolean inMapping) {
    this.inMapping = inMapping;
    if (n.kind() == Kind.ALIAS) {
      anchor("*", n.value());
      return;
    }
    if (!n.anchor.isEmpty()) {
      anchor("&", n.anchor);
    }
    if (n.kind() == Kind.SCALAR) {
      int chosen = style.choose(text, wanted(n), flowLevel > 0, simpleKey);
      tag();
      scalar(chosen);
      return;
    }
    tag();
    boolean flow = flowLevel > 0 || (n.style() & YamlNode.FLOW) != 0 || n.content().isEmpty();
    frames.add(new Frame(n, flow, indent, isKey ? "" : n.footComment));
  }

  private static int wanted(YamlNode n) {
    int given = n.style();
    if ((given & YamlNode.DOUBLE_QUOTED) != 0) {
      return YamlNode.DOUBLE_QUOTED;
    }
    if ((given & YamlNode.SINGLE_QUOTED) != 0) {
      return YamlNode.SINGLE_QUOTED;
    }
    if ((given & YamlNode.LITERAL) != 0) {
      return YamlNode.LITERAL;
    }
    if ((given & YamlNode.FOLDED) != 0) {
      return YamlNode.FOLDED;
    }
    if (n.value().indexOf('\n') >= 0) {
      return YamlNode.LITERAL;
    }
    return n.needsQuotes() ? YamlNode.DOUBLE_QUOTED : 0;
  }

  private void scalar(int chosen) {
    int outer = indent;
    indent = indent < 0 ? INDENT : indent + INDENT;
    switch (chosen) {
      case YamlNode.DOUBLE_QUOTED -> doubleQuoted(text);
      case YamlNode.SINGLE_QUOTED -> singleQuoted(text);
      case YamlNode.LITERAL -> literal(text);
      case YamlNode.FOLDED -> folded(text);
      default -> {
        if (text.isEmpty()) {
          indention = false;
        } else {
          word(text);
        }
      }
    }
    indent = outer;
  }

  private void anchor(String mark, String name) {
    indicator(mark, true, false, false);
    out.append(name);
    column += name.length();
    whitespace = false;
    indention = false;
  }

  private void tag() {
    if (!handle.isEmpty()) {
      word(handle + escaped(suffix));
    } else if (!suffix.isEmpty()) {
      word("!<" + escaped(suffix) + '>');
    }
  }

  /** A tag with escapes for what cannot stand in one. */
  private static String escaped(String tag) {
    StringBuilder s = new StringBuilder(tag.length());
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      boolean word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (word || VERBATIM.indexOf(c) >= 0) {
        s.append(c);
      } else {
        s.append('%')
            .append("0123456789ABCDEF".charAt(c >> 4))
            .append("0123456789ABCDEF".charAt(c & 0xF));
      }
    }
    return s.toString();
  }

  private void indentMore(boolean flow, int less) {
    indent = indent < 0 ? (flow ? INDENT : 0) : indent + INDENT - less;
  }

  private void end(Frame f) {
    frames.remove(frames.size() - 1);
    indent = f.outerIndent;
  }

  private boolean commentFollows() {
    return !line.isEmpty() || !foot.isEmpty() || !tail.isEmpty();
  }

  // Block collections.

  private void blockItem(Frame f, boolean compact) {
    if (f.at == 0) {
      boolean less = compact && inMapping && (column == 0 || !indention);
      indentMore(false, less ? INDENT : 0);
    }
    if (f.isDone()) {
      wait("", f.node.lineComment, f.foot, "");
      end(f);
      return;
    }
    YamlNode item = f.node.content().get(f.at++);
    prepare(item, "", true);
    headComment();
    writeIndent();
    indicator("-", true, false, true);
    begin(item, false, false, false);
    lineComment();
    footComment();
  }

  private void blockKey(Frame f) {
    if (f.at == 0) {
      indentMore(false, 0);
    }
    if (f.isDone()) {
      wait("", f.node.lineComment, f.foot, f.tail);
      headComment();
      end(f);
      return;
    }
    YamlNode key = nextKey(f);
    headComment();
    writeIndent();
    if (!line.isEmpty()) {
      keyLine = line;
      line = "";
    }
    f.simple = isSimpleKey(key);
    if (!f.simple) {
      indicator("?", true, false, true);
    }
    begin(key, true, f.simple, true);
  }

  private YamlNode nextKey(Frame f) {
    YamlNode key = f.node.content().get(f.at++);
    prepare(key, f.tail, false);
    f.tail = key.footComment;
    return key;
  }

  private void blockValue(Frame f) {
    YamlNode value = f.node.content().get(f.at++);
    prepare(value, "", true);
    if (f.simple) {
      indicator(":", false, false, false);
    } else {
      writeIndent();
      indicator(":", true, false, true);
    }
    if (!keyLine.isEmpty()) {
      if (value.kind() == Kind.SCALAR) {
        if (line.isEmpty()) {
          line = keyLine;
          keyLine = "";
        }
      } else if (value.kind() != Kind.ALIAS && (value.style() & YamlNode.FLOW) == 0) {
        String own = line;
        line = keyLine;
        lineComment();
        keyLine = line;
        line = own;
      }
    }
    begin(value, false, false, true);
    lineComment();
    footComment();
  }

  // Flow collections.

  private void open(String bracket) {
    indicator(bracket, true, true, false);
    indentMore(true, 0);
    flowLevel++;
  }

  private void flowItem(Frame f) {
    boolean isFirst = f.at == 0;
    boolean done = f.isDone();
    if (done) {
      wait("", f.node.lineComment, f.foot, "");
    }
    YamlNode item = done ? null : f.node.content().get(f.at++);
    if (item != null) {
      prepare(item, "", true);
    }
    if (isFirst) {
      open("[");
    }
    if (item == null) {
      flowLevel--;
      indent = f.outerIndent;
      if (column == 0) {
        writeIndent();
      }
      close(f, "]");
      return;
    }
    if (!isFirst && !f.comma) {
      indicator(",", false, false, false);
    }
    headComment();
    if (column == 0) {
      writeIndent();
    }
    entry(f, item, false);
  }

  /** Writes an item or value and the comma behind it, if a comment is to follow. */
  private void entry(Frame f, YamlNode n, boolean isValue) {
    f.comma = commentFollows();
    begin(n, false, false, isValue);
    if (commentFollows()) {
      indicator(",", false, false, false);
    }
    lineComment();
    footComment();
  }

  private void close(Frame f, String bracket) {
    indicator(bracket, false, false, false);
    lineComment();
    footComment();
    end(f);
  }

  private void flowKey(Frame f) {
    boolean isFirst = f.at == 0;
    @Nullable YamlNode key = null;
    if (f.isDone()) {
      wait("", f.node.lineComment, f.foot, f.tail);
    } else {
      key = nextKey(f);
    }
    if (isFirst) {
      open("{");
    }
    if (key == null) {
      boolean comments = !head.isEmpty() || !foot.isEmpty() || !tail.isEmpty();
      if (comments && !isFirst && !f.comma) {
        indicator(",", false, false, false);
      }
      headComment();
      flowLevel--;
      indent = f.outerIndent;
      close(f, "}");
      return;
    }
    if (!isFirst && !f.comma) {
      indicator(",", false, false, false);
    }
    headComment();
    if (column == 0) {
      writeIndent();
    }
    f.simple = isSimpleKey(key);
    if (!f.simple) {
      indicator("?", true, false, false);
    }
    begin(key, true, f.simple, true);
  }

  private void flowValue(Frame f) {
    YamlNode value = f.node.content().get(f.at++);
    prepare(value, "", true);
    indicator(":", !f.simple, false, false);
    entry(f, value, true);
  }
}
