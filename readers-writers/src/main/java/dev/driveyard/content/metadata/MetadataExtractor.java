package dev.driveyard.content.metadata;

import java.io.IOException;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.TooLargeException;
import dev.driveyard.content.metadata.document.HtmlFile;
import dev.driveyard.content.metadata.document.OleFile;
import dev.driveyard.content.metadata.document.PdfFile;
import dev.driveyard.content.metadata.document.ZippedDocuments;
import dev.driveyard.content.metadata.picture.Exif;
import dev.driveyard.content.metadata.picture.HeifFile;
import dev.driveyard.content.metadata.picture.Pictures;
import dev.driveyard.content.metadata.sound.Mp3File;
import dev.driveyard.content.metadata.sound.OggFile;
import dev.driveyard.content.metadata.sound.SoundFiles;
import dev.driveyard.content.metadata.video.AsfFile;
import dev.driveyard.content.metadata.video.AviFile;
import dev.driveyard.content.metadata.video.FlvFile;
import dev.driveyard.content.metadata.video.MatroskaFile;
import dev.driveyard.content.metadata.video.Mp4File;
import dev.driveyard.files.Reasons;

/**
 * Reads metadata in the process that calls it, so only ever in a child. The library of a
 * format is loaded when the first file of it comes.
 */
public class MetadataExtractor {

	/** In front of the type of a file of which only is asked whether it is whole. */
	public static final String CHECK = "check ";

	private final long nativeBytes;

	MetadataExtractor() {
		this(Long.MAX_VALUE);
	}

	/**
	 * One with a limit.
	 * @param nativeBytes what libraries may take of memory for one file
	 */
	public MetadataExtractor(long nativeBytes) {
		this.nativeBytes = nativeBytes;
	}

	/**
	 * Reads a file. Never throws an exception, but an error can pass.
	 */
	public MetadataOutcome read(String mediaType, Content content) {
		MetadataDraft draft = new MetadataDraft();
		try {
			if (mediaType.startsWith(CHECK)) {
				Decoders.check(mediaType.substring(CHECK.length()), content, this.nativeBytes);
				return new Nothing();
			}
			extract(mediaType, content, draft);
			ContentMetadata metadata = draft.finish();
			return metadata.isEmpty() ? new Nothing() : new Found(metadata);
		}
		catch (EncryptedException ex) {
			return new Failed(Reason.ENCRYPTED, "it wants a password");
		}
		catch (UndecodableException ex) {
			return new Failed(Reason.UNSUPPORTED, String.valueOf(ex.getMessage()));
		}
		catch (EndsEarlyException ex) {
			return new Failed(Reason.ENDS_EARLY, String.valueOf(ex.getMessage()));
		}
		catch (TooLargeException ex) {
			return new Failed(Reason.TOO_LARGE, String.valueOf(ex.getMessage()));
		}
		catch (IOException | RuntimeException ex) {
			String said = ContentMetadata.text(Reasons.of(ex));
			return new Failed(Reason.MALFORMED, (said != null) ? said : "it makes no sense");
		}
	}

	/**
	 * Reads what a file says into the draft.
	 */
	void extract(String mediaType, Content content, MetadataDraft draft) throws IOException {
		MetadataFormat format = MetadataFormat.of(mediaType);
		if (format != null) {
			extract(format, content, draft);
		}
	}

	void extract(MetadataFormat format, Content content, MetadataDraft draft) throws IOException {
		switch (format) {
			case JPEG -> Exif.jpeg(content, draft);
			case TIFF -> Exif.tiff(content, draft);
			case RAF -> Exif.raf(content, draft);
			case WEBP -> Exif.webp(content, draft);
			case PSD -> Exif.psd(content, draft);
			case AVI -> AviFile.read(content, draft);
			case ASF -> AsfFile.read(content, draft);
			case FLV -> FlvFile.read(content, draft);
			case HEIF -> HeifFile.read(content, draft);
			case PNG -> Pictures.png(content, draft);
			case GIF -> Pictures.gif(content, draft);
			case BMP -> Pictures.bmp(content, draft);
			case ICON -> Pictures.icon(content, draft);
			case JP2 -> Pictures.jp2(content, draft);
			case MP4 -> Mp4File.read(content, draft);
			case MATROSKA -> MatroskaFile.read(content, draft);
			case MP3 -> Mp3File.read(content, draft);
			case FLAC -> SoundFiles.flac(content, draft);
			case WAV -> SoundFiles.wav(content, draft);
			case AIFF -> SoundFiles.aiff(content, draft);
			case OGG -> OggFile.read(content, draft);
			case PDF -> PdfFile.read(content, draft);
			case HTML -> HtmlFile.read(content, draft);
			case EPUB -> ZippedDocuments.epub(content, draft);
			case OLE -> OleFile.read(content, draft);
			case OFFICE -> office(content, draft);
			case OPEN_DOCUMENT -> ZippedDocuments.openDocument(content, draft);
		}
	}

	/** With a password, a document of the new kind is wrapped in a file of the old. */
	private static void office(Content content, MetadataDraft draft) throws IOException {
		if (content.size() > 1 && content.bytes(0, 1)[0] == (byte) 0xD0) {
			OleFile.read(content, draft);
		}
		else {
			ZippedDocuments.office(content, draft);
		}
	}

}
