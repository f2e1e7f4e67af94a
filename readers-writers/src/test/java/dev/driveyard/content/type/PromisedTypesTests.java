package dev.driveyard.content.type;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A name that promises a type is contradicted by other content; so there must be content
 * that shows each type that is a promise.
 */
class PromisedTypesTests {

	/** What is told by code, not by a table. */
	private static final List<String> BY_CODE = List.of("video/mp2t", "audio/x-aac", "application/zip",
			"application/x-tika-msoffice", "application/x-tika-ooxml");

	private final MimeTypes registry = MimeTypes.getDefaultMimeTypes();

	private final TypeRelations relations = new TypeRelations(this.registry.getMediaTypeRegistry());

	@Test
	void eachTypeThatIsAPromiseCanBeShownByContent() throws Exception {
		Set<String> shown = shown();
		Set<String> promised = named()
			.filter((type) -> !this.relations.isText(type) && this.relations.isRecognised(type))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(promised).hasSizeGreaterThan(100).contains("font/collection", "image/tiff", "audio/x-flac");
		assertThat(promised).allSatisfy((type) -> assertThat(shown).as(type)
			.anyMatch((content) -> this.relations.agreed(content, type) != null));
	}

	/** What the name of a file can promise. */
	private Stream<String> named() {
		Stream<String> registered = this.registry.getMediaTypeRegistry()
			.getTypes()
			.stream()
			.map(MediaType::toString)
			.filter((type) -> !type.contains(";"));
		Stream<String> listed = Stream.concat(Tables.lines("names.txt").stream(), Tables.lines("promises.txt").stream())
			.flatMap((line) -> Arrays.stream(line.replaceAll(".*=", "").trim().split(" +")))
			.filter((type) -> type.contains("/") && !type.contains("*"));
		return Stream.concat(registered, listed).map(this.relations::canonical);
	}

	private Set<String> shown() throws Exception {
		Set<String> shown = new TreeSet<>(BY_CODE);
		Stream.concat(withMagic(), Tables.lines("beginnings.txt").stream().map((line) -> line.replaceAll(".*= *", "")))
			.map(this.relations::canonical)
			.forEach(shown::add);
		return shown;
	}

	private static Stream<String> withMagic() throws Exception {
		NodeList types = registered().getElementsByTagName("mime-type");
		return IntStream.range(0, types.getLength())
			.mapToObj((number) -> (Element) types.item(number))
			.filter((type) -> Arrays.asList("magic", "root-XML")
				.stream()
				.anyMatch((shows) -> type.getElementsByTagName(shows).getLength() > 0))
			.map((type) -> type.getAttribute("type"));
	}

	private static Document registered() throws Exception {
		try (InputStream in = Objects.requireNonNull(MimeTypes.class.getResourceAsStream("tika-mimetypes.xml"))) {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
