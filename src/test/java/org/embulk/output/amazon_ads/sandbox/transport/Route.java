package org.embulk.output.amazon_ads.sandbox.transport;

import org.embulk.output.amazon_ads.sandbox.fault.EndpointScript;
import org.embulk.output.amazon_ads.sandbox.service.Service;

/** Where a request goes: whose script it follows, and who judges it. */
public record Route(EndpointScript endpoint, Service service) {}
