package dev.driveyard.picture;

/**
 * The formats that pictures are written in.
 */
public enum PictureFormat {

	WEBP("image/webp", "webp"), JPEG("image/jpeg", "jpg"), PNG("image/png", "png");

	private final String mediaType;

	private final String extension;

	PictureFormat(String mediaType, String extension) {
		this.mediaType = mediaType;
		this.extension = extension;
	}

	public String mediaType() {
		return this.mediaType;
	}

	/** Of a file's name, without the dot. */
	public String extension() {
		return this.extension;
	}

}
