package dev.driveyard.content.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a file is from its first bytes and its name. One serves a whole process and
 * all its threads. It never throws, whatever the bytes: its work is bounded by
 * {@link #PREFIX}.
 */
public final class TypeDetector {

	/**
	 * How many of a file's first bytes are looked at. Fewer give a coarser answer, more
	 * are ignored.
	 */
	public static final int PREFIX = 64 * 1024;

	/**
	 * What an empty file shows: nothing that could contradict its name.
	 */
	public static final String EMPTY = "application/x-empty";

	/**
	 * The type of what is not known.
	 */
	public static final String UNKNOWN = "application/octet-stream";

	/** What begins with a percent sign may be anything. */
	private static final String GUESSED = "text/x-matlab";

	private final MimeTypes mimeTypes = MimeTypes.getDefaultMimeTypes();

	private final FirstBytes firstBytes = new FirstBytes();

	private final MagicTypes magic = new MagicTypes();

	private final TypeRelations relations = new TypeRelations(this.mimeTypes.getMediaTypeRegistry());

	private final NameTypes names = new NameTypes(this.mimeTypes);

	/**
	 * The type that the first bytes of a file show, without parameters.
	 * @param prefix holds the first bytes
	 * @param length how many there are, from 0 on
	 */
	public String byContent(byte[] prefix, int length) {
		int size = Math.min(Math.min(length, prefix.length), PREFIX);
		if (size <= 0) {
			return EMPTY;
		}
		String certain = this.firstBytes.find(prefix, size);
		if (certain != null) {
			return certain;
		}
		if (RepeatedBytes.areTransportStream(prefix, size)) {
			return "video/mp2t";
		}
		String type = this.magic.detect(prefix, size);
		try {
			return switch (type) {
				case "application/zip", "application/x-tika-ooxml", "application/java-archive" -> zip(prefix, size);
				case "audio/mpeg" -> TaggedSound.of(prefix, size, type);
				case UNKNOWN -> unregistered(prefix, size);
				case "application/x-font-ttf" -> FirstBytes.isFont(prefix, size) ? type : UNKNOWN;
				default -> isOle(prefix, size) ? ole(prefix, size, type) : credible(prefix, size, type);
			};
		}
		catch (RuntimeException ex) {
			return type;
		}
	}

	private String unregistered(byte[] prefix, int size) {
		if (RepeatedBytes.areCursor(prefix, size)) {
			return "image/vnd.microsoft.icon";
		}
		Charset charset = RepeatedBytes.utf16(prefix, size);
		if (charset == null) {
			return UNKNOWN;
		}
		byte[] text = new String(prefix, 0, size, charset).getBytes(StandardCharsets.UTF_8);
		String type = this.magic.detect(text, text.length);
		return this.relations.isText(type) || type.endsWith("xml") ? type : "text/plain";
	}

	/** A zip may declare any type; only one that is kept in zips is believed. */
	private String zip(byte[] prefix, int size) {
		String type = this.relations.canonical(ZipType.of(prefix, size));
		return this.relations.isZip(type) ? type : ZipType.ZIP;
	}

	/** The registry takes binary files that hold a bit of text for text. */
	private String credible(byte[] prefix, int size, String type) {
		return (FirstBytes.areBinary(prefix, size) && this.relations.isText(type)) ? UNKNOWN : type;
	}

	private static boolean isOle(byte[] prefix, int size) {
		return size > 4 && prefix[0] == (byte) 0xD0 && prefix[1] == (byte) 0xCF && prefix[2] == 0x11
				&& prefix[3] == (byte) 0xE0;
	}

	/** The registry takes what is embedded in a document for the document. */
	private static String ole(byte[] prefix, int size, String registered) {
		String type = OleType.of(prefix, size);
		return type.equals(OleType.OLE) ? registered : type;
	}

	/**
	 * The type that a file's name promises, without parameters.
	 * @return null if it promises nothing
	 */
	public @Nullable String byName(String fileName) {
		List<String> types = this.names.of(fileName);
		return types.isEmpty() ? null : this.relations.canonical(types.get(0));
	}

	/**
	 * What a file is: its content says it, its name may say it more exactly.
	 * @param byContent what {@link #byContent} said
	 */
	public DetectedType settle(String byContent, String fileName) {
		boolean isEmpty = byContent.equals(EMPTY);
		List<String> promised = this.names.of(fileName).stream().map(this.relations::canonical).toList();
		String content = isEmpty ? UNKNOWN : this.relations.canonical(seen(byContent, promised));
		if (promised.isEmpty() || promised.get(0).equals(UNKNOWN)) {
			return DetectedType.of(content.equals(GUESSED) ? "text/plain" : content);
		}
		if (content.equals(UNKNOWN)) {
			boolean told = !isEmpty && promised.stream().allMatch(this.relations::isRecognised);
			return told ? DetectedType.contradicting(content, promised.get(0))
					: DetectedType.of(this.relations.likeliest(promised));
		}
		if (promised.contains(content) && this.relations.isSpecialText(content)) {
			return DetectedType.of(content);
		}
		content = content.equals(GUESSED) ? "text/plain" : content;
		for (String name : promised) {
			String agreed = this.relations.agreed(content, name);
			if (agreed != null) {
				return DetectedType.of(agreed);
			}
		}
		boolean told = promised.stream().allMatch(this.relations::isPromise);
		return told ? DetectedType.contradicting(content, promised.get(0)) : DetectedType.of(content);
	}

	/**
	 * What is behind a tag that was not read to its end is what the name says, else MP3.
	 */
	private String seen(String byContent, List<String> promised) {
		if (!byContent.equals(TaggedSound.UNSEEN)) {
			return byContent;
		}
		return promised.stream()
			.filter((name) -> this.relations.refines(name, byContent))
			.findFirst()
			.orElse("audio/mpeg");
	}

	/** The registry's answer, without parameters. */
	static String detect(MimeTypes types, @Nullable InputStream content, Metadata metadata) {
		try {
			return types.detect(content, metadata).getBaseType().toString();
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			return UNKNOWN;
		}
	}

}
