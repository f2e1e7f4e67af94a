package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import dev.driveyard.content.manifest.ManifestResult.Status;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bags as RFC 8493 and the drafts before it want them, and what may be wrong with each
 * part.
 */
class BagCheckTests {

	private static final String DECLARATION = "BagIt-Version: %s\nTag-File-Character-Encoding: %s\n";

	@TempDir
	private Path bag;

	@BeforeEach
	void makeBag() throws IOException {
		Files.createDirectories(this.bag.resolve("data/sub"));
		write("data/a", "a");
		write("data/sub/b", "bb");
		declare("1.0", "UTF-8");
		sums("sha256", "data/a", "data/sub/b");
		write("bag-info.txt", "Contact-Name: Edna\n  Janssen\nPayload-Oxum: 3.2\n");
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(this.bag.resolve(name), text);
	}

	private String read(String name) throws IOException {
		return Files.readString(this.bag.resolve(name));
	}

	private void declare(String version, String encoding) throws IOException {
		write("bagit.txt", DECLARATION.formatted(version, encoding));
	}

	private String sum(String algorithm, String file) throws IOException {
		try {
			MessageDigest digest = MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
			return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(this.bag.resolve(file))));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Writes a manifest of the payload or, if it begins with another file, of others. */
	private void sums(String algorithm, String... files) throws IOException {
		StringBuilder lines = new StringBuilder();
		for (String file : files) {
			lines.append(sum(algorithm, file)).append("  ").append(file).append('\n');
		}
		write((file(files[0]) ? "manifest-" : "tagmanifest-") + algorithm + ".txt", lines.toString());
	}

	private static boolean file(String path) {
		return path.startsWith("data/");
	}

	private List<ManifestResult> all() throws IOException {
		List<ManifestResult> results = new ArrayList<>();
		new BagCheck(new LocalBackend(), this.bag, LocalPaths.encode(this.bag.toRealPath()), 2).run(results::add);
		return results;
	}

	/** All but what is as it should be: the status and the path of each. */
	private List<String> wrong() throws IOException {
		return all().stream()
			.filter((result) -> result.status() != Status.OK)
			.map((result) -> result.status() + " " + result.path())
			.toList();
	}

	@Test
	void aWholeBagIsRightToItsLastFile() throws IOException {
		sums("sha512", "data/a", "data/sub/b");
		sums("sha256", "data/a", "data/sub/b");
		sums("sha256", "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt");
		assertThat(all()).hasSize(8).allMatch((result) -> result.status() == Status.OK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "md5", "sha1", "sha224", "sha256", "sha384", "sha512" })
	void eachAlgorithmIsChecked(String algorithm) throws IOException {
		Files.delete(this.bag.resolve("manifest-sha256.txt"));
		sums(algorithm, "data/a", "data/sub/b");
		assertThat(wrong()).isEmpty();
		write("data/a", "b");
		assertThat(wrong()).containsExactly("CHANGED data/a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "BagIt-Version: 1.0\n", "BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n",
			"BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n",
			"BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n",
			"BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n",
			"BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n",
			"bagit-version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
			"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n",
			"BagIt-Version: 1.0\nTag-File-Character-Encoding: NONE-8\n",
			"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n\n",
			"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: 1\n",
			"\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" })
	void aDeclarationIsExactlyTwoLines(String text) throws IOException {
		write("bagit.txt", text);
		assertThat(wrong()).containsExactly("MALFORMED bagit.txt");
	}

	@Test
	void aBagHasADeclarationAManifestAndData() throws IOException {
		Files.delete(this.bag.resolve("bagit.txt"));
		assertThat(wrong()).containsExactly("MISSING bagit.txt");
		declare("1.0", "UTF-8");
		Files.move(this.bag.resolve("manifest-sha256.txt"), this.bag.resolve("manifest-blake2b.txt"));
		assertThat(wrong()).containsExactly("WARNING manifest-blake2b.txt", "MISSING manifest-sha512.txt",
				"EXTRA data/a", "EXTRA data/sub/b");
		Shell.run(this.bag, "mv manifest-blake2b.txt manifest-sha256.txt; rm -r data");
		assertThat(wrong()).containsExactly("MISSING data/a", "MISSING data/sub/b", "MISSING data");
	}

