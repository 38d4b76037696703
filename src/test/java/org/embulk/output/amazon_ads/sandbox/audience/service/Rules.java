package org.embulk.output.amazon_ads.sandbox.audience.service;

import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.audience.state.SecondCreate;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScripts;

/**
 * How the sandbox behaves where Amazon's behaviour is not known, or differs from time to time.
 *
 * @param secondCreate empty: SAME if the connection has an advertiser, ANOTHER otherwise
 */
public record Rules(Optional<SecondCreate> secondCreate, StatusScripts statuses) {}
