/** Tests of dependency updates over repositories in memory. */
@NullMarked
package dev.chartwright.repo.downloader.dependency;

import org.jspecify.annotations.NullMarked;
