package dev.driveyard.catalogue.sidecars;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a sidecar is. The number is stored and the folder is on disk: neither changes.
 */
public enum SidecarKind {

	/** A picture of what a content looks like. */
	THUMBNAIL(0, "thumbs"),
	/** Stills of a film in one picture. */
	STRIP(1, "thumbstrips");

	private final int number;

	private final String folder;

	SidecarKind(int number, String folder) {
		this.number = number;
		this.folder = folder;
	}

	public int number() {
		return this.number;
	}

	/** The folder that those of a content are in, and the word in addresses. */
	public String folder() {
		return this.folder;
	}

	/** The kind with a number. */
	static SidecarKind ofNumber(int number) {
		return Stream.of(values()).filter((kind) -> kind.number == number).findFirst().orElseThrow();
	}

	/** The kind with a folder. */
	public static Optional<SidecarKind> ofFolder(String folder) {
		return Stream.of(values()).filter((kind) -> kind.folder.equals(folder)).findFirst();
	}

}
