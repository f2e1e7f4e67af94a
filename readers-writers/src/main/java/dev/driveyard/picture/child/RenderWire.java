package dev.driveyard.picture.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.picture.PictureFormat;
import dev.driveyard.picture.RenderOutcome;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Reason;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderedPicture;

/**
 * How a child tells what it rendered. It is not trusted: what it says is read with
 * bounds.
 */
public final class RenderWire {

	private static final int MOST_PICTURES = 100;

	private static final int LONGEST_FILE = 64 << 20;

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
	 * @throws IOException if it makes no sense
	 */
	public static RenderOutcome read(DataInputStream in) throws IOException {
		try {
			return switch (in.readByte()) {
				case 0 -> rendered(in);
				case 1 -> new Failed(Reason.valueOf(in.readUTF()), message(in.readUTF()));
				default -> throw new IOException("an outcome that is not known");
			};
		}
		catch (RuntimeException ex) {
			throw new IOException("an answer that makes no sense: " + ex.getMessage(), ex);
		}
	}

	private static Rendered rendered(DataInputStream in) throws IOException {
		int width = number(in, 1, LONGEST_EDGE);
		int height = number(in, 1, LONGEST_EDGE);
		byte[] placeholder = block(in, LONGEST_PLACEHOLDER);
		boolean similar = in.readBoolean();
		long similarity = in.readLong();
		List<RenderedPicture> pictures = new ArrayList<>();
		for (int count = number(in, 0, MOST_PICTURES); count > 0; count--) {
			pictures.add(new RenderedPicture(in.readUTF(), PictureFormat.valueOf(in.readUTF()),
					number(in, 1, LONGEST_EDGE), number(in, 1, LONGEST_EDGE), block(in, LONGEST_FILE)));
		}
		return new Rendered(pictures, width, height, placeholder, similar ? similarity : null);
	}

	private static byte[] block(DataInputStream in, int most) throws IOException {
		byte[] bytes = new byte[number(in, 0, most)];
		in.readFully(bytes);
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
