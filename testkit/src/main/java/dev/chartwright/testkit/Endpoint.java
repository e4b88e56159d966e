package dev.chartwright.testkit;

/** What a request is for. */
public enum Endpoint {
  /** {@code /v2/}. */
  PING,
  /** {@code /v2/_catalog}. */
  CATALOG,
  /** {@code /v2/<name>/tags/list}. */
  TAGS,
  /** {@code /v2/<name>/manifests/<reference>}. */
  MANIFEST,
  /** {@code /v2/<name>/blobs/<digest>}. */
  BLOB,
  /** {@code /v2/<name>/blobs/uploads/}: the start of an upload, a single POST, a mount. */
  UPLOAD_START,
  /** A running upload, whatever its address looks like. */
  UPLOAD,
  /** {@code /v2/<name>/referrers/<digest>}. */
  REFERRERS,
  /** The token endpoint. */
  TOKEN,
  /** A blob in the object store. */
  OBJECT,
  /** A connection that was just accepted. */
  CONNECTION,
  /** Anything else. */
  OTHER
}
