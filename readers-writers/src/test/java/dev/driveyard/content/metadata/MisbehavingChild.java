package dev.driveyard.content.metadata;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.child.MetadataChild;

/**
 * A child that does what the file tells it.
 */
public final class MisbehavingChild {

	private MisbehavingChild() {
	}

	public static void main(String... arguments) {
		MetadataChild.serve(new MetadataExtractor() {
			@Override
			void extract(String mediaType, Content content, MetadataDraft draft) throws IOException {
				obey(new String(content.upTo(0, 20), StandardCharsets.US_ASCII).strip(), content, draft);
			}
		}, Long.parseLong(arguments[0]));
	}

	@SuppressWarnings("SystemOut")
	private static void obey(String order, Content content, MetadataDraft draft) throws IOException {
		switch (order) {
			case "hang" -> hang();
			case "fill memory" -> fill();
			case "recurse" -> recurse(0);
			case "end" -> {
				System.err.println("something broke");
				Runtime.getRuntime().halt(7);
			}
			case "print" -> {
				System.out.println("chatter ".repeat(20_000));
				draft.title = "printed";
			}
			case "lie" -> {
				try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
					out.write("WANT everything".getBytes(StandardCharsets.US_ASCII));
				}
				hang();
			}
			case "read all" -> {
				for (long at = 0; at < content.size(); at += 65_536) {
					content.upTo(at, 65_536);
				}
				draft.title = "read";
			}
			case "fail" -> throw new AssertionError("a bug");
			case "wait a bit" -> {
				LockSupport.parkNanos(500_000_000);
				draft.title = "waited";
			}
			case "miss a library" -> throw new NoClassDefFoundError("x/Y");
			default -> draft.title = order;
		}
	}

	@SuppressWarnings("EmptyBlock")
	private static void hang() {
		for (long i = 0; i >= 0; i = (i + 1) & Long.MAX_VALUE) {
			Thread.onSpinWait();
		}
	}

	private static void fill() {
		List<byte[]> memory = new ArrayList<>();
		while (!memory.contains(null)) {
			memory.add(new byte[1 << 20]);
		}
	}

	private static int recurse(int depth) {
		return (depth < 0) ? 0 : recurse(depth + 1) + 1;
	}

}
