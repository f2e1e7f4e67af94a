package dev.driveyard.content.type;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What follows an ID3 tag: not only MP3 has one before the sound.
 */
final class TaggedSound {

	/**
	 * The type of sound whose tag is so long that what follows is not seen. What the name
	 * says counts then.
	 */
	static final String UNSEEN = "audio/x-id3";

	private static final int HEADER = 10;

	/** What is looked at behind the tag. */
	private static final int BEGINNING = 4;

	private static final Map<String, String> TYPES = Map.of("fLaC", "audio/x-flac", "MAC ", "audio/x-ape", "TTA1",
			"audio/x-tta", "TTA2", "audio/x-tta", "MPCK", "audio/x-musepack", "wvpk", "audio/x-wavpack");

	private TaggedSound() {
	}

	/**
	 * The type of a file that may begin with a tag.
	 * @param type what it is else
	 */
	static String of(byte[] bytes, int length, String type) {
		if (length < HEADER || bytes[0] != 'I' || bytes[1] != 'D' || bytes[2] != '3') {
			return type;
		}
		int at = HEADER + (bytes[6] << 21 | bytes[7] << 14 | bytes[8] << 7 | bytes[9]);
		if (at < HEADER) {
			return type;
		}
		if (at > length - BEGINNING) {
			return (length < TypeDetector.PREFIX) ? type : UNSEEN;
		}
		String beginning = new String(bytes, at, BEGINNING, StandardCharsets.ISO_8859_1);
		if (beginning.startsWith("MP+")) {
			return "audio/x-musepack";
		}
		boolean aac = bytes[at] == (byte) 0xFF && (bytes[at + 1] & 0xF6) == 0xF0;
		return aac ? "audio/x-aac" : TYPES.getOrDefault(beginning, type);
	}

}
