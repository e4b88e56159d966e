package dev.chartwright.action;

/**
 * What {@link RepoIndex} is to do.
 *
 * @param folder the folder with the charts
 * @param url what the URLs of the charts begin with; empty for relative ones
 * @param merge an index whose charts are kept beside those in the folder, or empty; it is made if
 *     it is not there
 * @param json whether to write JSON
 */
public record RepoIndexRequest(String folder, String url, String merge, boolean json) {}
