package dev.driveyard.picture.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.metadata.EncryptedException;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.document.PdfBytes;
import dev.driveyard.picture.UnrenderableException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The first page of a PDF file. Nothing in it is run.
 */
final class PdfDecoder {

	/** What pages with pictures take. */
	private static final long MEMORY = 64L << 20;

	private static final float LARGEST = 8;

	private PdfDecoder() {
	}

	static Decoded decode(Content content, Wanted wanted) throws IOException {
		try (PDDocument document = Loader.loadPDF(new PdfBytes(content), IOUtils.createMemoryOnlyStreamCache())) {
			if (document.getNumberOfPages() == 0) {
				throw new UnrenderableException(UnrenderedReason.NO_PICTURE, "it has no pages");
			}
			PDPage page = document.getPage(0);
			PDRectangle box = page.getCropBox();
			boolean sideways = page.getRotation() % 180 != 0;
			float width = sideways ? box.getHeight() : box.getWidth();
			float height = sideways ? box.getWidth() : box.getHeight();
			if (!(width > 0 && height > 0)) {
				throw new UnrenderableException(UnrenderedReason.NO_PICTURE, "its first page has no size");
			}
			wanted.require(MEMORY, 0);
			PDFRenderer renderer = new PDFRenderer(document);
			renderer.setSubsamplingAllowed(true);
			float scale = Math.min(LARGEST, wanted.longEdge() / Math.max(width, height));
			BufferedImage image = renderer.renderImage(0, scale, ImageType.RGB);
			return Decoded.drawn(ImageRows.of(image), Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
		}
		catch (InvalidPasswordException ex) {
			throw new EncryptedException();
		}
	}

}
