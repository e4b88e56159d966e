package dev.chartwright.action;

/**
 * What to install, and how.
 *
 * @param source a folder, an archive here or on the web, a repository, or an {@code oci://}
 *     reference
 * @param version for a repository: a tag, branch, commit or constraint; empty for the newest
 * @param verify whether an archive must come with a good provenance file
 * @param keyring the file with the public keys that are trusted
 * @param connection flags for registries
 */
public record PluginInstallRequest(
    String source, String version, boolean verify, String keyring, ConnectionOptions connection) {}
