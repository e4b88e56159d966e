package dev.chartwright.golang.yaml;

import dev.chartwright.golang.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts nodes and their comments together as they are read; go-yaml 3.0.5, decode.go. */
class NodeBuilder {
  final Set<String> anchors = new HashSet<>();
  // Comments of tokens that were looked at.
  String head = "";
  String lineComment = "";
  String foot = "";
  String stem = "";

  /** Collections that are open, the innermost last. */
  final List<YamlNode> open = new ArrayList<>();

  static String join(String first, String more) {
    return more.isEmpty() ? first : first.isEmpty() ? more : first + '\n' + more;
  }

  final void forgetComments() {
    head = "";
    lineComment = "";
    foot = "";
    stem = "";
  }

  final void takeComments(YamlNode n) {
    n.headComment = head;
    n.lineComment = lineComment;
    n.footComment = foot;
    forgetComments();
  }

  /** Gives a finished node to the collection around it. */
  final void attach(YamlNode child) {
    YamlNode parent = open.get(open.size() - 1);
    List<YamlNode> content = parent.content();
    content.add(child);
    if (parent.kind() != Kind.MAPPING || child.footComment.isEmpty()) {
      return;
    }
    int n = content.size();
    if (n % 2 == 0) {
      YamlNode key = content.get(n - 2);
      if (key.footComment.isEmpty()) {
        key.footComment = child.footComment;
        child.footComment = "";
      }
    } else if (n > 2 && (parent.style() & YamlNode.FLOW) == 0) {
      content.get(n - 3).footComment = child.footComment;
      child.footComment = "";
    }
  }

  /** Finishes the innermost collection, whose end has the comments that are held. */
  final void close(boolean withComments) {
    YamlNode n = open.remove(open.size() - 1);
    n.lineComment = withComments ? lineComment : "";
    n.footComment = withComments ? foot : "";
    if (withComments) {
      forgetComments();
    }
    List<YamlNode> content = n.content();
    if (n.kind() == Kind.MAPPING
        && (n.style() & YamlNode.FLOW) == 0
        && !n.footComment.isEmpty()
        && content.size() > 1) {
      content.get(content.size() - 2).footComment = n.footComment;
      n.footComment = "";
    }
    attach(n);
  }

  final void emptyScalar() {
    attach(new YamlNode(Kind.SCALAR, "", "", 0));
  }

  /** Takes the part of the head comment that ends with an empty line. */
  final String splitHead() {
    int last = head.length() - 1;
    for (int i = last; i > 0; i--) {
      if (head.charAt(i) == '\n' && (i == last || head.charAt(i - 1) == '\n')) {
        String taken = head.substring(0, i == last ? i : i - 1);
        head = head.substring(i + 1);
        return taken;
      }
    }
    return "";
  }

  final YamlNode node(Kind kind, String anchor, String tag, String value, int style) {
    boolean tagged = !tag.isEmpty() && !tag.equals("!");
    YamlNode n =
        new YamlNode(
            kind,
            tagged ? YamlNode.shortTag(tag) : "",
            value,
            tagged ? style | YamlNode.TAGGED : style);
    if (!anchor.isEmpty()) {
      n.anchor = anchor;
      anchors.add(anchor);
    }
    return n;
  }

  final void takeStem(YamlNode n) {
    n.headComment = stem;
    stem = "";
  }
}
