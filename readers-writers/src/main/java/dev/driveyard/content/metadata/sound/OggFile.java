package dev.driveyard.content.metadata.sound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Ogg (RFC 3533) with Vorbis, Opus, FLAC, Speex or Theora: the first two packets of each
 * stream, and the last page for the length.
 */
public final class OggFile {

	private static final int FIRST_PAGES = 64;

	private static final int TAIL = 1 << 16;

	private final Content content;

	private final MetadataDraft draft;

	private @Nullable Long timed;

	private double samplesPerSecond;

	private long skipped;

	private OggFile(Content content, MetadataDraft draft) {
		this.content = content;
		this.draft = draft;
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		new OggFile(content, draft).read();
	}

	private void read() throws IOException {
		ByteArrayOutputStream packets = new ByteArrayOutputStream();
		Cursor at = Cursor.littleEndian(this.content, 0);
		for (int pages = 0; pages < FIRST_PAGES && at.has(27); pages++) {
			if (!at.name().equals("OggS")) {
				break;
			}
			boolean begins = (at.skip(1).u8() & 2) != 0;
			long serial = at.skip(8).u32();
			int segments = at.skip(8).u8();
			int length = 0;
			for (byte lacing : at.bytes(segments)) {
				length += lacing & 0xFF;
			}
			byte[] data = this.content.upTo(at.position, length);
			if (begins) {
				begin(data, serial);
			}
			else if (this.timed != null && serial == this.timed && packets.size() < 1 << 20) {
				packets.writeBytes(data);
			}
			at.position += length;
		}
		if (this.draft.audioCodec == null && this.draft.videoCodec == null) {
			throw new IOException("no stream that is known");
		}
		comments(packets.toByteArray());
		length();
		this.draft.bitRateOf(this.content.size());
	}

	private void begin(byte[] packet, long serial) {
		ByteBuffer in = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
		String head = new String(packet, 0, Math.min(8, packet.length), StandardCharsets.ISO_8859_1);
		if (head.startsWith("\1vorbis") && packet.length >= 30) {
			audio("Vorbis", packet[11] & 0xFF, in.getInt(12), serial);
		}
		else if (head.equals("OpusHead") && packet.length >= 19) {
			audio("Opus", packet[9] & 0xFF, 48_000, serial);
			this.skipped = in.getShort(10) & 0xFFFF;
		}
		else if (head.startsWith("\u007fFLAC") && packet.length >= 51) {
			long packed = ByteBuffer.wrap(packet).getLong(27);
			audio("FLAC", (int) ((packed >>> 41) & 7) + 1, (int) (packed >>> 44), serial);
		}
		else if (head.equals("Speex   ") && packet.length >= 80) {
			audio("Speex", in.getInt(48), in.getInt(36), serial);
		}
		else if (head.startsWith("\u0080theora") && packet.length >= 42) {
			theora(ByteBuffer.wrap(packet));
		}
	}

	private void audio(String codec, int channels, int rate, long serial) {
		this.draft.audioCodec = codec;
		this.draft.channels = channels;
		this.draft.sampleRate = rate;
		this.samplesPerSecond = rate;
		this.timed = serial;
	}

	private void theora(ByteBuffer in) {
		this.draft.videoCodec = "Theora";
		this.draft.size(in.getInt(14) >>> 8, in.getInt(17) >>> 8);
		this.draft.frameRate = (in.getInt(26) > 0) ? (double) in.getInt(22) / in.getInt(26) : null;
	}

	private void comments(byte[] packets) {
		String head = new String(packets, 0, Math.min(8, packets.length), StandardCharsets.ISO_8859_1);
		if (head.startsWith("\3vorbis")) {
			VorbisComments.read(packets, 7, this.draft);
		}
		else if (head.equals("OpusTags")) {
			VorbisComments.read(packets, 8, this.draft);
		}
		else if (packets.length > 4 && "FLAC".equals(this.draft.audioCodec)) {
			VorbisComments.read(packets, 4, this.draft);
		}
	}

	/**
	 * The last page of the stream that gives the time says how many samples there are.
	 */
	private void length() throws IOException {
		long from = Math.max(0, this.content.size() - TAIL);
		byte[] tail = this.content.upTo(from, TAIL);
		ByteBuffer in = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = tail.length - 27; i >= 0; i--) {
			boolean page = in.getInt(i) == 0x5367674F;
			if (page && this.timed != null && Integer.toUnsignedLong(in.getInt(i + 14)) == this.timed
					&& in.getLong(i + 6) > 0 && this.samplesPerSecond > 0) {
				this.draft.duration((in.getLong(i + 6) - this.skipped) / this.samplesPerSecond);
				return;
			}
		}
	}

}
