package dev.driveyard.content.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.child.MetadataProcess;

/**
 * Prints the process id of its child and then waits for it for ever.
 */
public final class ParentOfAHangingChild {

	private ParentOfAHangingChild() {
	}

	@SuppressWarnings("SystemOut")
	public static void main(String... arguments) throws IOException {
		MetadataProcess process = new MetadataProcess(MetadataLimits.DEFAULT, MisbehavingChild.class.getName());
		process.read("image/jpeg", 4, MetadataSamplesTests.source("next".getBytes(StandardCharsets.US_ASCII)));
		System.out.println(process.childPid());
		process.read("image/jpeg", 4, MetadataSamplesTests.source("hang".getBytes(StandardCharsets.US_ASCII)));
	}

}
