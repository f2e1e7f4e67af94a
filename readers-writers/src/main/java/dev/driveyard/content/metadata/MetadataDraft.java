package dev.driveyard.content.metadata;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import dev.driveyard.catalogue.ContentMetadata;
import org.jspecify.annotations.Nullable;

/**
 * {@link ContentMetadata} that is still being gathered.
 */
final class MetadataDraft {

	@Nullable Integer width;

	@Nullable Integer height;

	@Nullable Integer orientation;

	@Nullable LocalDateTime takenAt;

	@Nullable ZoneOffset takenOffset;

	@Nullable String cameraMake;

	@Nullable String cameraModel;

	@Nullable String lens;

	@Nullable Double latitude;

	@Nullable Double longitude;

	@Nullable Double altitude;

	@Nullable Long durationMillis;

	@Nullable Double frameRate;

	@Nullable String videoCodec;

	@Nullable String audioCodec;

	@Nullable Long bitRate;

	@Nullable Integer sampleRate;

	@Nullable Integer channels;

	@Nullable String title;

	@Nullable String author;

	@Nullable String album;

	@Nullable Integer pages;

	@Nullable Long words;

	@Nullable String language;

	@Nullable String producer;

	@Nullable Instant created;

	@Nullable Instant modified;

	void size(long width, long height) {
		this.width = (int) Math.min(Math.max(width, 0), Integer.MAX_VALUE);
		this.height = (int) Math.min(Math.max(height, 0), Integer.MAX_VALUE);
	}

	void duration(double seconds) {
		this.durationMillis = Double.isFinite(seconds) ? Math.round(seconds * 1000) : null;
	}

	/** The bit rate of the whole where the file does not say it. */
	void bitRateOf(long bytes) {
		Long millis = this.durationMillis;
		if (this.bitRate == null && millis != null && millis > 0) {
			this.bitRate = Math.round(bytes * 8000.0 / millis);
		}
	}

	ContentMetadata finish() {
		return new ContentMetadata(this.width, this.height, this.orientation, this.takenAt, this.takenOffset,
				this.cameraMake, this.cameraModel, this.lens, this.latitude, this.longitude, this.altitude,
				this.durationMillis, this.frameRate, this.videoCodec, this.audioCodec, this.bitRate, this.sampleRate,
				this.channels, this.title, this.author, this.album, this.pages, this.words, this.language,
				this.producer, this.created, this.modified);
	}

}
