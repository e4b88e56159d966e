@NullMarked
package dev.chartwright.repo.downloader;

import org.jspecify.annotations.NullMarked;
