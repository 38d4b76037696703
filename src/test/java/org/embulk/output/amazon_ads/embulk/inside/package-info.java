/** The few classes that run on Embulk's side of the class loaders. */
package org.embulk.output.amazon_ads.embulk.inside;
