package dev.chartwright.cli.cmd;

import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.provenance.Verification;

/** What is printed of a signature that is right. */
final class SignerLines {
  private SignerLines() {}

  static void print(Verification verification, ByteSink out) {
    for (String name : verification.identities()) {
      out.println("Signed by: " + name);
    }
    out.println("Using Key With Fingerprint: " + verification.fingerprint());
    out.println("Chart Hash Verified: " + verification.fileHash());
  }
}
