package dev.chartwright.cli;

import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.cli.output.Log;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;

/**
 * What a command has to work with: the whole outside world of one run.
 *
 * @param program under which name we run
 * @param settings what environment and global flags say
 * @param out standard output; flushed at the end, before anything goes to {@code err}, and when a
 *     command asks for it
 * @param err standard error; never buffered
 * @param in standard input
 * @param env the environment variables
 * @param clock the time
 * @param log messages, on {@code err}
 */
public record CommandContext(
    Program program,
    EnvSettings settings,
    ByteSink out,
    ByteSink err,
    InputStream in,
    Map<String, String> env,
    Clock clock,
    Log log) {}
