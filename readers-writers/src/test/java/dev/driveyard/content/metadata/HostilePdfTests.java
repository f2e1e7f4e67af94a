package dev.driveyard.content.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataProcess;
import dev.driveyard.content.type.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class HostilePdfTests {

	private static final MetadataProcess PROCESS = new MetadataProcess(
			new MetadataLimits(Duration.ofSeconds(10), 64, 64 << 20, 20_000));

	private final ByteArrayOutputStream pdf = new ByteArrayOutputStream();

	@AfterAll
	static void end() {
		PROCESS.close();
	}

	@AfterEach
	void theNextFileIsRead() throws IOException {
		assertThat(read(Samples.document("testPDF.pdf")).toString()).contains("pages=1,");
	}

	@Test
	void thousandsOfPagesAreCountedWithoutBeingVisited() throws IOException {
		List<String> objects = new ArrayList<>();
		StringBuilder kids = new StringBuilder();
		for (int i = 3; i < 20_003; i++) {
			kids.append(i).append(" 0 R ");
			objects.add("<</Type/Page/Parent 2 0 R>>");
		}
		objects.add(0, "<</Type/Pages/Count 20000/Kids[" + kids + "]>>");
		assertThat(pages(objects)).isEqualTo(20_000);
	}

	@Test
	void pagesInACircleAreNoTrouble() throws IOException {
		assertThat(pages(List.of("<</Type/Pages/Count 3/Kids[2 0 R 3 0 R]>>",
				"<</Type/Pages/Parent 2 0 R/Count 3/Kids[2 0 R]>>")))
			.isEqualTo(3);
	}

	@Test
	void pagesInACircleThatMustBeSearchedForAreNoTrouble() throws IOException {
		write("""
				%PDF-1.4
				1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
				2 0 obj <</Type/Pages/Count 3/Kids[2 0 R 3 0 R]>> endobj
				3 0 obj <</Type/Pages/Parent 2 0 R/Count 3/Kids[2 0 R]>> endobj
				""");
		assertThat(reason(read(this.pdf.toByteArray()))).isIn(null, Reason.MALFORMED);
	}

	@Test
	void aNumberOfPagesThatCantBeIsNone() throws IOException {
		assertThat(pages(List.of("<</Type/Pages/Count 2147483647/Kids[]>>"))).isNull();
		assertThat(pages(List.of("<</Type/Pages/Count -5/Kids[]>>"))).isNull();
	}

	@Test
	void tablesThatFollowEachOtherInACircleAreNoTrouble() throws IOException {
		write("""
				%PDF-1.4
				1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
				2 0 obj <</Type/Pages/Count 1/Kids[]>> endobj
				""");
		int table = this.pdf.size();
		write("xref\n0 1\n0000000000 65535 f \ntrailer <</Size 3/Root 1 0 R/Prev " + table + ">>\nstartxref\n" + table
				+ "\n%%EOF\n");
		assertThat(reason(read(this.pdf.toByteArray()))).isIn(null, Reason.MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "<</A ", "(" })
	void nestingWithoutEndIsMalformed(String opening) throws IOException {
		write("%PDF-1.4\n1 0 obj " + opening.repeat(500_000));
		assertThat(reason(read(this.pdf.toByteArray()))).isEqualTo(Reason.MALFORMED);
	}

	@Test
	void aStreamThatUnpacksToMoreThanTheMemoryEndsTheChild() throws IOException {
		byte[] bomb = bomb(300 << 20);
		assertThat(bomb.length).isLessThan(400_000);
		write("%PDF-1.5\n1 0 obj <</Type/XRef/Size 50000000/W[1 4 1]/Root 2 0 R/Filter/FlateDecode/Length "
				+ bomb.length + ">>\nstream\n");
		this.pdf.write(bomb);
		write("\nendstream endobj\nstartxref\n9\n%%EOF\n");
		MetadataOutcome outcome = read(this.pdf.toByteArray());
		assertThat(reason(outcome)).isEqualTo(Reason.CRASHED);
		assertThat(outcome.toString()).contains("it filled its memory");
	}

	@Test
	void halfAFileIsReadAsFarAsItGoesOrMalformed() throws IOException {
		byte[] whole = Samples.document("testPDF.pdf");
		for (int length : new int[] { 9, 100, whole.length / 2, whole.length - 40 }) {
			assertThat(reason(read(Arrays.copyOf(whole, length)))).isIn(null, Reason.MALFORMED);
		}
	}

	/** Why it failed; null if it did not. */
	private static @Nullable Reason reason(MetadataOutcome outcome) {
		return (outcome instanceof Failed failed) ? failed.reason() : null;
	}

	/** Of a document of which the second and further objects are given. */
	private @Nullable Integer pages(List<String> objects) throws IOException {
		StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 2) + "\n0000000000 65535 f \n");
		write("%PDF-1.4\n");
		table.append(String.format("%010d 00000 n \n", this.pdf.size()));
		write("1 0 obj <</Type/Catalog/Pages 2 0 R/Lang(en)>> endobj\n");
		for (int i = 0; i < objects.size(); i++) {
			table.append(String.format("%010d 00000 n \n", this.pdf.size()));
			write(i + 2 + " 0 obj " + objects.get(i) + " endobj\n");
		}
		int start = this.pdf.size();
		write(table + "trailer <</Size " + (objects.size() + 2) + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n");
		MetadataOutcome outcome = read(this.pdf.toByteArray());
		this.pdf.reset();
		assertThat(outcome).isInstanceOf(Found.class);
		return ((Found) outcome).metadata().pages();
	}

	private static byte[] bomb(int size) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
			byte[] zeros = new byte[1 << 20];
			for (int written = 0; written < size; written += zeros.length) {
				out.write(zeros);
			}
		}
		return packed.toByteArray();
	}

	private void write(String text) {
		this.pdf.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static MetadataOutcome read(byte[] bytes) throws IOException {
		return PROCESS.read("application/pdf", bytes.length, MetadataSamplesTests.source(bytes));
	}

}
