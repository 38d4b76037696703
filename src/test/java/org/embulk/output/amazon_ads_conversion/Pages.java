package org.embulk.output.amazon_ads_conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.embulk.EmbulkSystemProperties;
import org.embulk.config.ModelManager;
import org.embulk.output.amazon_ads_conversion.fixture.ValidRow;
import org.embulk.spi.Buffer;
import org.embulk.spi.BufferAllocator;
import org.embulk.spi.BufferImpl;
import org.embulk.spi.ExecInternal;
import org.embulk.spi.ExecSessionInternal;
import org.embulk.spi.Page;
import org.embulk.spi.PageOutput;

/**
 * Makes real pages inside a session of Embulk's, as its inputs do, and counts which of them were
 * released, and how often.
 */
final class Pages {
  /** Embulk's own size. */
  private static final int PAGE_BYTES = 32 * 1024;

  private final AtomicInteger allocated = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();

  /** Runs in a session: page builders and readers exist nowhere else. */
  <T> T inSession(Callable<T> work) throws Exception {
    try {
      return ExecInternal.doWith(session(), work::call);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  @SuppressWarnings("deprecation") // Embulk deprecates ModelManager and can't do without it.
  private ExecSessionInternal session() {
    return ExecSessionInternal.builderInternal(allocator(), purpose -> null)
        .setEmbulkSystemProperties(EmbulkSystemProperties.of(new Properties()))
        .setParentFirstPackages(Set.of())
        .setParentFirstResources(Set.of())
        .setModelManager(new ModelManager())
        .build();
  }

  /** Returns one page of valid rows with these ids; the id {@code invalid} gets a bad time. */
  Page of(String... ids) {
    List<Page> pages = new ArrayList<>();
    RowPages.feed(Stream.of(ids).map(Pages::row).toList(), allocator(), collector(pages));
    return pages.get(0);
  }

  private static ValidRow row(String id) {
    ValidRow row = ValidRow.lead(id);
    return id.equals("invalid") ? row.with("event_time", "yesterday") : row;
  }

  /** Returns how many pages still wait for their release; negative if one was released twice. */
  int unreleased() {
    return allocated.get() - released.get();
  }

  private static PageOutput collector(List<Page> pages) {
    return new PageOutput() {
      @Override
      public void add(Page page) {
        pages.add(page);
      }

      @Override
      public void finish() {}

      @Override
      public void close() {}
    };
  }

  private BufferAllocator allocator() {
    return new BufferAllocator() {
      @Override
      public Buffer allocate() {
        return allocate(PAGE_BYTES);
      }

      @Override
      public Buffer allocate(int minimumCapacity) {
        allocated.incrementAndGet();
        int capacity = Math.max(minimumCapacity, PAGE_BYTES);
        return new BufferImpl(new byte[capacity], 0, capacity) {
          @Override
          public void release() {
            released.incrementAndGet();
          }
        };
      }
    };
  }
}
