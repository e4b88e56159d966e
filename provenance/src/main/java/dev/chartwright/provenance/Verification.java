package dev.chartwright.provenance;

import java.util.List;

/**
 * What a successful check of a provenance file found.
 *
 * <pre>{@code
 * Signed by: Jane Doe <jane@example.com>
 * Using Key With Fingerprint: 5E615389B53CA37F0EE60BD3843BBF981FC18762
 * Chart Hash Verified: sha256:c6841b3a895f1444a6738b5d04564a57e860ce42f8519c3be807fb6d9bee7888
 * }</pre>
 *
 * @param identities names of the signer, sorted; Helm prints them in random order
 * @param fingerprint fingerprint of the signer's primary key in upper-case hexadecimal digits
 * @param fileHash {@code sha256:} and 64 lower-case hexadecimal digits
 * @param fileName name that the signed text gives to the file, without folders
 */
public record Verification(
    List<String> identities, String fingerprint, String fileHash, String fileName) {
  /** Copies the names. */
  public Verification {
    identities = List.copyOf(identities);
  }
}
