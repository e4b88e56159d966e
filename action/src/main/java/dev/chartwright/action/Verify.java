package dev.chartwright.action;

import dev.chartwright.provenance.Verification;
import dev.chartwright.repo.downloader.ChartVerifier;

/**
 * Checks a chart archive against the provenance file beside it.
 *
 * <pre>{@code
 * Verification found = Verify.run("app-1.0.0.tgz", new ChartVerifier("pubring.gpg", clock));
 * found.identities(); // [Jane Doe <jane@example.com>]
 * }</pre>
 *
 * <p>Source: Helm {@code pkg/action/verify.go}.
 */
public final class Verify {
  private Verify() {}

  /**
   * Checks {@code archive} by {@code archive.prov}.
   *
   * @throws RuntimeException with the first thing that is not right, in Helm's words
   */
  public static Verification run(String archive, ChartVerifier verifier) {
    return verifier.verify(archive, archive + ".prov");
  }
}
