package dev.chartwright.chart;

/**
 * Metadata that breaks a rule of Chart.yaml; the message starts with {@code validation: }.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/errors.go}.
 */
public final class ValidationException extends ChartException {
  private static final long serialVersionUID = 1L;

  ValidationException(String message) {
    super("validation: " + message);
  }
}
