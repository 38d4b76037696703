package org.embulk.output.amazon_ads.embulk.inside;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.embulk.EmbulkLog;
import org.embulk.output.amazon_ads.embulk.LogLine;

/** Keeps what is logged. */
final class LogCollector extends AppenderBase<ILoggingEvent> {
  private final List<LogLine> lines = new ArrayList<>();

  @Override
  protected synchronized void append(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    if (event.getThrowableProxy() != null) {
      message += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
    lines.add(new LogLine(event.getLevel().toString(), event.getThreadName(), message));
  }

  synchronized void clear() {
    lines.clear();
  }

  synchronized EmbulkLog collected() {
    return new EmbulkLog(lines);
  }
}
