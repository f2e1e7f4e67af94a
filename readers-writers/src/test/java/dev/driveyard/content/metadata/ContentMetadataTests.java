package dev.driveyard.content.metadata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataWire;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContentMetadataTests {

	private final MetadataDraft draft = new MetadataDraft();

	@ParameterizedTest
	@CsvSource({ "0,0", "90.1,0", "-91,10", "10,180.5", "NaN,3", "3,NaN", "Infinity,1", ",5", "5," })
	void aPlaceThatIsNoneIsNotKept(Double latitude, Double longitude) {
		this.draft.latitude = latitude;
		this.draft.longitude = longitude;
		this.draft.altitude = 100.0;
		assertThat(this.draft.finish().isEmpty()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "90,180", "-90,-180", "0,0.001", "0.001,0" })
	void aPlaceAtTheEdgeIsKept(Double latitude, Double longitude) {
		this.draft.latitude = latitude;
		this.draft.longitude = longitude;
		assertThat(this.draft.finish().latitude()).isEqualTo(latitude);
		assertThat(this.draft.finish().longitude()).isEqualTo(longitude);
	}

	@Test
	void whatIsAbsurdIsNotKept() {
		this.draft.width = 100;
		this.draft.height = 0;
		this.draft.orientation = 9;
		this.draft.takenAt = LocalDateTime.of(1, 1, 1, 0, 0);
		this.draft.takenOffset = ZoneOffset.UTC;
		this.draft.durationMillis = Long.MAX_VALUE;
		this.draft.frameRate = Double.POSITIVE_INFINITY;
		this.draft.channels = -1;
		this.draft.created = Instant.EPOCH;
		this.draft.modified = Instant.MAX;
		this.draft.title = " \u0000\u200b\n ";
		assertThat(this.draft.finish().isEmpty()).isTrue();
	}

	@Test
	void aTextIsOneLineWithoutWhatCantBeSeen() {
		assertThat(ContentMetadata.text("\u0000A\u202e b\r\n\tc\u2028d\ud800 \ud83d\ude00\u0007"))
			.isEqualTo("A b c d \ud83d\ude00");
		String grins = "\ud83d\ude00".repeat(600);
		assertThat(ContentMetadata.text(grins)).hasSize(1000).endsWith("\ud83d\ude00");
		assertThat(ContentMetadata.text("x" + grins)).hasSize(999).endsWith("\ud83d\ude00");
	}

	@Test
	void everyOutcomeArrivesAsItWasSent() throws IOException {
		this.draft.size(3, 4);
		this.draft.takenAt = LocalDateTime.parse("2020-02-29T23:59:59");
		this.draft.takenOffset = ZoneOffset.ofHoursMinutes(5, 30);
		this.draft.latitude = -1.5;
		this.draft.longitude = 2.25;
		this.draft.durationMillis = 1L << 33;
		this.draft.title = "T\u00e4st \ud83d\ude00";
		this.draft.created = Instant.parse("2001-02-03T04:05:06.789Z");
		for (MetadataOutcome outcome : new MetadataOutcome[] { new Found(this.draft.finish()), new Nothing(),
				new Failed(Reason.ENCRYPTED, "why") }) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			MetadataWire.write(outcome, new DataOutputStream(out));
			assertThat(MetadataWire.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray()))))
				.isEqualTo(outcome);
		}
	}

	@Test
	void whatAChildSaysIsCleanedOnceMore() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		MetadataWire.write(new Failed(Reason.MALFORMED, "a\u001b[31m\u202e b\n" + "c".repeat(5000)),
				new DataOutputStream(out));
		assertThat(MetadataWire.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray()))))
			.isInstanceOfSatisfying(Failed.class,
					(failed) -> assertThat(failed.message()).startsWith("a [31m b c").hasSize(1000));
	}

	@Property(tries = 2000)
	void nonsenseFromAChildIsAnErrorOfTheirTalkOrPlausible(@ForAll @Size(max = 200) byte[] bytes) {
		try {
			MetadataOutcome outcome = MetadataWire.read(new DataInputStream(new ByteArrayInputStream(bytes)));
			assertThat(outcome).isNotNull();
		}
		catch (IOException ex) {
			assertThat(ex).isNotNull();
		}
	}

	@Property(tries = 2000)
	void anyTextIsCleanAndCleaningItAgainChangesNothing(@ForAll String text) {
		String clean = ContentMetadata.text(text);
		if (clean != null) {
			assertThat(clean).hasSizeBetween(1, 1000).doesNotContainPattern("\\p{Cc}");
			assertThat(ContentMetadata.text(clean)).isEqualTo(clean);
		}
	}

	@Test
	void limitsThatAllowNothingAreRefused() {
		assertThatThrownBy(() -> new MetadataLimits(MetadataLimits.DEFAULT.deadline(), 1, 1, 1))
			.isInstanceOf(IllegalArgumentException.class);
	}

}
