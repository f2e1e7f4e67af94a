package dev.driveyard.content.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.containment.TestContainments;
import dev.driveyard.content.metadata.child.MetadataProcess;

/**
 * Prints how children are contained that another user than root starts, and what came of
 * an attempt to read a file.
 */
final class PlainUser {

	private PlainUser() {
	}

	@SuppressWarnings("SystemOut")
	public static void main(String... arguments) throws IOException {
		byte[] order = "read /etc/passwd".getBytes(StandardCharsets.US_ASCII);
		for (String way : TestContainments.working()) {
			try (MetadataProcess child = new MetadataProcess(MetadataLimits.DEFAULT, AttackingChild.class.getName(),
					TestContainments.only(way))) {
				MetadataOutcome outcome = child.read("image/jpeg", order.length, MetadataSamplesTests.source(order));
				System.out.println(way + ": " + outcome);
			}
		}
	}

}
