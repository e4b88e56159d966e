/** Dependencies of charts: which versions satisfy them, and the archives in {@code charts/}. */
@NullMarked
package dev.chartwright.repo.downloader.dependency;

import org.jspecify.annotations.NullMarked;
