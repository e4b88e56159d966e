package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.Terminal;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.provenance.PassphraseFetcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passphrases of signing keys: from the file of {@code --passphrase-file}, from standard input if
 * that is {@code -}, else from the user, who is asked each time.
 *
 * <p>Source: Helm {@code pkg/action/package.go}, {@code pkg/cmd/plugin_package.go}.
 */
final class Passphrases implements Supplier<PassphraseFetcher> {
  private static final int MAX_BYTES = 64 * 1024;

  /** What Go's reader holds of a line. */
  private static final int MAX_LINE = 4096;

  private final CommandContext context;
  private final String file;
  private byte @Nullable [] known;

  private Passphrases(CommandContext context, String file) {
    this.context = context;
    this.file = file;
  }

  /**
   * The passphrases of one run.
   *
   * @param file the flag's value; empty to ask the user
   */
  static Passphrases of(CommandContext context, String file) {
    return new Passphrases(context, file);
  }

  /**
   * The first line of the file, read now and only once in a run, or the user.
   *
   * @throws RuntimeException if there is no such file, or nothing in it
   */
  @Override
  public PassphraseFetcher get() {
    if (file.isEmpty()) {
      return this::ask;
    }
    byte[] passphrase = known;
    if (passphrase == null) {
      passphrase = firstLine(read(true));
      known = passphrase;
    }
    byte[] found = passphrase;
    return name -> found;
  }

  /** All of the file but line ends behind it, or the user: what plugins are signed with. */
  PassphraseFetcher whole() {
    if (file.isEmpty()) {
      return this::ask;
    }
    byte[] all = read(false);
    int end = all.length;
    while (end > 0 && (all[end - 1] == '\r' || all[end - 1] == '\n')) {
      end--;
    }
    byte[] found = Arrays.copyOf(all, end);
    return name -> found;
  }

  private byte[] ask(String name) {
    String prompt = "Password for key " + Quote.quote(name) + " >  ";
    try {
      return GoString.bytes(Terminal.of(context).askSecretly(prompt));
    } catch (CommandException e) {
      context.out().println("");
      throw e;
    }
  }

  private byte[] read(boolean line) {
    if (file.equals("-")) {
      if (!Terminal.isPipe(context.env())) {
        throw CommandException.of(
            "specified reading passphrase from stdin, without input on stdin");
      }
      return read(context.in(), "/dev/stdin", line);
    }
    try (InputStream in = Os.open(file)) {
      return read(in, file, line);
    } catch (IOException e) {
      throw PathException.of("read", file, e);
    }
  }

  /** As much as is wanted: who pipes a passphrase need not close the pipe behind its line. */
  private static byte[] read(InputStream in, String name, boolean line) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        read.write(next);
        if (line && next == '\n') {
          break;
        }
        if (read.size() > MAX_BYTES) {
          throw CommandException.of(
              "passphrase in " + name + " is longer than " + MAX_BYTES + " bytes");
        }
      }
    } catch (IOException e) {
      throw PathException.of("read", name, e);
    }
    return read.toByteArray();
  }

  private static byte[] firstLine(byte[] line) {
    if (line.length == 0) {
      throw CommandException.of("EOF");
    }
    int end = line.length;
    if (line[end - 1] == '\n') {
      end--;
      if (end > 0 && line[end - 1] == '\r') {
        end--;
      }
    }
    return Arrays.copyOf(line, Math.min(end, MAX_LINE));
  }
}
