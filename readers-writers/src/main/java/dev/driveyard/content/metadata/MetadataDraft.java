package dev.driveyard.content.metadata;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import dev.driveyard.catalogue.contents.ContentMetadata;
import org.jspecify.annotations.Nullable;

/**
 * {@link ContentMetadata} that is still being gathered.
 */
public final class MetadataDraft {

	public @Nullable Integer width;

	public @Nullable Integer height;

	public @Nullable Integer orientation;

	public @Nullable LocalDateTime takenAt;

	public @Nullable ZoneOffset takenOffset;

	public @Nullable String cameraMake;

	public @Nullable String cameraModel;

	public @Nullable String lens;

	public @Nullable Double latitude;

	public @Nullable Double longitude;

	public @Nullable Double altitude;

	public @Nullable Long durationMillis;

	public @Nullable Double frameRate;

	public @Nullable String videoCodec;

	public @Nullable String audioCodec;

	public @Nullable Long bitRate;

	public @Nullable Integer sampleRate;

	public @Nullable Integer channels;

	public @Nullable String title;

	public @Nullable String author;

	public @Nullable String album;

	public @Nullable Integer pages;

	public @Nullable Long words;

	public @Nullable String language;

	public @Nullable String producer;

	public @Nullable Instant created;

	public @Nullable Instant modified;

	public void size(long width, long height) {
		this.width = (int) Math.min(Math.max(width, 0), Integer.MAX_VALUE);
		this.height = (int) Math.min(Math.max(height, 0), Integer.MAX_VALUE);
	}

	public void duration(double seconds) {
		this.durationMillis = Double.isFinite(seconds) ? Math.round(seconds * 1000) : null;
	}

	/** The bit rate of the whole where the file does not say it. */
	public void bitRateOf(long bytes) {
		Long millis = this.durationMillis;
		if (this.bitRate == null && millis != null && millis > 0) {
			this.bitRate = Math.round(bytes * 8000.0 / millis);
		}
	}

	public ContentMetadata finish() {
		return new ContentMetadata(this.width, this.height, this.orientation, this.takenAt, this.takenOffset,
				this.cameraMake, this.cameraModel, this.lens, this.latitude, this.longitude, this.altitude,
				this.durationMillis, this.frameRate, this.videoCodec, this.audioCodec, this.bitRate, this.sampleRate,
				this.channels, this.title, this.author, this.album, this.pages, this.words, this.language,
				this.producer, this.created, this.modified);
	}

}
