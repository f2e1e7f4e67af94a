package dev.driveyard.picture.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.picture.decode.MediumFormat;
import org.jspecify.annotations.Nullable;

/**
 * A picture in another file.
 *
 * @param content its bytes
 * @param orientation that the file around it gives; 1 if the picture's own counts
 */
public record EmbeddedPicture(MediumFormat format, Content content, int orientation) {

	/** Its format by its first bytes; null if it is no picture. */
	static @Nullable EmbeddedPicture of(Content content) throws IOException {
		String head = new String(content.upTo(0, 12), StandardCharsets.ISO_8859_1);
		MediumFormat format = head.startsWith("\u00ff\u00d8\u00ff") ? MediumFormat.JPEG
				: head.startsWith("\u0089PNG") ? MediumFormat.PNG
						: head.startsWith("GIF8") ? MediumFormat.GIF : head.startsWith("BM") ? MediumFormat.BMP
								: (head.startsWith("RIFF") && head.endsWith("WEBP")) ? MediumFormat.WEBP : null;
		return (format != null) ? new EmbeddedPicture(format, content, 1) : null;
	}

}
