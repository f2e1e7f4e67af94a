package dev.driveyard.content.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Objects;

import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.bytes.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What sums and sizes tell of sounds, databases and texts that nothing here decodes to
 * their ends.
 */
class StructureOfFilesTests {

	private static MetadataOutcome check(String type, byte[] bytes) {
		return new MetadataExtractor().read(MetadataExtractor.CHECK + type, Content.of(bytes));
	}

	private static void assertWhole(String type, byte[] bytes) {
		assertThat(check(type, bytes)).as("%s of %s bytes", type, bytes.length).isInstanceOf(Nothing.class);
	}

	private static void assertFails(String type, byte[] bytes, Reason reason) {
		assertThat(check(type, bytes)).as("%s of %s bytes", type, bytes.length)
			.isInstanceOfSatisfying(Failed.class, (failed) -> assertThat(failed.reason()).isEqualTo(reason));
	}

	private static byte[] sample(String name) throws IOException {
		try (InputStream in = Objects
			.requireNonNull(StructureOfFilesTests.class.getResourceAsStream("/media/" + name))) {
			return in.readAllBytes();
		}
	}

	private static byte[] join(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

	@ParameterizedTest
	@CsvSource({ "sound.flac, audio/x-flac", "sound.ogg, audio/vorbis", "sound.opus, audio/opus" })
	void soundsHaveSumsToTheirEnds(String name, String type) throws IOException {
		byte[] whole = sample(name);
		assertWhole(type, whole);
		for (int cut : new int[] { 1, 2, 20, 300, whole.length / 4 }) {
			assertFails(type, Arrays.copyOf(whole, whole.length - cut), Reason.MALFORMED);
		}
		for (int at = whole.length * 3 / 4; at < whole.length; at += 97) {
			byte[] changed = whole.clone();
			changed[at] ^= 0x10;
			assertFails(type, changed, Reason.MALFORMED);
		}
	}

	@Test
	void tagsOfOthersAroundFlacAreNoDamage() throws IOException {
		byte[] whole = sample("sound.flac");
		byte[] id3 = join("ID3\3\0\0\0\0\1\0".getBytes(StandardCharsets.ISO_8859_1), new byte[128]);
		byte[] tail = Arrays.copyOf("TAGtitle".getBytes(StandardCharsets.US_ASCII), 128);
		byte[] ape = ByteBuffer.allocate(96)
			.put(64, "APETAGEX".getBytes(StandardCharsets.US_ASCII))
			.put(77, (byte) 0)
			.put(76, (byte) 64)
			.put(87, (byte) 0x80)
			.array();
		assertWhole("audio/x-flac", join(whole, tail));
		assertWhole("audio/x-flac", join(whole, ape));
		assertWhole("audio/x-flac", join(whole, ape, tail));
		assertWhole("audio/x-flac", join(id3, whole));
		byte[] footed = join(id3, "3DI\4\0\20\0\0\1\0".getBytes(StandardCharsets.ISO_8859_1));
		footed[3] = 4;
		footed[5] = 0x10;
		assertWhole("audio/x-flac", join(footed, whole));
		assertFails("audio/x-flac", join(id3, Arrays.copyOf(whole, whole.length - 9), tail), Reason.MALFORMED);
		assertFails("audio/x-flac", join(whole, new byte[] { 1 }), Reason.MALFORMED);
	}

	@Test
	void oggMayBePaddedAndChained() throws IOException {
		byte[] whole = sample("sound.ogg");
		assertWhole("audio/vorbis", join(whole, new byte[5000]));
		assertWhole("audio/vorbis", join(whole, whole));
		assertFails("audio/vorbis", join(whole, "rest".getBytes(StandardCharsets.US_ASCII)), Reason.MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(ints = { 512, 4096, 65536 })
	void aDatabaseHasAllPagesThatItCounts(int page, @TempDir Path folder) throws IOException, SQLException {
		Path file = folder.resolve("database");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
				Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA page_size = " + page);
			statement.execute("CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
					+ " WHERE i < 5000) SELECT i, hex(randomblob(20)) AS h FROM n");
		}
		byte[] whole = Files.readAllBytes(file);
		assertWhole("application/x-sqlite3", whole);
		assertFails("application/x-sqlite3", Arrays.copyOf(whole, whole.length - page), Reason.MALFORMED);
		assertFails("application/x-sqlite3", Arrays.copyOf(whole, whole.length - 1), Reason.MALFORMED);
		assertFails("application/x-sqlite3", Arrays.copyOf(whole, 90), Reason.MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[1, \"a]\", {\"b\": [\"\\\"\", \"\\\\\"]}]\n", "\"text\"", "12",
			"{\"a\": 1}\n{\"a\": 2}\n", "// comment \"\n{ \"a\": [", "{ 'a': [", "{ \"a\": \"x\ny [", "]{",
			"\uFEFF{}" })
	void jsonThatIsWholeOrAnotherKindIsNotTold(String text) {
		assertWhole("application/json", text.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[1, 2", "{\"a\": \"b", "{\"a\": \"b\\", "{\"a\": {\"b\": 1}", "[\"]\"" })
	void jsonThatEndsEarlyIsTold(String text) {
		assertFails("application/json", text.getBytes(StandardCharsets.UTF_8), Reason.ENDS_EARLY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<a/>",
			"<?xml version='1.0'?>\n<!DOCTYPE a [ <!ENTITY e \"<>\"> ]>\n<a b='>'><c/>t &gt;</a>\n",
			"<a><!-- <b> -- ---><![CDATA[<b>]]]></a>", "<a><![CDATA[]]]]></a>", "<a x = \"/\" ></a >", "<a><br><</a>",
			"text", "<!DOCTYPE a [ <!-- don't > ]> --> <!ELEMENT a (#PCDATA)> <?p it's?> %b; ] ><a></a>",
			"\uFEFF<a></a>" })
	void xmlThatIsWholeOrAnotherKindIsNotTold(String text) {
		assertWhole("application/xml", text.getBytes(StandardCharsets.UTF_8));
		assertWhole("image/svg+xml", text.getBytes(StandardCharsets.UTF_16));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<a>", "<a><b></b>", "<a", "<a b='", "<a></a", "<a><!-- ", "<a><![CDATA[ ]]", "<?xml ",
			"<!DOCTYPE a [" })
	void xmlThatEndsEarlyIsTold(String text) {
		assertFails("application/gpx+xml", text.getBytes(StandardCharsets.UTF_8), Reason.ENDS_EARLY);
	}

}
