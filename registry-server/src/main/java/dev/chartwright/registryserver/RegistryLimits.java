package dev.chartwright.registryserver;

import java.time.Duration;

/**
 * What a registry accepts at most; every limit in one place.
 *
 * <p>A request over a limit is answered with 413 (sizes), 414 (request line, number of {@code tag}
 * parameters), 431 (header fields) or 429 (open uploads), and the message names the limit.
 *
 * @param manifestBytes size of a manifest; at least 4 MiB for the specification's sake, which is
 *     also the default
 * @param blobBytes size of one blob; 64 GiB by default
 * @param memoryBytes everything that a registry without a folder holds; half of the heap by default
 * @param nameLength characters of a repository name; 255 by default
 * @param tagsPerPush {@code tag} parameters of one manifest push; 50 by default
 * @param pageSize entries of one page of tags, repositories or referrers, also when a client asks
 *     for more; 1000 by default
 * @param uploadSessions uploads open at the same time; 1000 by default
 * @param uploadAge how long an upload may lie untouched before it is dropped; one hour by default
 * @param chunkMinBytes announced as {@code OCI-Chunk-Min-Length}; 0, the default, announces nothing
 * @param requestLineBytes request line, query included; 16 KiB by default
 * @param headerBytes all header fields of a request together; 64 KiB by default
 * @param connections connections open at the same time, more wait; 1024 by default
 * @param requestTimeout for the head of a request as a whole, and for each pause within a body; 60
 *     s by default
 * @param idleTimeout for a connection between two requests; 60 s by default
 */
public record RegistryLimits(
    int manifestBytes,
    long blobBytes,
    long memoryBytes,
    int nameLength,
    int tagsPerPush,
    int pageSize,
    int uploadSessions,
    Duration uploadAge,
    int chunkMinBytes,
    int requestLineBytes,
    int headerBytes,
    int connections,
    Duration requestTimeout,
    Duration idleTimeout) {

  /**
   * Checks that every limit is positive and not absurd.
   *
   * @throws IllegalArgumentException naming the limit that is not
   */
  public RegistryLimits {
    positive("manifestBytes", manifestBytes, 1 << 30);
    positive("blobBytes", blobBytes, Long.MAX_VALUE);
    positive("memoryBytes", memoryBytes, Long.MAX_VALUE);
    positive("nameLength", nameLength, 4096);
    positive("tagsPerPush", tagsPerPush, 100_000);
    positive("pageSize", pageSize, 1_000_000);
    positive("uploadSessions", uploadSessions, 1_000_000);
    positive("uploadAge in milliseconds", uploadAge.toMillis(), Long.MAX_VALUE);
    positive("chunkMinBytes + 1", chunkMinBytes + 1L, Integer.MAX_VALUE);
    positive("requestLineBytes", requestLineBytes, 1 << 20);
    positive("headerBytes", headerBytes, 1 << 20);
    positive("connections", connections, 1_000_000);
    positive("requestTimeout in milliseconds", requestTimeout.toMillis(), Integer.MAX_VALUE);
    positive("idleTimeout in milliseconds", idleTimeout.toMillis(), Integer.MAX_VALUE);
  }

  private static void positive(String name, long value, long most) {
    if (value <= 0 || value > most) {
      throw new IllegalArgumentException(
          name + " must be between 1 and " + most + ", not " + value);
    }
  }

  /** The limits named above as defaults. */
  public static RegistryLimits defaults() {
    return new RegistryLimits(
        4 * 1024 * 1024,
        64L << 30,
        Math.max(1, Runtime.getRuntime().maxMemory() / 2),
        255,
        50,
        1000,
        1000,
        Duration.ofHours(1),
        0,
        16 * 1024,
        64 * 1024,
        1024,
        Duration.ofSeconds(60),
        Duration.ofSeconds(60));
  }

  /** The same with another size limit for manifests. */
  public RegistryLimits withManifestBytes(int bytes) {
    return new RegistryLimits(
        bytes,
        blobBytes,
        memoryBytes,
        nameLength,
        tagsPerPush,
        pageSize,
        uploadSessions,
        uploadAge,
        chunkMinBytes,
        requestLineBytes,
        headerBytes,
        connections,
        requestTimeout,
        idleTimeout);
  }

  /** The same with another size limit for blobs. */
  public RegistryLimits withBlobBytes(long bytes) {
    return new RegistryLimits(
        manifestBytes,
        bytes,
        memoryBytes,
        nameLength,
        tagsPerPush,
        pageSize,
        uploadSessions,
        uploadAge,
        chunkMinBytes,
        requestLineBytes,
        headerBytes,
        connections,
        requestTimeout,
        idleTimeout);
  }

  /** The same with another limit for a registry in memory. */
  public RegistryLimits withMemoryBytes(long bytes) {
    return new RegistryLimits(
        manifestBytes,
        blobBytes,
        bytes,
        nameLength,
        tagsPerPush,
        pageSize,
        uploadSessions,
        uploadAge,
        chunkMinBytes,
        requestLineBytes,
        headerBytes,
        connections,
        requestTimeout,
        idleTimeout);
  }

  /** The same with another page size. */
  public RegistryLimits withPageSize(int entries) {
    return new RegistryLimits(
        manifestBytes,
        blobBytes,
        memoryBytes,
        nameLength,
        tagsPerPush,
        entries,
        uploadSessions,
        uploadAge,
        chunkMinBytes,
        requestLineBytes,
        headerBytes,
        connections,
        requestTimeout,
        idleTimeout);
  }

  /** The same with another number and age of open uploads. */
  public RegistryLimits withUploads(int sessions, Duration age) {
    return new RegistryLimits(
        manifestBytes,
        blobBytes,
        memoryBytes,
        nameLength,
        tagsPerPush,
        pageSize,
        sessions,
        age,
        chunkMinBytes,
        requestLineBytes,
        headerBytes,
        connections,
        requestTimeout,
        idleTimeout);
  }

  /** The same with a minimum chunk length that is announced to clients. */
  public RegistryLimits withChunkMinBytes(int bytes) {
    return new RegistryLimits(
        manifestBytes,
        blobBytes,
        memoryBytes,
        nameLength,
        tagsPerPush,
        pageSize,
        uploadSessions,
        uploadAge,
        bytes,
        requestLineBytes,
        headerBytes,
        connections,
        requestTimeout,
        idleTimeout);
  }

  /** The same with other time limits. */
  public RegistryLimits withTimeouts(Duration request, Duration idle) {
    return new RegistryLimits(
        manifestBytes,
        blobBytes,
        memoryBytes,
        nameLength,
        tagsPerPush,
        pageSize,
        uploadSessions,
        uploadAge,
        chunkMinBytes,
        requestLineBytes,
        headerBytes,
        connections,
        request,
        idle);
  }

  int requestMillis() {
    return (int) requestTimeout.toMillis();
  }

  int idleMillis() {
    return (int) idleTimeout.toMillis();
  }
}
