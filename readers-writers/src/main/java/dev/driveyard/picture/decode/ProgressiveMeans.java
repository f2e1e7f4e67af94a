package dev.driveyard.picture.decode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.content.metadata.bytes.Content;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a progressive JPEG picture to an eighth of its size by the means of its blocks,
 * which come in scans of their own. A decoder of the whole keeps all coefficients in
 * memory, 64 times as much.
 */
final class ProgressiveMeans {

	private static final int PROGRESSIVE = 0xC2;

	private static final int CODES = 0xC4;

	private static final int END = 0xD9;

	private static final int SCAN = 0xDA;

	private static final int STEPS = 0xDB;

	private static final int RESTARTS = 0xDD;

	private static final int MOST_FACTOR = 4;

	private final ScanBits bits;

	private final @Nullable HuffmanCodes[] codes = new HuffmanCodes[4];

	private final int[] steps = new int[4];

	private final List<MeanPlane> planes = new ArrayList<>();

	private @Nullable JpegUnits units;

	private int restarts;

	private ProgressiveMeans(Content content) {
		this.bits = new ScanBits(content);
	}

	/**
	 * Decodes one.
	 * @return null if it is damaged, or of a kind that this can't
	 */
	static @Nullable MeanRows decode(Content content, int adobe) {
		try {
			ProgressiveMeans picture = new ProgressiveMeans(content);
			picture.segments();
			return picture.rows(adobe);
		}
		catch (IOException | IndexOutOfBoundsException ex) {
			return null;
		}
	}

	private @Nullable MeanRows rows(int adobe) {
		JpegUnits known = this.units;
		int count = this.planes.size();
		if (known == null || (count != 1 && count != 3) || !this.planes.stream().allMatch((plane) -> plane.known)) {
			return null;
		}
		this.planes.forEach((plane) -> plane.scaleBy(this.steps[plane.quantization]));
		boolean named = count == 3 && this.planes.get(0).id == 'R' && this.planes.get(1).id == 'G';
		return new MeanRows(known, this.planes, adobe != 0 && !named);
	}

	private void segments() throws IOException {
		int marker = this.bits.marker();
		while (marker != END) {
			if (marker > 1 && (marker < 0xD0 || marker > 0xD8)) {
				segment(marker, this.bits.u16() - 2);
			}
			marker = this.bits.marker();
		}
	}

	private void segment(int marker, int length) throws IOException {
		switch (marker) {
			case PROGRESSIVE -> frame();
			case CODES -> codes(length);
			case STEPS -> steps(length);
			case RESTARTS -> this.restarts = this.bits.u16();
			case SCAN -> scan();
			default -> this.bits.skip(length);
		}
	}

	private void frame() throws IOException {
		int depth = this.bits.u8();
		int height = this.bits.u16();
		int width = this.bits.u16();
		int count = this.bits.u8();
		int[][] components = new int[count][];
		int mostAcross = 1;
		int mostDown = 1;
		for (int i = 0; i < count; i++) {
			components[i] = new int[] { this.bits.u8(), this.bits.u8(), this.bits.u8() };
			int across = components[i][1] >> 4;
			int down = components[i][1] & 15;
			if (across < 1 || down < 1 || across > MOST_FACTOR || down > MOST_FACTOR) {
				throw new IOException("a component that there is not");
			}
			mostAcross = Math.max(mostAcross, across);
			mostDown = Math.max(mostDown, down);
		}
		if (this.units != null || depth != 8 || width == 0 || height == 0 || count > 3) {
			throw new IOException("a picture of another kind");
		}
		JpegUnits parted = new JpegUnits(width, height, mostAcross, mostDown);
		this.units = parted;
		for (int[] component : components) {
			this.planes.add(new MeanPlane(component[0], component[1], component[2], parted));
		}
	}

	private void codes(int length) throws IOException {
		int left = length;
		while (left > 0) {
			int number = this.bits.u8();
			HuffmanCodes read = HuffmanCodes.read(this.bits);
			if (number < this.codes.length) {
				this.codes[number] = read;
			}
			left -= 1 + read.size();
		}
	}

	/** Only the first of each table, by which means are multiplied. */
	private void steps(int length) throws IOException {
		int left = length;
		while (left > 0) {
			int number = this.bits.u8();
			boolean wide = number >> 4 != 0;
			this.steps[number & 15] = wide ? this.bits.u16() : this.bits.u8();
			this.bits.skip(wide ? 126 : 63);
			left -= wide ? 129 : 65;
		}
	}

	private void scan() throws IOException {
		List<MeanPlane> seen = new ArrayList<>();
		List<HuffmanCodes> used = new ArrayList<>();
		int count = this.bits.u8();
		for (int i = 0; i < count; i++) {
			int id = this.bits.u8();
			HuffmanCodes table = this.codes[this.bits.u8() >> 4];
			this.planes.stream().filter((plane) -> plane.id == id).forEach(seen::add);
			if (table != null) {
				used.add(table);
			}
		}
		int first = this.bits.u8();
		this.bits.u8();
		int precision = this.bits.u8();
		if (first == 0) {
			boolean refined = precision >> 4 != 0;
			if (seen.size() != count || count == 0 || (!refined && used.size() != count)) {
				throw new IOException("a scan of what there is not");
			}
			new MeanScan(this.bits, seen, refined ? List.of() : used, precision & 15, this.restarts).read(this.units);
		}
	}

}
