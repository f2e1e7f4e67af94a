package dev.driveyard.catalogue.contents;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file is to people. The number is stored in catalogues: it never changes and is
 * never used again.
 */
public enum ContentKind {

	UNKNOWN(0), IMAGE(1), VIDEO(2), AUDIO(3), DOCUMENT(4), ARCHIVE(5), CODE(6), TEXT(7), DATABASE(8), BOOK(9), FONT(10),
	MESH(11), CONFIG(12), ENCRYPTED(13), KEY(14), EXECUTABLE(15), BINARY(16), SPREADSHEET(17), PRESENTATION(18),
	EMAIL(19), CALENDAR(20), CONTACT(21), WEB(22), SHORTCUT(23), PACKAGE(24);

	private static final Map<Integer, ContentKind> BY_NUMBER = Stream.of(values())
		.collect(Collectors.toUnmodifiableMap(ContentKind::number, Function.identity()));

	private final int number;

	ContentKind(int number) {
		this.number = number;
	}

	public int number() {
		return this.number;
	}

	/**
	 * The kind with this number; {@link #UNKNOWN} for one that a later version stored.
	 */
	public static ContentKind ofNumber(int number) {
		return BY_NUMBER.getOrDefault(number, UNKNOWN);
	}

}
