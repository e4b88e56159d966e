package dev.chartwright.oci.credentials;

/** Kinds of operating systems, as far as their keychains differ. */
public enum OperatingSystem {
  /** Linux: {@code pass} or the secret service. */
  LINUX,
  /** macOS: the keychain. */
  MAC,
  /** Windows: the credential manager. */
  WINDOWS,
  /** Any other: none. */
  OTHER;

  /**
   * Reads the Java property {@code os.name}.
   *
   * @param osName such as {@code Linux}, {@code Mac OS X}, {@code Windows 11}
   */
  public static OperatingSystem of(String osName) {
    if (osName.startsWith("Linux")) {
      return LINUX;
    }
    if (osName.startsWith("Mac")) {
      return MAC;
    }
    return osName.startsWith("Windows") ? WINDOWS : OTHER;
  }
}
