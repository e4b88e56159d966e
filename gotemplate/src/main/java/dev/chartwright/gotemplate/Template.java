package dev.chartwright.gotemplate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A parsed text: its own body and the templates that it defines.
 *
 * <pre>{@code
 * Template file = Template.parse("hello", "hello {{ .name | printf \"%q\" }}", Functions.none());
 * TemplateSet set = TemplateSet.of("gotpl", List.of(file));
 * set.execute("hello", Map.of("name", "you"), null); // hello "you"
 * }</pre>
 *
 * <p>Immutable and thread-safe, so it can be kept and put into any number of sets. Source: Go 1.26,
 * text/template/parse.
 */
public final class Template {
  private final String name;
  private final Map<String, Tree> trees;

  private Template(String name, Map<String, Tree> trees) {
    this.name = name;
    this.trees = trees;
  }

  /**
   * Parses a text.
   *
   * @param name its name, by which errors call the place and under which a set knows its body
   * @param text the template, a Go string
   * @param functions the functions that it may call, beside the builtin ones
   * @throws ParseException if it is no template
   */
  public static Template parse(String name, String text, Functions functions) {
    Tree.Source source = new Tree.Source(name, text, functions);
    Map<String, Tree> trees = new LinkedHashMap<>();
    try {
      Parser.parse(source, trees);
    } catch (StackOverflowError e) {
      trees.clear();
      DeepStack.run(() -> Parser.parse(source, trees));
    }
    return new Template(name, trees);
  }

  /** The name it was parsed under. */
  public String name() {
    return name;
  }

  /** The same text as if it had been parsed under another name, which shares what was parsed. */
  public Template withName(String other) {
    Tree body = trees.get(name);
    if (body == null || other.equals(name)) {
      return this;
    }
    Tree.Source source = body.source().withName(other);
    if (trees.containsKey(other)) {
      return parse(other, source.text(), source.functions());
    }
    Map<String, Tree> renamed = new LinkedHashMap<>();
    for (Tree tree : trees.values()) {
      String treeName = tree.name().equals(name) ? other : tree.name();
      renamed.put(treeName, new Tree(treeName, source, tree.body(), tree.slots(), tree.nesting()));
    }
    return new Template(other, renamed);
  }

  /** The names of its body and of the templates that it defines. */
  public Set<String> names() {
    return Collections.unmodifiableSet(trees.keySet());
  }

  /**
   * Whether the text defines no other template, so that executing it cannot change what a name
   * means.
   */
  public boolean definesNothing() {
    return trees.size() == 1;
  }

  Map<String, Tree> trees() {
    return trees;
  }
}
