package dev.driveyard.content.metadata.child;

import java.util.List;

import dev.driveyard.content.containment.ChildJvm;
import dev.driveyard.content.metadata.MetadataLimits;

/**
 * The child JVM, and what it is told as it starts.
 */
final class ChildCommand {

	private ChildCommand() {
	}

	static ChildJvm of(String mainClass, MetadataLimits limits) {
		return ChildJvm.of(mainClass,
				List.of(Long.toString(limits.readBytes()), Integer.toString(limits.nativeMegabytes())), limits.child());
	}

}
