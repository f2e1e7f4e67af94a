package dev.driveyard.catalogue.sidecars;

import java.util.stream.Stream;

/**
 * How a sidecar is encoded. The number is stored: it never changes.
 */
public enum SidecarFormat {

	WEBP(0, "webp", "image/webp"), JPEG(1, "jpg", "image/jpeg"), PNG(2, "png", "image/png");

	private final int number;

	private final String extension;

	private final String mediaType;

	SidecarFormat(int number, String extension, String mediaType) {
		this.number = number;
		this.extension = extension;
		this.mediaType = mediaType;
	}

	public int number() {
		return this.number;
	}

	/** What a file's name ends with, without the dot. */
	public String extension() {
		return this.extension;
	}

	public String mediaType() {
		return this.mediaType;
	}

	/** The format with a number. */
	static SidecarFormat ofNumber(int number) {
		return Stream.of(values()).filter((format) -> format.number == number).findFirst().orElseThrow();
	}

}
