package dev.chartwright.engine;

import dev.chartwright.gotemplate.Functions;
import dev.chartwright.gotemplate.Template;
import dev.chartwright.gotemplate.TemplateSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a chart under one treatment of missing keys, and what {@code tpl} has parsed on
 * top of them.
 *
 * <p>Thread-safe.
 */
final class Scope {
  /** More texts than any chart gives to {@code tpl}, unless it makes ever new ones. */
  private static final int MAX_TEXTS = 8192;

  private static final int MAX_TEXT_CHARS = 1 << 20;

  private final TemplateSet templates;
  private final Functions functions;
  private final ConcurrentHashMap<String, Text> texts = new ConcurrentHashMap<>();

  private Scope(TemplateSet templates, Functions functions) {
    this.templates = templates;
    this.functions = functions;
  }

  static Scope of(TemplateSet templates, Functions functions) {
    return new Scope(templates, functions);
  }

  /**
   * A text given to {@code tpl}.
   *
   * @param template what it parses to
   * @param onBase the templates of the chart with it on top
   */
  record Text(Template template, TemplateSet onBase) {}

  /** The templates of the chart. */
  TemplateSet templates() {
    return templates;
  }

  /**
   * Parses a text, or takes what an earlier call gave.
   *
   * @throws dev.chartwright.gotemplate.ParseException if it is no template
   */
  Text text(String text) {
    @Nullable Text known = texts.get(text);
    if (known != null) {
      return known;
    }
    Template template = Template.parse(templates.name(), text, functions);
    Text made = new Text(template, templates.overlay(template));
    if (text.length() <= MAX_TEXT_CHARS) {
      if (texts.size() >= MAX_TEXTS) {
        texts.clear();
      }
      texts.put(text, made);
    }
    return made;
  }
}
