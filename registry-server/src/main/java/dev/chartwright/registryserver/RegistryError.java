package dev.chartwright.registryserver;

import java.util.ArrayList;
import java.util.List;

/** A request that is answered with an error document: status, code, and what exactly was wrong. */
final class RegistryError extends RuntimeException {
  private final int status;
  private final ErrorCode code;
  private final List<String> details;
  private final HttpHeaders headers = new HttpHeaders();

  private RegistryError(int status, ErrorCode code, List<String> details) {
    super(code.message() + ": " + String.join(", ", details), null, false, false);
    this.status = status;
    this.code = code;
    this.details = details;
  }

  static RegistryError of(int status, ErrorCode code, String detail) {
    return new RegistryError(status, code, List.of(detail));
  }

  /** One error of the same code for each detail, in one document. */
  static RegistryError of(int status, ErrorCode code, List<String> details) {
    return new RegistryError(status, code, new ArrayList<>(details));
  }

  RegistryError header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  HttpReply reply() {
    JsonText json = new JsonText().open("{").key("errors").open("[");
    for (String detail : details) {
      json.open("{")
          .field("code", code.name())
          .field("message", code.message())
          .field("detail", detail)
          .close("}");
    }
    HttpReply reply = HttpReply.of(status).header("Content-Type", "application/json");
    for (int i = 0; i < headers.size(); i++) {
      reply.header(headers.name(i), headers.value(i));
    }
    return reply.body(json.close("]").close("}").bytes());
  }
}
