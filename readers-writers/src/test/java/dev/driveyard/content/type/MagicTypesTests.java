package dev.driveyard.content.type;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MagicTypesTests {

	private final MagicTypes magic = new MagicTypes();

	private final MimeTypes registry = MimeTypes.getDefaultMimeTypes();

	@Test
	void theDividedRegistrySaysWhatTheWholeOneSaysOfEverySample() throws IOException {
		int seen = 0;
		List<String> differences = new ArrayList<>();
		for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (jar.endsWith("-tests.jar")) {
				try (ZipFile zip = new ZipFile(jar)) {
					for (ZipEntry entry : zip.stream()
						.filter((e) -> e.getName().contains("test-documents/"))
						.toList()) {
						seen += compare(zip, entry, differences);
					}
				}
			}
		}
		assertThat(differences).isEmpty();
		assertThat(seen).isGreaterThan(500);
	}

	private int compare(ZipFile zip, ZipEntry entry, List<String> differences) throws IOException {
		try (InputStream in = zip.getInputStream(entry)) {
			byte[] bytes = in.readNBytes(TypeDetector.PREFIX);
			if (bytes.length == 0) {
				return 0;
			}
			String whole = TypeDetector.detect(this.registry, new ByteArrayInputStream(bytes), new Metadata());
			String divided = this.magic.detect(bytes, bytes.length);
			if (!whole.equals(divided)) {
				differences.add(entry.getName() + ": " + divided + " instead of " + whole);
			}
			return 1;
		}
	}

}
