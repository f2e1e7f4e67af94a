package dev.driveyard.provider.archive;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.files.FileTimes;
import org.jspecify.annotations.Nullable;

/**
 * What a pax header says of the entry after it, or of all of them. Values stay bytes.
 */
final class PaxRecords {

	private final Map<String, byte[]> values = new HashMap<>();

	/**
	 * Where data is in a sparse file, as old versions of GNU tar said it: one record for
	 * each number.
	 */
	private final List<Long> sparse = new ArrayList<>();

	/** Takes what another header says first, e.g. the one for all entries. */
	void addAll(PaxRecords others) {
		this.values.putAll(others.values);
	}

	/**
	 * Reads records: each is its length, a space, a name, {@code =}, a value and a
	 * newline.
	 */
	void read(byte[] bytes) throws IOException {
		int at = 0;
		while (at < bytes.length && bytes[at] != 0) {
			int space = find(bytes, ' ', at);
			int length = (int) number(Arrays.copyOfRange(bytes, at, space));
			if (length < space - at + 3 || length > bytes.length - at) {
				throw damaged();
			}
			int equals = find(bytes, '=', space);
			int end = at + length - 1;
			if (equals >= end || bytes[end] != '\n') {
				throw damaged();
			}
			add(new String(bytes, space + 1, equals - space - 1, StandardCharsets.UTF_8),
					Arrays.copyOfRange(bytes, equals + 1, end));
			at += length;
		}
	}

	private void add(String name, byte[] value) throws IOException {
		if (name.equals("GNU.sparse.offset") || name.equals("GNU.sparse.numbytes")) {
			this.sparse.add(number(value));
		}
		else if (value.length == 0) {
			this.values.remove(name);
		}
		else {
			this.values.put(name, value);
		}
	}

	private static int find(byte[] bytes, char wanted, int from) throws IOException {
		for (int i = from; i < bytes.length; i++) {
			if (bytes[i] == wanted) {
				return i;
			}
		}
		throw damaged();
	}

	byte @Nullable [] text(String name) {
		return this.values.get(name);
	}

	/** A number; another one where nothing is said. */
	long number(String name, long otherwise) throws IOException {
		byte[] value = this.values.get(name);
		return (value != null) ? number(value) : otherwise;
	}

	/** A time, a number of {@link FileTimes}; null where nothing is said. */
	@Nullable Long time(String name) throws IOException {
		byte[] value = this.values.get(name);
		if (value == null) {
			return null;
		}
		String text = new String(value, StandardCharsets.US_ASCII);
		if (!text.matches("-?\\d{1,18}(\\.\\d{0,30})?")) {
			throw damaged();
		}
		BigDecimal time = new BigDecimal(text.endsWith(".") ? text + "0" : text);
		BigDecimal seconds = time.setScale(0, RoundingMode.FLOOR);
		return FileTimes.of(seconds.longValueExact(), time.subtract(seconds).movePointRight(9).longValue());
	}

	/** Offsets and lengths of the data of a sparse file, if said here. */
	List<Long> sparseMap() throws IOException {
		byte[] map = this.values.get("GNU.sparse.map");
		if (map == null) {
			return this.sparse;
		}
		List<Long> numbers = new ArrayList<>();
		for (String number : new String(map, StandardCharsets.US_ASCII).split(",")) {
			numbers.add(number(number.getBytes(StandardCharsets.US_ASCII)));
		}
		return numbers;
	}

	static long number(byte[] digits) throws IOException {
		String text = new String(digits, StandardCharsets.US_ASCII);
		if (!text.matches("\\d{1,18}")) {
			throw damaged();
		}
		return Long.parseLong(text);
	}

	static IOException damaged() {
		return new IOException("the archive is damaged: a header makes no sense");
	}

}
