package dev.chartwright.testkit;

import java.util.ArrayList;
import java.util.List;

/** The {@code WWW-Authenticate} headers of a refusal, in the forms that are seen. */
record Challenge(Settings settings, String service, String realm, String scope, String error) {
  private static final String BASIC = "Basic realm=\"scripted\"";

  List<String> basic() {
    return switch (settings.get(Switch.CHALLENGE_FORM)) {
      case "missing" -> List.of();
      case "negotiate" -> List.of("Negotiate");
      case "lower-case" -> List.of("basic realm=\"scripted\"");
      case "unquoted" -> List.of("Basic realm=scripted");
      default -> List.of(BASIC);
    };
  }

  List<String> bearer() {
    String plain = "Bearer " + String.join(",", parameters());
    return switch (settings.get(Switch.CHALLENGE_FORM)) {
      case "missing" -> List.of();
      case "negotiate" -> List.of("Negotiate");
      case "two-headers" -> List.of(plain, BASIC);
      case "basic-first" -> List.of(BASIC, plain);
      case "comma-joined" -> List.of(plain + ", " + BASIC);
      case "lower-case" -> List.of("bearer " + String.join(",", parameters()));
      case "unquoted" -> List.of("Bearer " + String.join(",", unquoted(parameters())));
      case "spaced" -> List.of("Bearer  " + String.join(" , ", spaced(parameters())));
      case "reordered" -> List.of("Bearer " + String.join(",", reversed(parameters())));
      default -> List.of(plain);
    };
  }

  private List<String> parameters() {
    List<String> parameters = new ArrayList<>();
    if (!realm.isEmpty()) {
      parameters.add("realm=\"" + realm + "\"");
    }
    if (!settings.is(Switch.CHALLENGE_FORM, "no-service")) {
      parameters.add("service=\"" + service + "\"");
    }
    String shown = shownScope();
    if (!shown.isEmpty()) {
      parameters.add("scope=\"" + shown + "\"");
    }
    if (!error.isEmpty()) {
      parameters.add("error=\"" + error + "\"");
    }
    return parameters;
  }

  private String shownScope() {
    return switch (settings.get(Switch.CHALLENGE_SCOPE)) {
      case "missing" -> "";
      case "star" -> "*";
      case "aws" -> "aws";
      case "stray" -> "repository:user/image:pull";
      case "multi" -> scope.isEmpty() ? "" : scope + " repository:another/one:pull";
      default -> scope;
    };
  }

  /** Quotes stay where a value has a comma, or nobody could read it. */
  private static List<String> unquoted(List<String> list) {
    List<String> unquoted = new ArrayList<>();
    for (String parameter : list) {
      unquoted.add(parameter.indexOf(',') < 0 ? parameter.replace("\"", "") : parameter);
    }
    return unquoted;
  }

  private static List<String> spaced(List<String> list) {
    List<String> spaced = new ArrayList<>();
    for (String parameter : list) {
      int equals = parameter.indexOf('=');
      spaced.add(parameter.substring(0, equals) + " = " + parameter.substring(equals + 1));
    }
    return spaced;
  }

  private static List<String> reversed(List<String> list) {
    List<String> reversed = new ArrayList<>(list);
    java.util.Collections.reverse(reversed);
    return reversed;
  }
}
