package dev.chartwright.repo.getter;

import java.time.Duration;

/**
 * How a URL is fetched. Immutable; absent values are empty.
 *
 * @param url the repository that the credentials belong to
 * @param username user name; it is sent only together with a password
 * @param password password
 * @param passCredentialsAll whether credentials go to whatever host the URL names
 * @param accept value of the Accept header
 * @param tls client certificate and trust
 * @param plainHttp whether registries are spoken to without TLS
 * @param version tag for an {@code oci} URL that names none
 * @param timeout how long fetching an {@code http} or {@code https} URL may take in all; zero for
 *     no limit, 2 minutes unless told otherwise
 */
public record GetOptions(
    String url,
    String username,
    String password,
    boolean passCredentialsAll,
    String accept,
    TlsFiles tls,
    boolean plainHttp,
    String version,
    Duration timeout) {
  /** What charts are asked for with. */
  public static final String ACCEPT_CHART = "application/gzip,application/octet-stream";

  private static final GetOptions NONE =
      new GetOptions("", "", "", false, "", TlsFiles.none(), false, "", Duration.ofMinutes(2));

  /** No credentials, no Accept header, the system's trust. */
  public static GetOptions none() {
    return NONE;
  }

  /** These options for another repository. */
  public GetOptions withUrl(String repository) {
    return new GetOptions(
        repository,
        username,
        password,
        passCredentialsAll,
        accept,
        tls,
        plainHttp,
        version,
        timeout);
  }

  /** These options with other credentials. */
  public GetOptions withCredentials(String user, String secret) {
    return new GetOptions(
        url, user, secret, passCredentialsAll, accept, tls, plainHttp, version, timeout);
  }

  /** These options sending credentials to any host, or not. */
  public GetOptions withPassCredentialsAll(boolean all) {
    return new GetOptions(url, username, password, all, accept, tls, plainHttp, version, timeout);
  }

  /** These options with another Accept header. */
  public GetOptions withAccept(String types) {
    return new GetOptions(
        url, username, password, passCredentialsAll, types, tls, plainHttp, version, timeout);
  }

  /** These options with other certificates. */
  public GetOptions withTls(TlsFiles files) {
    return new GetOptions(
        url, username, password, passCredentialsAll, accept, files, plainHttp, version, timeout);
  }

  /** These options without TLS to registries, or with it. */
  public GetOptions withPlainHttp(boolean plain) {
    return new GetOptions(
        url, username, password, passCredentialsAll, accept, tls, plain, version, timeout);
  }

  /** These options with a tag for references that have none. */
  public GetOptions withVersion(String tag) {
    return new GetOptions(
        url, username, password, passCredentialsAll, accept, tls, plainHttp, tag, timeout);
  }

  /** These options with another limit of time; a negative one is none, as with Go. */
  public GetOptions withTimeout(Duration limit) {
    return new GetOptions(
        url,
        username,
        password,
        passCredentialsAll,
        accept,
        tls,
        plainHttp,
        version,
        limit.isNegative() ? Duration.ZERO : limit);
  }

  @Override
  public String toString() {
    return "GetOptions[url=" + url + ", username=" + username + "]";
  }
}
