package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * What became of one request with records.
 *
 * @param number the how-manieth upload, from 1
 * @param externalUserIds of all its records, in their order
 * @param failed whether the audience was unknown or made with another connection
 * @param invalid the records that were not applied though the upload did not fail
 */
public record Upload(
    int number,
    String jobRequestId,
    BigInteger audienceId,
    String connectionId,
    Set<Target> targets,
    List<String> externalUserIds,
    boolean failed,
    List<InvalidRecord> invalid) {}
