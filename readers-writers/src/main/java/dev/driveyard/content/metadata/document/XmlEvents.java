package dev.driveyard.content.metadata.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Reads small XML parts without document types, entities or anything from elsewhere.
 */
final class XmlEvents {

	private static final int LONGEST_TEXT = 1 << 14;

	private XmlEvents() {
	}

	/** Tells the visitor of each element as it ends. */
	static void read(byte @Nullable [] xml, Visitor visitor) throws IOException {
		if (xml == null) {
			return;
		}
		try {
			XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
			StringBuilder text = new StringBuilder();
			while (reader.hasNext()) {
				switch (reader.next()) {
					case XMLStreamConstants.START_ELEMENT -> {
						text.setLength(0);
						visitor.begins(reader.getLocalName(), (name) -> attribute(reader, name));
					}
					case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
						if (text.length() < LONGEST_TEXT) {
							text.append(reader.getText());
						}
					}
					case XMLStreamConstants.END_ELEMENT -> {
						visitor.ends(reader.getLocalName(), text.toString().strip());
						text.setLength(0);
					}
					default -> {
					}
				}
			}
		}
		catch (XMLStreamException ex) {
			throw new IOException("damaged XML: " + ex.getMessage(), ex);
		}
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return factory;
	}

	private static @Nullable String attribute(XMLStreamReader reader, String name) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (reader.getAttributeLocalName(i).equals(name)) {
				return reader.getAttributeValue(i);
			}
		}
		return null;
	}

	/**
	 * What is done with elements; names are without their prefix.
	 */
	interface Visitor {

		default void begins(String element, Attributes attributes) {
		}

		default void ends(String element, String text) {
		}

	}

	/**
	 * The attributes of an element, by name without prefix.
	 */
	@FunctionalInterface
	interface Attributes {

		@Nullable String get(String name);

	}

}
