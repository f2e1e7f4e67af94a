package dev.driveyard.content.metadata.sound;

import java.io.IOException;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import org.jspecify.annotations.Nullable;

/**
 * MPEG audio: its tags, and its length from the first frames.
 */
public final class Mp3File {

	private static final int SEARCHED = 1 << 17;

	private static final int[] RATES = { 44_100, 48_000, 32_000 };

	private static final int[][] BIT_RATES = { { 0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448 },
			{ 0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384 },
			{ 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 },
			{ 0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256 },
			{ 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 } };

	private final Content content;

	private final MetadataDraft draft;

	private Mp3File(Content content, MetadataDraft draft) {
		this.content = content;
		this.draft = draft;
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		Id3Tag.read(content, draft);
		new Mp3File(content, draft).frames(tagLength(content));
	}

	/** How long the tag before the sound is. */
	public static long tagLength(Content content) throws IOException {
		byte[] head = content.upTo(0, 10);
		if (head.length < 10 || head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
			return 0;
		}
		return 10L + Id3Tag.synchSafe(head, 6) + ((head[5] & 0x10) != 0 ? 10 : 0);
	}

	/** Two frames in a row are frames, one may be chance. */
	private void frames(long from) throws IOException {
		byte[] bytes = this.content.upTo(from, SEARCHED);
		for (int i = 0; i + 4 <= bytes.length; i++) {
			Frame frame = frame(bytes, i);
			if (frame == null) {
				continue;
			}
			int next = i + frame.length();
			boolean last = from + next >= this.content.size();
			if (last || (next + 4 <= bytes.length && frame(bytes, next) != null)) {
				apply(frame, bytes, i, from + i);
				return;
			}
		}
		if (this.draft.finish().isEmpty()) {
			throw new IOException("no sound in it");
		}
	}

	private void apply(Frame frame, byte[] bytes, int at, long position) {
		this.draft.audioCodec = "MPEG-" + frame.version() + " layer " + frame.layer();
		this.draft.sampleRate = frame.rate();
		this.draft.channels = frame.channels();
		long audio = this.content.size() - position;
		long frames = counted(frame, bytes, at);
		if (frames > 0) {
			this.draft.duration((double) frames * frame.samples() / frame.rate());
			this.draft.bitRateOf(audio);
		}
		else {
			this.draft.bitRate = (long) frame.bitRate();
			this.draft.duration(audio * 8.0 / frame.bitRate());
		}
	}

	/** How many frames the first one says there are, in Xing's or Fraunhofer's words. */
	private static long counted(Frame frame, byte[] bytes, int at) {
		boolean first = frame.version().equals("1");
		int side = (frame.channels() == 1) ? (first ? 17 : 9) : (first ? 32 : 17);
		int xing = at + 4 + side;
		if (xing + 12 <= bytes.length && (named(bytes, xing, "Xing") || named(bytes, xing, "Info"))) {
			return ((bytes[xing + 7] & 1) != 0) ? u32(bytes, xing + 8) : 0;
		}
		int vbri = at + 36;
		return (vbri + 18 <= bytes.length && named(bytes, vbri, "VBRI")) ? u32(bytes, vbri + 14) : 0;
	}

	private static boolean named(byte[] bytes, int at, String name) {
		for (int i = 0; i < name.length(); i++) {
			if (bytes[at + i] != name.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	private static long u32(byte[] bytes, int at) {
		return ((bytes[at] & 0xFFL) << 24) | ((bytes[at + 1] & 0xFF) << 16) | ((bytes[at + 2] & 0xFF) << 8)
				| (bytes[at + 3] & 0xFF);
	}

	private static @Nullable Frame frame(byte[] bytes, int at) {
		int version = (bytes[at + 1] >> 3) & 3;
		int layer = 4 - ((bytes[at + 1] >> 1) & 3);
		int rateIndex = (bytes[at + 2] >> 2) & 3;
		int bitRateIndex = (bytes[at + 2] >> 4) & 15;
		if (bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xE0) != 0xE0 || version == 1 || layer == 4 || rateIndex == 3
				|| bitRateIndex == 0 || bitRateIndex == 15) {
			return null;
		}
		boolean first = version == 3;
		int rate = RATES[rateIndex] >> (first ? 0 : (version == 2) ? 1 : 2);
		int table = first ? layer - 1 : (layer == 1) ? 3 : 4;
		int bitRate = BIT_RATES[table][bitRateIndex] * 1000;
		int samples = (layer == 1) ? 384 : (layer == 3 && !first) ? 576 : 1152;
		int padding = (bytes[at + 2] >> 1) & 1;
		int length = (layer == 1) ? (12 * bitRate / rate + padding) * 4 : samples / 8 * bitRate / rate + padding;
		int channels = ((bytes[at + 3] & 0xC0) == 0xC0) ? 1 : 2;
		return new Frame(first ? "1" : (version == 2) ? "2" : "2.5", layer, bitRate, rate, samples, channels, length);
	}

	private record Frame(String version, int layer, int bitRate, int rate, int samples, int channels, int length) {
	}

}
