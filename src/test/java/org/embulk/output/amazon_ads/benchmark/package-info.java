/** What {@code benchmark/*.sh} run: figures of the real Embulk, none of which is a test. */
package org.embulk.output.amazon_ads.benchmark;
