package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.util.List;

/** An agency profile, and the DSP advertisers that its scope shows. */
public record AgencyProfile(long id, List<String> advertiserIds) {}
