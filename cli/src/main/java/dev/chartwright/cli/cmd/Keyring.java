package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.HelmPath;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where GnuPG keeps public keys. */
final class Keyring {
  private Keyring() {}

  /**
   * {@code pubring.gpg}, unless only {@code pubring.kbx} exists, below {@code GNUPGHOME} or {@code
   * ~/.gnupg}.
   */
  static String defaultPath(CommandContext context) {
    String home = context.env().get("GNUPGHOME");
    if (home == null) {
      home = HelmPath.join(context.settings().paths().home(), ".gnupg");
    }
    String legacy = HelmPath.join(home, "pubring.gpg");
    if (Files.notExists(Path.of(legacy))) {
      String keybox = HelmPath.join(home, "pubring.kbx");
      if (!Files.notExists(Path.of(keybox))) {
        return keybox;
      }
    }
    return legacy;
  }
}
