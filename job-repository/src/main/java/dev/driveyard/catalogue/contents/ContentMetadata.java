package dev.driveyard.catalogue.contents;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself. What is absurd (a latitude of 120°, a photo of the year 0,
 * a position of exactly 0° 0°) is taken as not said; texts are stripped of control
 * characters and cut at {@value Plausible#LONGEST_TEXT} characters.
 *
 * @param width pixels, before any turn that the orientation asks for
 * @param height pixels
 * @param orientation as EXIF has it, from 1 (upright) to 8
 * @param takenAt when a photo or film was taken, by the clock where it was taken
 * @param takenOffset that clock's offset from UTC; null if it is not said
 * @param cameraMake who made the camera
 * @param cameraModel the camera
 * @param lens the lens
 * @param latitude degrees, north is positive
 * @param longitude degrees, east is positive
 * @param altitude metres above the sea
 * @param durationMillis length of a film or a piece of music
 * @param frameRate frames per second
 * @param videoCodec the codec as the container names it
 * @param audioCodec the codec as the container names it
 * @param bitRate bits per second, of the whole
 * @param sampleRate samples per second
 * @param channels of sound
 * @param title the title
 * @param author the author, or the artist
 * @param album the album
 * @param pages pages, slides or sheets
 * @param words the words as the document itself counted them
 * @param language a language tag or code
 * @param producer the program that made the file
 * @param created when the document says it was created; as UTC where it names no zone
 * @param modified when the document says it was changed; as UTC where it names no zone
 */
public record ContentMetadata(@Nullable Integer width, @Nullable Integer height, @Nullable Integer orientation,
		@Nullable LocalDateTime takenAt, @Nullable ZoneOffset takenOffset, @Nullable String cameraMake,
		@Nullable String cameraModel, @Nullable String lens, @Nullable Double latitude, @Nullable Double longitude,
		@Nullable Double altitude, @Nullable Long durationMillis, @Nullable Double frameRate,
		@Nullable String videoCodec, @Nullable String audioCodec, @Nullable Long bitRate, @Nullable Integer sampleRate,
		@Nullable Integer channels, @Nullable String title, @Nullable String author, @Nullable String album,
		@Nullable Integer pages, @Nullable Long words, @Nullable String language, @Nullable String producer,
		@Nullable Instant created, @Nullable Instant modified) {

	private static final ContentMetadata NOTHING = new ContentMetadata(null, null, null, null, null, null, null, null,
			null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
			null);

	/**
	 * Keeps what is plausible.
	 */
	public ContentMetadata {
		boolean sized = Plausible.isSize(width) && Plausible.isSize(height);
		width = sized ? width : null;
		height = sized ? height : null;
		orientation = Plausible.between(1, orientation, 8);
		takenAt = Plausible.photographed(takenAt);
		takenOffset = (takenAt != null) ? takenOffset : null;
		cameraMake = Plausible.text(cameraMake);
		cameraModel = Plausible.text(cameraModel);
		lens = Plausible.text(lens);
		boolean placed = Plausible.isPlace(latitude, longitude);
		latitude = placed ? latitude : null;
		longitude = placed ? longitude : null;
		altitude = Plausible.between(-12_000, placed ? altitude : null, 100_000);
		durationMillis = Plausible.between(1, durationMillis, Plausible.LONGEST_MILLIS);
		frameRate = Plausible.between(0.001, frameRate, 100_000);
		videoCodec = Plausible.text(videoCodec);
		audioCodec = Plausible.text(audioCodec);
		bitRate = Plausible.between(1, bitRate, 1L << 40);
		sampleRate = Plausible.between(1, sampleRate, 100_000_000);
		channels = Plausible.between(1, channels, 1024);
		title = Plausible.text(title);
		author = Plausible.text(author);
		album = Plausible.text(album);
		pages = Plausible.between(1, pages, 10_000_000);
		words = Plausible.between(1, words, 10_000_000_000L);
		language = Plausible.text(language);
		producer = Plausible.text(producer);
		created = Plausible.stored(created);
		modified = Plausible.stored(modified);
	}

	/**
	 * A text as it is kept.
	 * @return null if nothing is left of it
	 */
	public static @Nullable String text(@Nullable String text) {
		return Plausible.text(text);
	}

	/**
	 * Whether the file says nothing at all.
	 */
	public boolean isEmpty() {
		return equals(NOTHING);
	}

}
