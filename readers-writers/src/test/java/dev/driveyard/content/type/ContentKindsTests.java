package dev.driveyard.content.type;

import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.catalogue.contents.ContentKind;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContentKindsTests {

	@Test
	void theNumbersAreTheStoredOnesAndNeverChange() {
		assertThat(Stream.of(ContentKind.values()).map((kind) -> kind.number() + kind.name())).containsExactly(
				"0UNKNOWN", "1IMAGE", "2VIDEO", "3AUDIO", "4DOCUMENT", "5ARCHIVE", "6CODE", "7TEXT", "8DATABASE",
				"9BOOK", "10FONT", "11MESH", "12CONFIG", "13ENCRYPTED", "14KEY", "15EXECUTABLE", "16BINARY",
				"17SPREADSHEET", "18PRESENTATION", "19EMAIL", "20CALENDAR", "21CONTACT", "22WEB", "23SHORTCUT",
				"24PACKAGE");
	}

	@Test
	void aNumberLeadsBackToItsKindAndOneOfALaterVersionToUnknown() {
		assertThat(ContentKind.values()).allMatch((kind) -> ContentKind.ofNumber(kind.number()) == kind);
		assertThat(ContentKind.ofNumber(99)).isEqualTo(ContentKind.UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " ", textBlock = """
			image/jpeg IMAGE
			image/svg+xml IMAGE
			image/vnd.djvu BOOK
			video/x-matroska VIDEO
			audio/mpeg AUDIO
			application/pdf DOCUMENT
			application/vnd.oasis.opendocument.text-template DOCUMENT
			application/vnd.openxmlformats-officedocument.spreadsheetml.sheet SPREADSHEET
			application/vnd.ms-excel.sheet.macroenabled.12 SPREADSHEET
			application/vnd.ms-powerpoint PRESENTATION
			text/csv SPREADSHEET
			application/zip ARCHIVE
			application/x-unheard-of+zip ARCHIVE
			application/x-unheard-of+xml TEXT
			application/x-unheard-of UNKNOWN
			text/x-java-source CODE
			text/x-ini CONFIG
			text/plain TEXT
			text/x-unheard-of CODE
			application/x-sqlite3 DATABASE
			application/epub+zip BOOK
			application/x-font-ttf FONT
			font/woff2 FONT
			model/gltf+json MESH
			application/pgp-encrypted ENCRYPTED
			application/x-x509-cert;format=pem KEY
			application/x-msdownload;format=pe64 EXECUTABLE
			application/octet-stream BINARY
			message/rfc822 EMAIL
			text/calendar CALENDAR
			text/x-vcard CONTACT
			text/html WEB
			application/x-ms-shortcut SHORTCUT
			application/java-archive PACKAGE
			nonsense UNKNOWN
			IMAGE/PNG IMAGE
			""")
	void theKindOfATypeIsWhatPeopleCallIt(String type, ContentKind kind) {
		assertThat(ContentKinds.of(type)).isEqualTo(kind);
	}

	@Test
	void nearlyAllRegisteredTypesWithAnExtensionHaveAKind() {
		List<String> unknown = MimeTypes.getDefaultMimeTypes()
			.getMediaTypeRegistry()
			.getTypes()
			.stream()
			.filter(ContentKindsTests::hasExtension)
			.map(MediaType::toString)
			.filter((type) -> ContentKinds.of(type) == ContentKind.UNKNOWN)
			.toList();
		assertThat(unknown).as("formats of one vendor that nobody can tell").hasSizeLessThan(130);
		assertThat(unknown)
			.allMatch((type) -> type.matches("application/(vnd\\.|prs\\.|set-|x-).*|application/cu-seeme"));
	}

	private static boolean hasExtension(MediaType type) {
		try {
			return !MimeTypes.getDefaultMimeTypes().getRegisteredMimeType(type.toString()).getExtensions().isEmpty();
		}
		catch (MimeTypeException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
