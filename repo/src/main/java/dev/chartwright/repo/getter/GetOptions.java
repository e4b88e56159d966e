package dev.chartwright.repo.getter;

/**
 * How a URL is fetched.
 *
 * @param url the repository that the credentials belong to
 * @param username user name; it is sent only together with a password
 * @param password password
 * @param passCredentialsAll whether credentials go to whatever host the URL names
 * @param accept value of the Accept header; empty for none
 */
public record GetOptions(
    String url, String username, String password, boolean passCredentialsAll, String accept) {
  /** What charts are asked for with. */
  public static final String ACCEPT_CHART = "application/gzip,application/octet-stream";

  /** No credentials, no Accept header. */
  public static GetOptions none() {
    return new GetOptions("", "", "", false, "");
  }

  /** These options for another repository. */
  public GetOptions withUrl(String repository) {
    return new GetOptions(repository, username, password, passCredentialsAll, accept);
  }

  /** These options with other credentials. */
  public GetOptions withCredentials(String user, String secret) {
    return new GetOptions(url, user, secret, passCredentialsAll, accept);
  }

  /** These options sending credentials to any host, or not. */
  public GetOptions withPassCredentialsAll(boolean all) {
    return new GetOptions(url, username, password, all, accept);
  }

  /** These options with another Accept header. */
  public GetOptions withAccept(String types) {
    return new GetOptions(url, username, password, passCredentialsAll, types);
  }

  @Override
  public String toString() {
    return "GetOptions[url=" + url + ", username=" + username + "]";
  }
}
