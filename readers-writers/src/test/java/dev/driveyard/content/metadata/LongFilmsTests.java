package dev.driveyard.content.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.bytes.Content;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Films that are far longer than what may be read of them.
 */
class LongFilmsTests {

	private static final int LIMIT = 1 << 20;

	@Test
	void ofAFilmInFragmentsOnlyTheHeaderIsRead() {
		byte[] film = joined(film(0, 5000, "avc1", new byte[70]), fragments(50));
		ContentMetadata metadata = read("video/mp4", film);
		assertThat(metadata.videoCodec()).isEqualTo("avc1");
		assertThat(metadata.durationMillis()).isEqualTo(5000);
	}

	@Test
	void aHeaderBehindTheFilmIsRead() {
		byte[] film = joined(box("mdat", new byte[5 << 20]), film(7000, 0, "avc1", new byte[70]));
		assertThat(read("video/quicktime", film).durationMillis()).isEqualTo(7000);
	}

	@Test
	void soundOfQuickTimesSecondVersionSaysItsRateElsewhere() {
		ByteBuffer sound = ByteBuffer.allocate(64);
		sound.position(8).putShort((short) 2).position(16);
		sound.putShort((short) 3).putShort((short) 16).putShort((short) -2).putShort((short) 0).putInt(65_536);
		sound.putInt(72).putDouble(96_000).putInt(6);
		ContentMetadata metadata = read("video/quicktime", film(7000, 0, "lpcm", sound.array()));
		assertThat(metadata.sampleRate()).isEqualTo(96_000);
		assertThat(metadata.channels()).isEqualTo(6);
	}

	@Test
	void ofMatroskaWithSomethingBehindItOnlyTheBeginningIsRead() {
		byte[] head = HexFormat.of().parseHex("1549A96687448984459C40001654AE6B8CAE8A8381018685565F565038");
		ByteArrayOutputStream segment = new ByteArrayOutputStream();
		segment.writeBytes(head);
		for (int i = 0; i < 50; i++) {
			segment.writeBytes(HexFormat.of().parseHex("1F43B67510012000"));
			segment.writeBytes(new byte[0x12000]);
		}
		byte[] film = joined(HexFormat.of().parseHex("1A45DFA3801853806701000000"),
				ByteBuffer.allocate(4).putInt(segment.size()).array(), segment.toByteArray(), new byte[10]);
		assertThat(read("video/x-matroska", film).durationMillis()).isEqualTo(5000);
	}

	private static ContentMetadata read(String type, byte[] film) {
		Content content = new Content(film.length, Arrays.copyOf(film, 1000), LIMIT,
				(position, length) -> Arrays.copyOfRange(film, (int) position, (int) position + length));
		MetadataOutcome outcome = new MetadataExtractor().read(type, content);
		assertThat(outcome).isInstanceOf(Found.class);
		return ((Found) outcome).metadata();
	}

	private static byte[] film(int millis, int fragmentMillis, String codec, byte[] sample) {
		boolean sound = codec.equals("lpcm");
		byte[] movie = ByteBuffer.allocate(100).putInt(12, 1000).putInt(16, millis).array();
		byte[] handler = ByteBuffer.allocate(24).put(8, text(sound ? "soun" : "vide")).array();
		byte[] samples = joined(new byte[8], box(codec, sample));
		byte[] track = box("trak", box("mdia", box("hdlr", handler), box("minf", box("stbl", box("stsd", samples)))));
		byte[] length = box("mvex", box("mehd", ByteBuffer.allocate(8).putInt(4, fragmentMillis).array()));
		return box("moov", box("mvhd", movie), (fragmentMillis > 0) ? length : new byte[0], track);
	}

	private static byte[] fragments(int count) {
		byte[] fragment = joined(box("moof"), box("mdat", new byte[70_000]));
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (int i = 0; i < count; i++) {
			all.writeBytes(fragment);
		}
		return all.toByteArray();
	}

	private static byte[] box(String name, byte[]... content) {
		byte[] inner = joined(content);
		return joined(ByteBuffer.allocate(4).putInt(inner.length + 8).array(), text(name), inner);
	}

	private static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
