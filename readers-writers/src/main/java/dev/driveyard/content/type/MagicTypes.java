package dev.driveyard.content.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The registry's magic, without what can't match for the first byte. The registry tries
 * all of its patterns on each file; two in three begin with a fixed byte, so that files
 * are spread over a few small registries, each made when it is first needed.
 */
final class MagicTypes {

	private static final int GROUPS = 32;

	/**
	 * Patterns that look through the first 8 KiB for what only one kind of file holds.
	 */
	private static final Map<String, Integer> KNOWN_FIRST = Map.of("[\\r\\n]%AI5_FileFormat [1-4][\\r\\n]", (int) '%',
			"Windows Media Audio", 0x30, "Windows Media Video", 0x30, "VC-1 Advanced Profile", 0x30, "wmv2", 0x30);

	private final AtomicReferenceArray<@Nullable MimeTypes> groups = new AtomicReferenceArray<>(GROUPS);

	private final Document registry = read();

	/**
	 * The type without parameters; {@link TypeDetector#UNKNOWN} if no pattern matches.
	 */
	String detect(byte[] bytes, int length) {
		MimeTypes types = group(bytes[0] & (GROUPS - 1));
		return TypeDetector.detect(types, new ByteArrayInputStream(bytes, 0, length), new Metadata());
	}

	private MimeTypes group(int group) {
		MimeTypes types = this.groups.get(group);
		if (types == null) {
			types = create(group);
			this.groups.set(group, types);
		}
		return types;
	}

	/** A document is not safe for several threads, not even to read. */
	private synchronized MimeTypes create(int group) {
		Document filtered = (Document) this.registry.cloneNode(true);
		for (Element type : children(filtered.getDocumentElement(), "mime-type")) {
			boolean used = !children(type, "root-XML").isEmpty();
			for (Element magic : children(type, "magic")) {
				used |= keepPossible(magic, group);
			}
			if (!used) {
				type.getParentNode().removeChild(type);
			}
		}
		try {
			return MimeTypesFactory.create(filtered);
		}
		catch (MimeTypeException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean keepPossible(Element magic, int group) {
		for (Element match : children(magic, "match")) {
			int first = firstByte(match);
			if (first >= 0 && (first & (GROUPS - 1)) != group) {
				magic.removeChild(match);
			}
		}
		if (children(magic, "match").isEmpty()) {
			magic.getParentNode().removeChild(magic);
			return false;
		}
		return true;
	}

	/**
	 * The byte that a file must begin with for the pattern to match; -1 if that is not
	 * plain. Upper and lower case letters are in the same group.
	 */
	private static int firstByte(Element match) {
		String value = match.getAttribute("value");
		Integer known = KNOWN_FIRST.get(value);
		if (known != null) {
			return known;
		}
		if (value.isEmpty() || match.hasAttribute("mask") || !match.getAttribute("offset").equals("0")) {
			return -1;
		}
		return switch (match.getAttribute("type")) {
			case "", "string", "stringignorecase" -> firstOfText(value);
			case "regex" -> firstOfRegex(value);
			default -> -1;
		};
	}

	private static int firstOfText(String value) {
		if (value.matches("(?s)(0x|\\\\x)[0-9A-Fa-f]{2}.*")) {
			return Integer.parseInt(value.substring(2, 4), 16);
		}
		char first = value.charAt(0);
		return (first == '\\' || first == '0' || first > 0x7E) ? -1 : first;
	}

	private static int firstOfRegex(String value) {
		String pattern = value.startsWith("(?i)") ? value.substring(4) : value;
		return (pattern.matches("(?s)[A-Za-z<][A-Za-z(\\[ ].*") && !pattern.matches("[^(]*\\|.*")) ? pattern.charAt(0)
				: -1;
	}

	private static List<Element> children(Element parent, String name) {
		List<Element> found = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element && element.getTagName().equals(name)) {
				found.add(element);
			}
		}
		return found;
	}

	private static Document read() {
		try (InputStream in = Objects.requireNonNull(MimeTypes.class.getResourceAsStream("tika-mimetypes.xml"))) {
			Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
			for (Element type : children(document.getDocumentElement(), "mime-type")) {
				keepMagic(type);
			}
			return document;
		}
		catch (IOException | SAXException | ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void keepMagic(Element type) {
		for (Node child = type.getFirstChild(); child != null;) {
			Node next = child.getNextSibling();
			if (!(child instanceof Element element) || !element.getTagName().matches("magic|root-XML|sub-class-of")) {
				type.removeChild(child);
			}
			child = next;
		}
	}

}
