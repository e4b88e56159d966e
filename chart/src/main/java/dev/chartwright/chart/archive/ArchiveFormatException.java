package dev.chartwright.chart.archive;

import java.io.IOException;

/**
 * A gzip or tar stream that cannot be read; the message is Go's.
 *
 * <p>Source: Go 1.26 {@code archive/tar/common.go}, {@code compress/gzip/gunzip.go}, {@code
 * compress/flate/inflate.go}.
 */
public final class ArchiveFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean gzipHeader;

  private ArchiveFormatException(String message, boolean gzipHeader) {
    super(message);
    this.gzipHeader = gzipHeader;
  }

  /** Whether the bytes do not start as a gzip stream does ({@code gzip: invalid header}). */
  public boolean isGzipHeader() {
    return gzipHeader;
  }

  static ArchiveFormatException gzipHeader() {
    return new ArchiveFormatException("gzip: invalid header", true);
  }

  static ArchiveFormatException gzipChecksum() {
    return new ArchiveFormatException("gzip: invalid checksum", false);
  }

  static ArchiveFormatException corruptDeflate(long offset) {
    return new ArchiveFormatException("flate: corrupt input before offset " + offset, false);
  }

  static ArchiveFormatException end() {
    return new ArchiveFormatException("EOF", false);
  }

  static ArchiveFormatException unexpectedEnd() {
    return new ArchiveFormatException("unexpected EOF", false);
  }

  static ArchiveFormatException tarHeader() {
    return new ArchiveFormatException("archive/tar: invalid tar header", false);
  }

  static ArchiveFormatException fieldTooLong() {
    return new ArchiveFormatException("archive/tar: header field too long", false);
  }

  static ArchiveFormatException sparseMapTooLong() {
    return new ArchiveFormatException("archive/tar: sparse map too long", false);
  }

  static ArchiveFormatException sparseDataMissing() {
    return new ArchiveFormatException(
        "archive/tar: sparse file references non-existent data", false);
  }

  static ArchiveFormatException sparseDataUnused() {
    return new ArchiveFormatException("archive/tar: sparse file contains unreferenced data", false);
  }

  static ArchiveFormatException streamTooLong(long limit) {
    return new ArchiveFormatException(
        "archive has more than " + limit + " bytes when decompressed", false);
  }

  static ArchiveFormatException cannotEncode(String why) {
    return new ArchiveFormatException("archive/tar: cannot encode header: " + why, false);
  }
}
