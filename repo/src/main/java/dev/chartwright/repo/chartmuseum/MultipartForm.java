package dev.chartwright.repo.chartmuseum;

import dev.chartwright.http.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Files in a body of type {@code multipart/form-data}, streamed from the disk (RFC 7578). */
final class MultipartForm {
  private final String boundary = UUID.randomUUID().toString().replace("-", "");
  private final List<Part> parts = new ArrayList<>();

  /** One file under the name of its field. */
  private record Part(String field, Path file, long size) {}

  /** Adds a file; its size is fixed now. */
  MultipartForm add(String field, Path file) throws IOException {
    parts.add(new Part(field, file, Files.size(file)));
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** A body that can be sent once, as nobody knows what became of a form that broke off. */
  Body body() throws IOException {
    long length = 0;
    List<InputStream> streams = new ArrayList<>();
    String before = "--" + boundary;
    for (Part part : parts) {
      byte[] head = bytes(before + "\r\n" + head(part));
      streams.add(new ByteArrayInputStream(head));
      streams.add(Files.newInputStream(part.file()));
      length += head.length + part.size();
      before = "\r\n--" + boundary;
    }
    byte[] end = bytes(before + "--\r\n");
    streams.add(new ByteArrayInputStream(end));
    return Body.once(
        length + end.length, new SequenceInputStream(Collections.enumeration(streams)));
  }

  private static String head(Part part) {
    return "Content-Disposition: form-data; name=\""
        + part.field()
        + "\"; filename=\""
        + quoted(String.valueOf(part.file().getFileName()))
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
  }

  private static String quoted(String name) {
    return name.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
