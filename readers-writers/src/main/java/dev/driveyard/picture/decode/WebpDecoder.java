package dev.driveyard.picture.decode;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;

import javax.imageio.ImageReader;

import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPReadParam;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.ContentImageInput;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.picture.UnrenderableException;
import org.jspecify.annotations.Nullable;

/**
 * WebP by libwebp, which makes large pictures smaller as it decodes them; the first
 * picture of an animation by Java.
 */
final class WebpDecoder {

	private static final double LEFT = 2;

	private static final int MOST_CHUNKS = 1000;

	private static final int LONGEST_PROFILE = 8 << 20;

	private static final int LONGEST = 128 << 20;

	private int orientation = 1;

	private byte @Nullable [] profile;

	private boolean animated;

	private WebpDecoder() {
	}

	static Decoded decode(Content content, Wanted wanted) throws IOException {
		WebpDecoder decoder = new WebpDecoder();
		decoder.chunks(content);
		return decoder.animated
				? ImageIoDecoder.decode(MediumFormat.WEBP, content, wanted, decoder.orientation, decoder.profile)
				: decoder.still(content, wanted);
	}

	private void chunks(Content content) throws IOException {
		Cursor at = Cursor.littleEndian(content, 4);
		long length = at.u32();
		if (length + 8 > content.size()) {
			throw new EOFException("it is cut off: " + content.size() + " of " + (length + 8) + " bytes are there");
		}
		at.skip(4);
		for (int chunks = 0; chunks < MOST_CHUNKS && at.has(8); chunks++) {
			String name = at.name();
			long size = at.u32();
			long next = at.position + size + (size & 1);
			if (name.equals("ICCP") && size < LONGEST_PROFILE) {
				this.profile = at.bytes((int) size);
			}
			else if (name.equals("EXIF") && size > 8 && size < LONGEST_PROFILE) {
				byte[] exif = at.bytes((int) size);
				this.orientation = ExifBlock.orientation(exif, (exif[0] == 'E') ? 6 : 0);
			}
			else if (name.equals("ANIM") || name.equals("ANMF")) {
				this.animated = true;
			}
			at.position = next;
		}
	}

	private Decoded still(Content content, Wanted wanted) throws IOException {
		if (content.size() > LONGEST) {
			throw new UnrenderableException(UnrenderedReason.TOO_LARGE, "a picture of more than " + LONGEST + " bytes");
		}
		ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
		try (ContentImageInput stream = new ContentImageInput(content)) {
			reader.setInput(stream);
			int width = reader.getWidth(0);
			int height = reader.getHeight(0);
			wanted.check(width, height);
			int factor = wanted.factor(width, height, LEFT);
			WebPReadParam param = new WebPReadParam();
			int scaledWidth = Math.max(1, width / factor);
			int scaledHeight = Math.max(1, height / factor);
			wanted.require(content.size() + 4L * scaledWidth * scaledHeight, 0);
			if (factor > 1) {
				param.setUseScaling(true);
				param.setScaledWidth(scaledWidth);
				param.setScaledHeight(scaledHeight);
			}
			BufferedImage image = reader.read(0, param);
			return new Decoded(ImageRows.of(image), width, height, (double) width / scaledWidth, this.orientation,
					this.profile);
		}
		finally {
			reader.dispose();
		}
	}

}
