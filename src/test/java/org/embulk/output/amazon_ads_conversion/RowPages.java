package org.embulk.output.amazon_ads_conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.embulk.EmbulkSystemProperties;
import org.embulk.config.ModelManager;
import org.embulk.exec.PooledBufferAllocator;
import org.embulk.exec.SimpleTempFileSpaceAllocator;
import org.embulk.output.amazon_ads_conversion.fixture.ValidRow;
import org.embulk.spi.BufferAllocator;
import org.embulk.spi.Column;
import org.embulk.spi.Exec;
import org.embulk.spi.ExecInternal;
import org.embulk.spi.ExecSessionInternal;
import org.embulk.spi.Page;
import org.embulk.spi.PageBuilder;
import org.embulk.spi.PageOutput;
import org.embulk.spi.Schema;
import org.embulk.spi.type.Types;

/** Embulk's own pages, as an input would make them of rows. */
final class RowPages {
  /** The columns of every row: texts, of which any may be null. */
  static final Schema SCHEMA = schema(ValidRow.lead("any id").columns());

  /** So small that a handful of rows fills several. */
  static final BufferAllocator SMALL = PooledBufferAllocator.create(256);

  /** As Embulk's own. */
  static final BufferAllocator USUAL = PooledBufferAllocator.create();

  private static final ExecSessionInternal SESSION = newSession();

  private RowPages() {}

  /** Calls with this thread in an Embulk session. */
  static <T> T inSession(Callable<T> work) {
    try {
      return ExecInternal.doWith(SESSION, work::call);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Hands rows over as an input plugin does: adds the pages, finishes and closes the output. */
  static void feed(Iterable<ValidRow> rows, BufferAllocator buffers, PageOutput output) {
    try (PageBuilder pages = Exec.getPageBuilder(buffers, SCHEMA, new Releasing(output))) {
      for (ValidRow row : rows) {
        for (Column column : SCHEMA.getColumns()) {
          Object value = row.get(column.getName());
          if (value == null) {
            pages.setNull(column);
          } else {
            pages.setString(column, value.toString());
          }
        }
        pages.addRecord();
      }
      pages.finish();
    }
  }

  @SuppressWarnings("deprecation") // Embulk itself can't do without it.
  private static ExecSessionInternal newSession() {
    return ExecSessionInternal.builderInternal(SMALL, new SimpleTempFileSpaceAllocator())
        .setEmbulkSystemProperties(EmbulkSystemProperties.of(new Properties()))
        .setModelManager(new ModelManager())
        .setParentFirstPackages(Set.of())
        .setParentFirstResources(Set.of())
        .build();
  }

  private static Schema schema(List<String> names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(new Column(columns.size(), name, Types.STRING));
    }
    return new Schema(columns);
  }

  /** Releases a page that the output would not take, as Embulk does when it scatters pages. */
  private static final class Releasing implements PageOutput {
    private final PageOutput output;

    Releasing(PageOutput output) {
      this.output = output;
    }

    @Override
    public void add(Page page) {
      try {
        output.add(page);
      } catch (RuntimeException e) {
        page.release();
        throw e;
      }
    }

    @Override
    public void finish() {
      output.finish();
    }

    @Override
    public void close() {
      output.close();
    }
  }
}
