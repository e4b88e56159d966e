package dev.chartwright.action;

/**
 * What to pack, and how.
 *
 * @param folder the folder of the plugin
 * @param destination the folder for the archive; made if it is not there
 * @param sign whether to write a provenance file, too
 * @param keyring the file with the secret key
 * @param key an identity of the key
 */
public record PluginPackageRequest(
    String folder, String destination, boolean sign, String keyring, String key) {}
