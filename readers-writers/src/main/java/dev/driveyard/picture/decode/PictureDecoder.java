package dev.driveyard.picture.decode;

import java.io.EOFException;
import java.io.IOException;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.structure.TiffFolders;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.MetadataFormat;
import dev.driveyard.content.metadata.picture.PictureMemory;
import dev.driveyard.picture.UnrenderableException;
import dev.driveyard.picture.embedded.EmbeddedPicture;
import dev.driveyard.picture.embedded.RawPreviews;
import dev.driveyard.picture.embedded.SoundCovers;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a picture of any format.
 */
public final class PictureDecoder {

	private PictureDecoder() {
	}

	public static Decoded decode(MediumFormat format, Content content, Wanted wanted) throws IOException {
		return switch (format) {
			case JPEG -> JpegDecoder.decode(content, wanted);
			case PNG -> png(content, wanted);
			case BMP -> bmp(content, wanted);
			case GIF -> gif(content, wanted);
			case TIFF -> ImageIoDecoder.decode(format, content, wanted, TiffFolders.orientation(content), null);
			case WEBP -> WebpDecoder.decode(content, wanted);
			case PSD, ICO, ICNS, PNM, TGA, HDR -> ImageIoDecoder.decode(format, content, wanted, 1, null);
			case PDF -> PdfDecoder.decode(content, wanted);
			case SVG -> SvgDecoder.decode(content, wanted);
			case RAW -> embedded(RawPreviews.largest(content), "it holds no preview", wanted);
			case SOUND -> cover(content, wanted);
			case HEIF -> HeifDecoder.decode(content, wanted);
			default -> throw new UnrenderableException(UnrenderedReason.UNSUPPORTED, "no decoder knows it");
		};
	}

	/** The cover of a film or a sound file. */
	public static Decoded cover(Content content, Wanted wanted) throws IOException {
		return embedded(SoundCovers.find(content), "it has no cover", wanted);
	}

	private static Decoded embedded(@Nullable EmbeddedPicture picture, String without, Wanted wanted)
			throws IOException {
		if (picture == null) {
			throw new UnrenderableException(UnrenderedReason.NO_PICTURE, without);
		}
		Decoded decoded = decode(picture.format(), picture.content(), wanted);
		return (picture.orientation() > 1) ? decoded.turned(picture.orientation()) : decoded;
	}

	private static Decoded png(Content content, Wanted wanted) throws IOException {
		PngHeader header = PngHeader.read(content);
		Decoded decoded = ImageIoDecoder.decode(MediumFormat.PNG, content, wanted, header.orientation, header.profile);
		return (header.range != null) ? decoded.ranged(header.range) : decoded;
	}

	/** Its decoder does not say why it fails; a file ends with a mark. */
	private static Decoded gif(Content content, Wanted wanted) throws IOException {
		try {
			return ImageIoDecoder.decode(MediumFormat.GIF, content, wanted, 1, null);
		}
		catch (UnrenderableException ex) {
			throw ex;
		}
		catch (IOException ex) {
			if (content.bytes(content.size() - 1, 1)[0] != ';') {
				throw new UnrenderableException(UnrenderedReason.TRUNCATED, "it is cut off");
			}
			throw ex;
		}
	}

	/** Its decoder does not see that something is missing. */
	private static Decoded bmp(Content content, Wanted wanted) throws IOException {
		long size = Cursor.littleEndian(content, 2).u32();
		if (size > content.size()) {
			throw new EOFException("it is cut off: " + content.size() + " of " + size + " bytes are there");
		}
		PictureMemory.check(MetadataFormat.BMP, content, wanted.nativeBytes(), wanted.heapBytes());
		return ImageIoDecoder.decode(MediumFormat.BMP, content, wanted, 1, null);
	}

}