	@Test
	void thePayloadIsWhatIsListedNoMoreAndNoLess() throws IOException {
		write("data/a", "x");
		Files.delete(this.bag.resolve("data/sub/b"));
		write("data/new", "n");
		Files.createSymbolicLink(this.bag.resolve("data/link"), Path.of("a"));
		Shell.run(this.bag, "mkfifo data/pipe; rm bag-info.txt; mkdir data/empty");
		assertThat(wrong()).containsExactly("CHANGED data/a", "MISSING data/sub/b", "EXTRA data/link", "EXTRA data/new",
				"EXTRA data/pipe");
	}

	@Test
	void aListedLinkIsNotFollowed() throws IOException {
		Shell.run(this.bag, "mv data/a kept; ln -s ../kept data/a; rm bag-info.txt");
		assertThat(wrong()).containsExactly("REFUSED data/a", "EXTRA data/a");
	}

	@ParameterizedTest
	@CsvSource({ "1.0, MALFORMED", "0.97, WARNING", "0.93, WARNING" })
	void whatIsListedTwiceIsWrongSinceTheRfc(String version, Status status) throws IOException {
		declare(version, "UTF-8");
		sums("sha256", "data/a", "data/sub/b", "data/a");
		assertThat(wrong()).containsExactly(status + " data/a");
		write("manifest-sha256.txt", read("manifest-sha256.txt") + "0".repeat(64) + "  data/a\n");
		assertThat(wrong()).as("with different hashes").containsExactly(status + " data/a", "MALFORMED data/a");
	}

