package dev.driveyard.content.metadata.child;

import dev.driveyard.content.child.ChildServer;
import dev.driveyard.content.metadata.MetadataExtractor;

/**
 * The main class of the child that reads metadata.
 */
public final class MetadataChild {

	/** Megabytes that libraries take besides what one file needs. */
	private static final int RESERVE = 24;

	private MetadataChild() {
	}

	/**
	 * Serves the parent until it goes away.
	 * @param arguments how many bytes of a file may be asked for, and how many megabytes
	 * its libraries may take
	 */
	public static void main(String... arguments) {
		serve(new MetadataExtractor((Long.parseLong(arguments[1]) - RESERVE) << 20), Long.parseLong(arguments[0]));
	}

	public static void serve(MetadataExtractor extractor, long readLimit) {
		ChildServer.serve(new MetadataService(extractor), readLimit);
	}

}
