package dev.chartwright.kube.config;

import dev.chartwright.golang.strconv.Quote;

/**
 * The plugins that client-go once had and Helm is built without. Source: client-go {@code
 * rest/plugin.go}.
 */
final class AuthProviders {
  private AuthProviders() {}

  static String missing(String name) {
    return switch (name) {
      case "azure" ->
          """
          The azure auth plugin has been removed.
          Please use the https://github.com/Azure/kubelogin kubectl/client-go credential plugin instead.
          See https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins for further details\
          """;
      case "gcp" ->
          """
          The gcp auth plugin has been removed.
          Please use the "gke-gcloud-auth-plugin" kubectl/client-go credential plugin instead.
          See https://cloud.google.com/blog/products/containers-kubernetes/kubectl-auth-changes-in-gke for further details\
          """;
      case "oidc" ->
          "the oidc auth provider is not supported; use a credential plugin (exec) instead";
      default -> "no Auth Provider found for name " + Quote.quote(name);
    };
  }
}
