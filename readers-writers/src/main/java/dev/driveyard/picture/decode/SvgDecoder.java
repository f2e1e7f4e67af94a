package dev.driveyard.picture.decode;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.picture.UnrenderableException;

/**
 * SVG drawings. Scripts are not known, and nothing outside of the file is looked for.
 */
final class SvgDecoder {

	private static final int LONGEST = 32 << 20;

	private static final int GZIP = 0x1F8B;

	private static final long MEMORY = 64L << 20;

	private SvgDecoder() {
	}

	static Decoded decode(Content content, Wanted wanted) throws IOException {
		SVGDocument document;
		try (InputStream drawing = new ByteArrayInputStream(bytes(content))) {
			document = new SVGLoader().load(drawing, null,
					LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL).build());
		}
		if (document == null) {
			throw new UnrenderableException(UnrenderedReason.MALFORMED, "it is no drawing");
		}
		FloatSize size = document.size();
		if (!(size.width > 0 && size.height > 0)) {
			throw new UnrenderableException(UnrenderedReason.NO_PICTURE, "it has no size");
		}
		wanted.require(MEMORY, 0);
		double scale = wanted.longEdge() / (double) Math.max(size.width, size.height);
		int width = (int) Math.max(1, Math.round(size.width * scale));
		int height = (int) Math.max(1, Math.round(size.height * scale));
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		document.render(null, graphics, new ViewBox(0, 0, width, height));
		graphics.dispose();
		return Decoded.drawn(ImageRows.of(image), Math.max(1, Math.round(size.width)),
				Math.max(1, Math.round(size.height)));
	}

	/** All of it, unpacked if it was packed. */
	private static byte[] bytes(Content content) throws IOException {
		boolean packed = content.size() > 2 && Cursor.bigEndian(content, 0).u16() == GZIP;
		try (InputStream in = packed ? new GZIPInputStream(content.stream()) : content.stream()) {
			byte[] bytes = in.readNBytes(LONGEST + 1);
			if (bytes.length > LONGEST) {
				throw new UnrenderableException(UnrenderedReason.TOO_LARGE,
						"a drawing of more than " + LONGEST + " bytes");
			}
			return bytes;
		}
	}

}
