package dev.chartwright.chart;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What kind of content some bytes look like, to say so when a file is no archive.
 *
 * <p>Source: Go 1.26 {@code net/http/sniff.go DetectContentType}.
 */
final class ContentSniffer {
  private static final String HTML = "text/html; charset=utf-8";

  private static final String[] TAGS = {
    "<!DOCTYPE HTML",
    "<HTML",
    "<HEAD",
    "<SCRIPT",
    "<IFRAME",
    "<H1",
    "<DIV",
    "<FONT",
    "<TABLE",
    "<A",
    "<STYLE",
    "<TITLE",
    "<B",
    "<BODY",
    "<BR",
    "<P",
    "<!--"
  };

  /** Pairs of leading bytes (a question mark stands for any byte) and the type that they mean. */
  private static final String[] SIGNATURES = {
    "%PDF-", "application/pdf",
    "%!PS-Adobe-", "application/postscript",
    "\u00fe\u00ff??", "text/plain; charset=utf-16be",
    "\u00ff\u00fe??", "text/plain; charset=utf-16le",
    "\u00ef\u00bb\u00bf?", "text/plain; charset=utf-8",
    "\0\0\1\0", "image/x-icon",
    "\0\0\2\0", "image/x-icon",
    "BM", "image/bmp",
    "GIF87a", "image/gif",
    "GIF89a", "image/gif",
    "RIFF????WEBPVP", "image/webp",
    "\u0089PNG\r\n\u001a\n", "image/png",
    "\u00ff\u00d8\u00ff", "image/jpeg",
    "FORM????AIFF", "audio/aiff",
    "ID3", "audio/mpeg",
    "OggS\0", "application/ogg",
    "MThd\0\0\0\6", "audio/midi",
    "RIFF????AVI ", "video/avi",
    "RIFF????WAVE", "audio/wave",
    "\0mp4", "video/mp4",
    "\u001aE\u00df\u00a3", "video/webm",
    "??????????????????????????????????LP", "application/vnd.ms-fontobject",
    "\0\1\0\0", "font/ttf",
    "OTTO", "font/otf",
    "ttcf", "font/collection",
    "wOFF", "font/woff",
    "wOF2", "font/woff2",
    "\u001f\u008b\b", "application/x-gzip",
    "PK\3\4", "application/zip",
    "Rar!\u001a\7\0", "application/x-rar-compressed",
    "Rar!\u001a\7\1\0", "application/x-rar-compressed",
    "\0asm", "application/wasm"
  };

  private ContentSniffer() {}

  /**
   * The media type that the first bytes of a file suggest, {@code application/octet-stream} if
   * none.
   */
  static String contentType(byte[] start) {
    String data = new String(start, StandardCharsets.ISO_8859_1);
    int first = 0;
    while (first < start.length && "\t\n\f\r ".indexOf(start[first]) >= 0) {
      first++;
    }
    for (String tag : TAGS) {
      int end = first + tag.length();
      if (end < data.length()
          && data.regionMatches(true, first, tag, 0, tag.length())
          && (data.charAt(end) == ' ' || data.charAt(end) == '>')) {
        return HTML;
      }
    }
    if (data.startsWith("<?xml", first)) {
      return "text/xml; charset=utf-8";
    }
    for (int i = 0; i < SIGNATURES.length; i += 2) {
      boolean found = SIGNATURES[i].equals("\0mp4") ? isMp4(data) : startsWith(data, SIGNATURES[i]);
      if (found) {
        return SIGNATURES[i + 1];
      }
    }
    for (byte b : Arrays.copyOfRange(start, first, start.length)) {
      if (b >= 0
          && (b <= 0x08 || b == 0x0b || (b >= 0x0e && b <= 0x1a) || (b >= 0x1c && b <= 0x1f))) {
        return "application/octet-stream";
      }
    }
    return "text/plain; charset=utf-8";
  }

  private static boolean startsWith(String data, String signature) {
    if (data.length() < signature.length()) {
      return false;
    }
    for (int i = 0; i < signature.length(); i++) {
      if (signature.charAt(i) != '?' && signature.charAt(i) != data.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMp4(String data) {
    if (data.length() < 12 || !data.startsWith("ftyp", 4)) {
      return false;
    }
    long size =
        (long) data.charAt(0) << 24 | data.charAt(1) << 16 | data.charAt(2) << 8 | data.charAt(3);
    if (data.length() < size || size % 4 != 0) {
      return false;
    }
    for (int at = 8; at < size; at += 4) {
      if (at != 12 && data.startsWith("mp4", at)) {
        return true;
      }
    }
    return false;
  }
}
