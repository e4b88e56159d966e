package dev.chartwright.provenance;

/**
 * Where the passphrase of an encrypted key comes from.
 *
 * <p>Source: Helm {@code pkg/provenance/sign.go}, {@code PassphraseFetcher}.
 */
@FunctionalInterface
public interface PassphraseFetcher {
  /**
   * The passphrase.
   *
   * @param keyName an identity of the key, as {@code Jane Doe (work) <jane@example.com>}; {@code
   *     Unknown} if it has none
   */
  byte[] passphrase(String keyName);
}
