package org.embulk.output.amazon_ads_conversion.sandbox;

/** Where a request goes: whose script it follows, and who judges it. */
record Route(Endpoint endpoint, Service service) {}
