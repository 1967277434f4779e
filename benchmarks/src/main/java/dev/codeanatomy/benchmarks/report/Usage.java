package dev.codeanatomy.benchmarks.report;

/**
 * What a child process used.
 *
 * @param wallMillis from start to end
 * @param cpuMillis user and system time of all its threads, and of children it waited for; as of
 *     the last look at it, a few milliseconds before its end
 * @param peakBytes the most memory it had resident
 * @param output its standard output
 */
public record Usage(double wallMillis, double cpuMillis, double peakBytes, String output) {}
