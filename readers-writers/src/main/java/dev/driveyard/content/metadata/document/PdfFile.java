package dev.driveyard.content.metadata.document;

import java.io.IOException;
import java.time.Instant;
import java.util.Calendar;

import dev.driveyard.content.metadata.EncryptedException;
import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * PDF by PDFBox: its information dictionary and its number of pages, not its pages.
 */
public final class PdfFile {

	private PdfFile() {
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		try (PDDocument document = Loader.loadPDF(new PdfBytes(content), IOUtils.createMemoryOnlyStreamCache())) {
			draft.pages = document.getNumberOfPages();
			draft.language = document.getDocumentCatalog().getLanguage();
			information(document.getDocumentInformation(), draft);
		}
		catch (InvalidPasswordException ex) {
			throw new EncryptedException();
		}
	}

	private static void information(PDDocumentInformation information, MetadataDraft draft) {
		draft.title = information.getTitle();
		draft.author = information.getAuthor();
		String creator = information.getCreator();
		draft.producer = (creator != null && !creator.isBlank()) ? creator : information.getProducer();
		draft.created = instant(information.getCreationDate());
		draft.modified = instant(information.getModificationDate());
	}

	private static @Nullable Instant instant(@Nullable Calendar time) {
		return (time != null) ? time.toInstant() : null;
	}

}
