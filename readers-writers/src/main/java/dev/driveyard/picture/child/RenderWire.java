package dev.driveyard.picture.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.RenderOutcome;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderedPicture;
import dev.driveyard.picture.VariantShape;
import dev.driveyard.picture.encode.PictureSketch;
import dev.driveyard.picture.film.Film;

/**
 * How a child tells what it rendered. It is not trusted: what it says is read with
 * bounds.
 */
public final class RenderWire {

	/** All that a child may tell of a medium. */
	private static final int MOST_BYTES = 64 << 20;

	/** Of a file, besides its pixels. */
	private static final int MOST_HEAD = 1 << 16;

	private static final int LONGEST_PLACEHOLDER = 25;

	private static final int LONGEST_EDGE = 1 << 20;

	private RenderWire() {
	}

	static void write(RenderOutcome outcome, DataOutputStream out) throws IOException {
		if (outcome instanceof Rendered rendered) {
			out.writeByte(0);
			out.writeInt(rendered.width());
			out.writeInt(rendered.height());
			block(rendered.placeholder(), out);
			out.writeBoolean(rendered.similarity() != null);
			out.writeLong((rendered.similarity() != null) ? rendered.similarity() : 0);
			block((rendered.sketch() != null) ? rendered.sketch() : new byte[0], out);
			out.writeInt(rendered.pictures().size());
			for (RenderedPicture picture : rendered.pictures()) {
				out.writeUTF(picture.variant());
				out.writeUTF(picture.format().name());
				out.writeInt(picture.width());
				out.writeInt(picture.height());
				block(picture.bytes(), out);
			}
		}
		else if (outcome instanceof Failed failed) {
			out.writeByte(1);
			out.writeUTF(failed.reason().name());
			out.writeUTF(failed.message());
		}
	}

	private static void block(byte[] bytes, DataOutputStream out) throws IOException {
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	/**
	 * Reads an outcome.
	 * @param variants that were asked for
	 * @throws IOException if it makes no sense
	 */
	public static RenderOutcome read(DataInputStream in, List<PictureVariant> variants) throws IOException {
		try {
			return switch (in.readByte()) {
				case 0 -> rendered(in, variants);
				case 1 -> new Failed(UnrenderedReason.valueOf(in.readUTF()), message(in.readUTF()));
				default -> throw new IOException("an outcome that is not known");
			};
		}
		catch (RuntimeException ex) {
			throw new IOException("an answer that makes no sense: " + ex.getMessage(), ex);
		}
	}

	private static Rendered rendered(DataInputStream in, List<PictureVariant> variants) throws IOException {
		int width = number(in, 1, LONGEST_EDGE);
		int height = number(in, 1, LONGEST_EDGE);
		byte[] placeholder = block(in, LONGEST_PLACEHOLDER);
		boolean similar = in.readBoolean();
		long similarity = in.readLong();
		byte[] sketch = block(in, PictureSketch.LENGTH);
		if (sketch.length != (similar ? PictureSketch.LENGTH : 0)) {
			throw new IOException("a sketch of " + sketch.length + " bytes");
		}
		List<RenderedPicture> pictures = new ArrayList<>();
		Set<Integer> seen = new HashSet<>();
		int left = MOST_BYTES;
		for (int count = number(in, 0, variants.size()); count > 0; count--) {
			int number = Integer.parseInt(in.readUTF());
			if (!seen.add(number)) {
				throw new IOException("a variant twice");
			}
			RenderedPicture picture = new RenderedPicture(Integer.toString(number), SidecarFormat.valueOf(in.readUTF()),
					number(in, 1, LONGEST_EDGE), number(in, 1, LONGEST_EDGE),
					block(in, Math.min(left, longest(variants.get(number)))));
			left -= picture.bytes().length;
			if (variants.get(number).shape() == VariantShape.PIXELS
					&& picture.bytes().length != 4L * picture.width() * picture.height()) {
				throw new IOException("pixels that are too few or too many");
			}
			pictures.add(picture);
		}
		return new Rendered(pictures, width, height, placeholder, similar ? similarity : null, similar ? sketch : null);
	}

	/** What a file takes that is not compressed at all. */
	private static int longest(PictureVariant variant) {
		long stills = (variant.shape() == VariantShape.STRIP) ? (long) Film.STRIP * Film.STRIP : 1;
		return (int) Math.min(MOST_BYTES, 4 * stills * variant.longEdge() * variant.longEdge() + MOST_HEAD);
	}

	/** Takes memory for what comes, not for what is announced. */
	private static byte[] block(DataInputStream in, int most) throws IOException {
		int length = number(in, 0, most);
		byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException();
		}
		return bytes;
	}

	private static int number(DataInputStream in, int least, int most) throws IOException {
		int number = in.readInt();
		if (number < least || number > most) {
			throw new IOException("a number of " + number);
		}
		return number;
	}

	/** A text of the child's, for people. */
	public static String message(String said) {
		String clean = ContentMetadata.text(said);
		return (clean != null) ? clean : "no reason is known";
	}

}
