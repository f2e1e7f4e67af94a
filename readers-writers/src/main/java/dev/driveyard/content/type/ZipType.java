package dev.driveyard.content.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Tells what a zip holds from the local file headers in its first bytes. Looks at no more
 * than those bytes, and unpacks at most {@value #UNPACKED} of one entry.
 */
final class ZipType {

	static final String ZIP = "application/zip";

	private static final int UNPACKED = 1 << 16;

	private static final int HEADER = 30;

	private static final Pattern MAIN_PART = Pattern.compile(
			"application/(vnd\\.[a-z0-9.-]{1,100})\\.main(?:\\+xml)?\"|(application/vnd\\.ms-package\\.xps-fixed)");

	private static final Pattern MEDIA_TYPE = Pattern.compile("(application|image)/[a-z0-9][a-z0-9.+-]{1,80}");

	/**
	 * An entry's name, or how it begins, and what holds such an entry; the first wins.
	 */
	private static final List<Mark> MARKS = List.of(new Mark("AndroidManifest.xml", "vnd.android.package-archive"),
			new Mark("BundleConfig.pb", "x-android-bundle"), new Mark("WEB-INF/", "x-tika-java-web-archive"),
			new Mark("META-INF/application.xml", "x-tika-java-enterprise-archive"),
			new Mark("FixedDocSeq.fdseq", "vnd.ms-xpsdocument"),
			new Mark("3D/3dmodel.model", "vnd.ms-package.3dmanufacturing-3dmodel+xml"),
			new Mark("AppxManifest.xml", "x-msix"), new Mark("Payload/", "x-itunes-ipa"),
			new Mark("Index/Document.iwa", "vnd.apple.iwork"), new Mark("Index.zip", "vnd.apple.iwork"),
			new Mark("doc.kml", "vnd.google-earth.kmz"), new Mark("word/", ooxml("wordprocessingml.document")),
			new Mark("xl/", ooxml("spreadsheetml.sheet")), new Mark("ppt/", ooxml("presentationml.presentation")),
			new Mark("visio/", "vnd.ms-visio.drawing"), new Mark("META-INF/MANIFEST.MF", "java-archive"));

	private final byte[] bytes;

	private final int length;

	private ZipType(byte[] bytes, int length) {
		this.bytes = bytes;
		this.length = length;
	}

	private static String ooxml(String name) {
		return "vnd.openxmlformats-officedocument." + name;
	}

	static String of(byte[] bytes, int length) {
		return new ZipType(bytes, length).type();
	}

	private String type() {
		List<String> names = new ArrayList<>();
		for (int at = 0; at >= 0 && names.size() < 1000; at = next(at)) {
			String name = name(at);
			boolean again = names.contains(name);
			names.add(name);
			String type = again ? ZIP : switch (name) {
				case "mimetype" -> declared(data(at));
				case "[Content_Types].xml" -> office(data(at));
				default -> ZIP;
			};
			if (!type.equals(ZIP)) {
				return type;
			}
		}
		return marked(names);
	}

	private static String marked(List<String> names) {
		boolean office = names.contains("[Content_Types].xml") || names.contains("_rels/.rels");
		for (Mark mark : MARKS) {
			boolean part = mark.name().matches("word/|xl/|ppt/|visio/");
			if ((!part || office) && names.stream().anyMatch(mark::matches)) {
				return "application/" + mark.type();
			}
		}
		return ZIP;
	}

	/** The first entry of an OpenDocument or EPUB holds its type. */
	private static String declared(String content) {
		String type = content.trim().toLowerCase(Locale.ROOT);
		return MEDIA_TYPE.matcher(type).matches() ? type : ZIP;
	}

	/** The type of the main part says what the package is. */
	private static String office(String contentTypes) {
		Matcher matcher = MAIN_PART.matcher(contentTypes.toLowerCase(Locale.ROOT));
		if (!matcher.find()) {
			return ZIP;
		}
		String type = matcher.group(1);
		if (type == null) {
			return "application/vnd.ms-xpsdocument";
		}
		return "application/" + type.replaceFirst("\\.macroenabled(template)?$", ".macroenabled.12");
	}

	private String name(int at) {
		int size = Math.min(u16(at + 26), this.length - at - HEADER);
		return new String(this.bytes, at + HEADER, Math.max(0, size), StandardCharsets.UTF_8);
	}

	/** What an entry holds, as far as it is there. */
	private String data(int at) {
		int from = at + HEADER + u16(at + 26) + u16(at + 28);
		int to = sized(at) ? (int) Math.min(this.length, from + u32(at + 18)) : this.length;
		if (from >= to) {
			return "";
		}
		return switch (u16(at + 8)) {
			case 0 -> new String(this.bytes, from, Math.min(to - from, UNPACKED), StandardCharsets.UTF_8);
			case 8 -> inflate(from, to);
			default -> "";
		};
	}

	private String inflate(int from, int to) {
		Inflater inflater = new Inflater(true);
		try {
			byte[] unpacked = new byte[UNPACKED];
			inflater.setInput(this.bytes, from, to - from);
			return new String(unpacked, 0, inflater.inflate(unpacked), StandardCharsets.UTF_8);
		}
		catch (DataFormatException ex) {
			return "";
		}
		finally {
			inflater.end();
		}
	}

	/** Where the next local header is, or -1. */
	private int next(int at) {
		long from = at + HEADER + u16(at + 26) + u16(at + 28) + (sized(at) ? u32(at + 18) : 0L);
		for (long i = from; i + HEADER <= this.length; i++) {
			int p = (int) i;
			if (this.bytes[p] == 'P' && this.bytes[p + 1] == 'K' && this.bytes[p + 2] == 3 && this.bytes[p + 3] == 4) {
				return p;
			}
		}
		return -1;
	}

	/** Whether the header knows how long the packed data is. */
	private boolean sized(int at) {
		return (u16(at + 6) & 8) == 0;
	}

	private int u16(int at) {
		if (at + 2 > this.length) {
			return 0;
		}
		return (this.bytes[at] & 0xFF) | (this.bytes[at + 1] & 0xFF) << 8;
	}

	private long u32(int at) {
		return u16(at) | (long) u16(at + 2) << 16;
	}

	private record Mark(String name, String type) {

		boolean matches(String entry) {
			return this.name.endsWith("/") ? entry.startsWith(this.name) : entry.equals(this.name);
		}

	}

}
