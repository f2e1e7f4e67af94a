package dev.driveyard.content.metadata.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.driveyard.content.metadata.EncryptedException;
import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import org.jspecify.annotations.Nullable;

/**
 * Documents that are zips with a part that says what the others hold: Office Open XML,
 * OpenDocument and EPUB. The text itself is not unpacked.
 */
public final class ZippedDocuments {

	private ZippedDocuments() {
	}

	public static void office(Content content, MetadataDraft draft) throws IOException {
		ZipParts parts = new ZipParts(content, (name) -> name.endsWith(".psmdcp")
				|| name.matches("docProps/(core|app)\\.xml|xl/workbook\\.xml|\\[Content_Types\\]\\.xml"));
		if (!parts.has("[Content_Types].xml")) {
			throw new IOException("no Office document");
		}
		String core = parts.find((name) -> name.equals("docProps/core.xml") || name.endsWith(".psmdcp"));
		XmlEvents.read((core != null) ? parts.part(core) : null, new DublinCore(draft));
		XmlEvents.read(parts.part("docProps/app.xml"), new XmlEvents.Visitor() {
			@Override
			public void ends(String element, String text) {
				switch (element) {
					case "Pages", "Slides" -> draft.pages = integer(text);
					case "Words" -> draft.words = whole(text);
					case "Application" -> draft.producer = text;
					default -> {
					}
				}
			}
		});
		AtomicInteger sheets = new AtomicInteger();
		XmlEvents.read(parts.part("xl/workbook.xml"), new XmlEvents.Visitor() {
			@Override
			public void ends(String element, String text) {
				if (element.equals("sheet")) {
					draft.pages = sheets.incrementAndGet();
				}
			}
		});
	}

	public static void openDocument(Content content, MetadataDraft draft) throws IOException {
		ZipParts parts = new ZipParts(content, (name) -> name.matches("meta\\.xml|META-INF/manifest\\.xml|mimetype"));
		byte[] manifest = parts.part("META-INF/manifest.xml");
		if (manifest != null && new String(manifest, StandardCharsets.UTF_8).contains("encryption-data")) {
			throw new EncryptedException();
		}
		if (!parts.has("mimetype") && !parts.has("meta.xml")) {
			throw new IOException("no OpenDocument");
		}
		XmlEvents.read(parts.part("meta.xml"), new DublinCore(draft) {
			@Override
			public void begins(String element, XmlEvents.Attributes attributes) {
				if (element.equals("document-statistic")) {
					Integer pages = integer(attributes.get("page-count"));
					Integer sheets = integer(attributes.get("table-count"));
					boolean paged = pages != null && pages > 0;
					draft.pages = paged ? pages : sheets;
					draft.words = whole(attributes.get("word-count"));
				}
			}
		});
	}

	public static void epub(Content content, MetadataDraft draft) throws IOException {
		ZipParts parts = new ZipParts(content,
				(name) -> name.equals("META-INF/container.xml") || name.endsWith(".opf"));
		AtomicReference<@Nullable String> root = new AtomicReference<>();
		XmlEvents.read(parts.part("META-INF/container.xml"), new XmlEvents.Visitor() {
			@Override
			public void begins(String element, XmlEvents.Attributes attributes) {
				if (element.equals("rootfile")) {
					root.compareAndSet(null, attributes.get("full-path"));
				}
			}
		});
		String named = root.get();
		String book = (named != null && parts.has(named)) ? named : parts.find((name) -> name.endsWith(".opf"));
		if (book == null) {
			throw new IOException("no book in it");
		}
		XmlEvents.read(parts.part(book), new DublinCore(draft));
	}

	private static @Nullable Integer integer(@Nullable String text) {
		return (text != null && text.matches("\\d{1,9}")) ? Integer.valueOf(text) : null;
	}

	private static @Nullable Long whole(@Nullable String text) {
		Integer value = integer(text);
		return (value != null) ? Long.valueOf(value) : null;
	}

	/** A date or a time as XML has it; as UTC where it names no zone. */
	static @Nullable Instant time(String text) {
		try {
			if (text.length() > 40) {
				return null;
			}
			if (text.length() <= 10) {
				return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
			}
			return text.matches(".*T.*([Zz]|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(text).toInstant()
					: LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/** The elements that all three have in common; the first of each counts. */
	private static class DublinCore implements XmlEvents.Visitor {

		private final MetadataDraft draft;

		DublinCore(MetadataDraft draft) {
			this.draft = draft;
		}

		@Override
		public void ends(String element, String text) {
			MetadataDraft d = this.draft;
			switch (element) {
				case "title" -> d.title = (d.title != null) ? d.title : text;
				case "initial-creator" -> d.author = text;
				case "creator" -> d.author = (d.author != null) ? d.author : text;
				case "language" -> d.language = (d.language != null) ? d.language : text;
				case "generator" -> d.producer = text;
				case "created", "creation-date" -> d.created = time(text);
				case "modified", "date" -> d.modified = time(text);
				default -> {
				}
			}
		}

	}

}
