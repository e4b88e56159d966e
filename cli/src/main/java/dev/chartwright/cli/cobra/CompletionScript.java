package dev.chartwright.cli.cobra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The script that teaches a shell to complete a program's command line.
 *
 * <p>The scripts are those of cobra 1.10.2 (Apache-2.0, © The Cobra Authors), kept as resources in
 * which the program's name is open.
 */
public final class CompletionScript {
  private static final int TITLE_WIDTH = 36;

  private CompletionScript() {}

  /**
   * The script.
   *
   * @param shell {@code bash}, {@code zsh}, {@code fish} or {@code powershell}
   * @param program the program's name
   * @param descriptions whether the shell shows what each choice means
   */
  public static String of(String shell, String program, boolean descriptions) {
    String word = program.replace('-', '_').replace(':', '_');
    StringBuilder title = new StringBuilder(program);
    HelpText.pad(title, TITLE_WIDTH - program.length());
    return template(shell)
        .replace("@TITLE@", title)
        .replace("@NAME@", program)
        .replace("@WORD@", word)
        .replace("@VARIABLE@", environmentName(program))
        .replace(
            "@COMPLETE@",
            descriptions ? CompleteCommand.NAME : CompleteCommand.WITHOUT_DESCRIPTIONS);
  }

  /** The program's name as prefix of environment variables: {@code HELM}. */
  static String environmentName(String program) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < program.length(); i++) {
      char c = program.charAt(i);
      if (c >= 'a' && c <= 'z') {
        name.append((char) (c - 'a' + 'A'));
      } else {
        name.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_');
      }
    }
    return name.toString();
  }

  private static String template(String shell) {
    try (InputStream in = CompletionScript.class.getResourceAsStream(shell + ".completion")) {
      if (in == null) {
        throw new IllegalArgumentException("no completion for " + shell);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
