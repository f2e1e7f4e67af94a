package dev.driveyard.cli.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as RFC 4180 says, in UTF-8: a line of column names, then a line for each
 * row, fields quoted where they have to be. Rows are written as they come. For one
 * thread.
 */
public final class CsvReport implements Closeable {

	private final CSVPrinter printer;

	/**
	 * Writes the names of the columns.
	 * @param out closed with the report
	 */
	public CsvReport(OutputStream out, List<String> columns) {
		Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		try {
			this.printer = CSVFormat.RFC4180.builder().setHeader(columns.toArray(String[]::new)).get().print(writer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes a row.
	 * @param fields one for each column, null for an empty one
	 */
	public void row(@Nullable Object... fields) {
		try {
			this.printer.printRecord(Arrays.asList(fields));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.printer.close(true);
	}

}
