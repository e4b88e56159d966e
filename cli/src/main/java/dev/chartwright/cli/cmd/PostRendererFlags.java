package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.FlagValue;
import dev.chartwright.cli.cobra.InvalidValueException;
import dev.chartwright.engine.PostRendering;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code --post-renderer} and {@code --post-renderer-args}. */
final class PostRendererFlags {
  private final Name name;
  private final Arguments arguments = new Arguments();

  PostRendererFlags(CommandContext context) {
    name = new Name(context);
  }

  /** Declares the flags. */
  void addTo(FlagSet f) {
    f.add(
        name,
        "post-renderer",
        "the name of a postrenderer type plugin to be used for post rendering. If it exists, the"
            + " plugin will be used");
    f.add(
        arguments, "post-renderer-args", "an argument to the post-renderer (can specify multiple)");
  }

  /** What the flags ask for, or null if that is nothing. */
  @Nullable PostRendering rendering() {
    return name.text().isEmpty()
        ? null
        : PostRendering.of(PostRenderers.find(name.context, name.text(), arguments.list));
  }

  /** The plugin's name; given at most once. */
  private static final class Name implements FlagValue {
    private final CommandContext context;
    private String plugin = "";

    Name(CommandContext context) {
      this.context = context;
    }

    @Override
    public String type() {
      return "postRendererString";
    }

    @Override
    public String text() {
      return plugin;
    }

    @Override
    public String defaultText() {
      return "";
    }

    @Override
    public void set(String text) {
      if (text.isEmpty()) {
        return;
      }
      if (!plugin.isEmpty()) {
        throw InvalidValueException.of("cannot specify --post-renderer flag more than once");
      }
      plugin = text;
      PostRenderers.require(context, text);
    }
  }

  /** What the plugin gets as arguments. */
  private static final class Arguments implements FlagValue {
    private final List<String> list = new ArrayList<>();

    @Override
    public String type() {
      return "postRendererArgsSlice";
    }

    @Override
    public String text() {
      return "[" + String.join(",", list) + "]";
    }

    @Override
    public String defaultText() {
      return "[]";
    }

    @Override
    public void set(String text) {
      list.add(text);
    }

    @Override
    public boolean repeatable() {
      return true;
    }
  }
}