	@ParameterizedTest
	@CsvSource({ "1.0, EXTRA data/sub/b", "0.97," })
	void eachManifestListsAllSinceTheRfc(String version, String wrong) throws IOException {
		declare(version, "UTF-8");
		sums("md5", "data/a");
		assertThat(wrong()).containsExactlyElementsOf((wrong != null) ? List.of(wrong) : List.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "../x", "/etc/passwd", "data/../../x", "data/", "." })
	void noPathLeadsOut(String path) throws IOException {
		write("manifest-sha256.txt", read("manifest-sha256.txt") + "0".repeat(64) + "  " + path + "\n");
		assertThat(wrong()).containsExactly("REFUSED " + path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "~/x", "bagit.txt", "data", "C:\\x" })
	void aManifestListsPayloadAlone(String path) throws IOException {
		write("manifest-sha256.txt", read("manifest-sha256.txt") + "0".repeat(64) + "  " + path + "\n");
		assertThat(wrong()).containsExactly("MALFORMED " + path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "abc data/a", "# comment" })
	void aLineThatIsNoneIsTold(String line) throws IOException {
		write("manifest-sha256.txt", read("manifest-sha256.txt") + line + "\n");
		assertThat(wrong()).hasSize(1).first().asString().startsWith("MALFORMED ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "./data/a", "*data/a", "data//a" })
	void whatOthersMayNotTakeIsWarnedOf(String path) throws IOException {
		write("manifest-sha256.txt", read("manifest-sha256.txt").replace("data/a", path));
		assertThat(wrong()).hasSize(1).first().asString().startsWith("WARNING ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\r\n" })
	void linesEndInThreeWays(String end) throws IOException {
		for (String name : List.of("bagit.txt", "manifest-sha256.txt", "bag-info.txt")) {
			write(name, read(name).replace("\n", end));
		}
		assertThat(wrong()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16LE", "ISO-8859-1", "UTF-8", "windows-1252" })
	void filesAreInTheEncodingThatIsDeclared(String encoding) throws IOException {
		Shell.run(this.bag, "mv data/a data/ä; rm manifest-sha256.txt");
		sums("sha256", "data/ä", "data/sub/b");
		declare("0.97", encoding);
		for (String name : List.of("manifest-sha256.txt", "bag-info.txt")) {
			Files.write(this.bag.resolve(name), read(name).getBytes(Charset.forName(encoding)));
		}
		assertThat(wrong()).isEmpty();
	}

	@Test
	void whatIsNotInTheEncodingIsWrong() throws IOException {
		Shell.run(this.bag, "mv data/a \"$(printf 'data/\\344')\"");
		Files.write(this.bag.resolve("manifest-sha256.txt"),
				read("manifest-sha256.txt").replace("data/a", "data/ä").getBytes(StandardCharsets.ISO_8859_1));
		assertThat(wrong()).hasSize(2).first().asString().startsWith("MALFORMED ");
		declare("1.0", "US-ASCII");
		assertThat(wrong()).contains("MALFORMED manifest-sha256.txt");
	}

	@Test
	void aByteOrderMarkOfAManifestIsWarnedOf() throws IOException {
		write("manifest-sha256.txt", "\uFEFF" + read("manifest-sha256.txt"));
		assertThat(wrong()).containsExactly("WARNING manifest-sha256.txt");
	}

	@ParameterizedTest
	@CsvSource({ "N\u00fa\u00f1ez, Nu\u0301n\u0303ez", "Nu\u0301n\u0303ez, N\u00fa\u00f1ez", "hello, HELLO" })
	void namesThatSomeSystemsTakeForOneAreWarnedOf(String there, String listed) throws IOException {
		Shell.run(this.bag, "mv data/a data/$1", there);
		sums("sha256", "data/" + there, "data/sub/b");
		write("manifest-sha256.txt", read("manifest-sha256.txt").replace(there, listed));
		assertThat(wrong()).containsExactly("WARNING data/" + listed);
		write("data/" + there, "z");
		assertThat(wrong()).containsExactly("WARNING data/" + listed, "CHANGED data/" + listed);
	}

	@Test
	void lineEndsAndPercentSignsOfNamesAreEncoded() throws IOException {
		Shell.run(this.bag, "mv data/a \"$(printf 'data/50%%25\\nline\\rx')\"");
		String hash = sum("sha256", "data/50%25\nline\rx");
		write("manifest-sha256.txt",
				hash + "  data/50%2525%0Aline%0dx\n" + sum("sha256", "data/sub/b") + "  data/sub/b\n");
		assertThat(wrong()).isEmpty();
	}

	@Test
	void aPercentSignThatIsNotEncodedIsWarnedOf() throws IOException {
		Shell.run(this.bag, "mv data/a data/a%25b");
		write("manifest-sha256.txt", read("manifest-sha256.txt").replace("data/a", "data/a%25b"));
		assertThat(wrong()).containsExactly("WARNING data/a%b");
	}

	@ParameterizedTest
	@CsvSource({ "Payload-Oxum: 3.2,", "payload-oxum:  3.2 ,", "Payload-Oxum: 4.2, CHANGED",
			"Payload-Oxum: 3.3, CHANGED", "Payload-Oxum: many, MALFORMED", "no label, MALFORMED" })
	void thePayloadHasTheSizeThatIsSaid(String line, String status) throws IOException {
		write("bag-info.txt", line + "\n");
		assertThat(wrong()).containsExactlyElementsOf((status != null) ? List.of(status + " bag-info.txt") : List.of());
	}

	@Test
	void whatIsToBeFetchedIsPartOfTheBag() throws IOException {
		write("fetch.txt", "https://example.org/a - data/a\r\n");
		assertThat(wrong()).as("it was fetched").isEmpty();
		Files.delete(this.bag.resolve("data/a"));
		assertThat(all()).filteredOn((result) -> result.status() == Status.MISSING)
			.singleElement()
			.satisfies((result) -> assertThat(result.message()).contains("https://example.org/a"));
		write("data/a", "a");
		write("fetch.txt", """
				https://example.org/a - ../a
				https://example.org/a - /tmp/a
				https://example.org/a - ~/a
				https://example.org/a 12 data/unlisted
				data/a
				""");
		assertThat(wrong()).containsExactly("REFUSED ../a", "REFUSED /tmp/a", "REFUSED ~/a", "MALFORMED data/a",
				"MALFORMED data/unlisted");
	}

	@ParameterizedTest
	@CsvSource({ "1.0, MALFORMED", "0.97, WARNING" })
	void aTagManifestListsTheManifestsAndNoPayload(String version, Status status) throws IOException {
		declare(version, "UTF-8");
		sums("sha256", "bagit.txt");
		assertThat(wrong()).containsExactly(status + " tagmanifest-sha256.txt");
		sums("sha256", "bagit.txt", "manifest-sha256.txt", "data/a");
		assertThat(wrong()).containsExactly(status + " data/a");
		write("bagit.txt", read("bagit.txt") + " ");
		assertThat(wrong()).contains("CHANGED bagit.txt");
	}

	@Test
	void filesOfSystemsAreWarnedOf() throws IOException {
		write("data/Thumbs.db", "");
		sums("sha256", "data/a", "data/sub/b", "data/Thumbs.db");
		write("bag-info.txt", "Payload-Oxum: 3.3\n");
		assertThat(wrong()).containsExactly("WARNING data/Thumbs.db");
	}

}
