/** What the fuzz targets share. {@code fuzz/run.sh} runs them; each stands beside what it tests. */
package org.embulk.output.amazon_ads.fuzz;
