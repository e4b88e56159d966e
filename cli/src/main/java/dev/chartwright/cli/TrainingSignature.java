package dev.chartwright.cli;

/**
 * A public key and a signature by it, for {@link Training}: of a chart that has another checksum,
 * so that they prove nothing about any.
 */
final class TrainingSignature {
  static final String KEYRING =
      """
      -----BEGIN PGP PUBLIC KEY BLOCK-----

      mQENBGWSAIABCACy3iXf7C6EB/OgUS//2kxJW97yqojYvB9qk0IGuKXjGWDlgseA
      B1i4dcdroCitHkvrkb8fJMNePqqCWtLJYy5rq+WsJnxXlsUgTL+gR6Y5VpB841YP
      H2kdwU1aJl7EDxGy9hUQ7iU9NOj1Bd4ywZZ8XbtyAUtYdTcgQXu1/xIcQwNu2VnH
      6+9CrotVJR2kbc+F8Y4OyOZQ2harQH2ijTen6tEghSKHTTKI4FH60E7XhIx9gzjX
      d//cCNRNYI2QQcPSDVM/RHLJojL7hhNSR71xRhiWqho0u5FLwY0TmQ1K+qEsmLPg
      uw+1IpYC9NynCoB1H0ctYQ5LJN7R2PYnQ4oHABEBAAG0H1RyYWluaW5nIDx0cmFp
      bmluZ0BleGFtcGxlLmNvbT6JAU4EEwEKADgWIQQOcWJJlILNFT9hr0xGM79i+8V0
      igUCZZIAgAIbAwULCQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRBGM79i+8V0ipIr
      B/9hFnDmAU1QLa6r5CPOw5UvT8aRKCSLSneK6bKBkBn9hFPI6U8CotE3RDo0GuKd
      D9IWoc2ntA2WMd4kOX+gSj7YygNfBA+9OTI3bRKiMD+AS5XF5TWOva7ZXMAzUDxH
      PPfvleZ8TKLkGAXWSaDu5DNXmdMGRcsIfvhxb9eFnru4nf7ka4Y+7jCDoOoiI4GD
      xsnqvlEENw6VD5P9Ays19kOLduPviIvnZ7kkOkxggeJgXghW0XIHjoZ4lsf9Kr8w
      fGGdJj4A0RJFrGk46M5lP4DOEyw11AWiUXGZinXkwPnW76qIF9EKwvMwqyxSL6im
      Azyegp3nTedWw2ta527Ujppv
      =lJmi
      -----END PGP PUBLIC KEY BLOCK-----
      """;

  static final String PROVENANCE =
      """
      -----BEGIN PGP SIGNED MESSAGE-----
      Hash: SHA512

      apiVersion: v2
      name: sample
      version: 0.1.0

      ...
      files:
        sample-0.1.0.tgz: sha256:00
      -----BEGIN PGP SIGNATURE-----

      iQFJBAEBCgAzFiEEDnFiSZSCzRU/Ya9MRjO/YvvFdIoFAmW63wAVHHRyYWluaW5n
      QGV4YW1wbGUuY29tAAoJEEYzv2L7xXSK5N0IAJJgnIwX9LORfVlcQqAtajeMaxf1
      XSpFtmfw5Ipy4izxjc8Drs19sSUbwCWaFtQa6KcumKSPzZddmLN+/bxB400/r5UK
      ti8qX6lkvwZEgmj9NgsKy5zGvBjpoY8Wn4IaoeynSGEnU7qV3PUV3Jlj7m/SmwBh
      HeWuJ9ufjzBawH0v1Vwyb0abOPIkzoZp3JDBuGdk7w0eHBtAHsoBwkVCA+a2ERaE
      u4KHKaJ5UEy1XkcahXHAYsh8/zTe3pI2LLb5QGn26TxnS26aDp6NrgSTKFV8qJQg
      QkjSIExV9afHKW67d9WlKrG1s/E24u8KLT3TjnSdp+zl7Wvbny0Ixp7RrXU=
      =K6d9
      -----END PGP SIGNATURE-----
      """;

  private TrainingSignature() {}
}
