package dev.driveyard.storage;

import java.io.IOException;
import java.util.List;

/**
 * What a directory holds.
 *
 * @param stats the children that could be read, in no order
 * @param failures the children that were listed but could not be read
 */
public record Children(List<FileStat> stats, List<Failure> failures) {

	/**
	 * A child that was listed but could not be read, e.g. because it is gone already.
	 */
	public record Failure(String name, IOException cause) {
	}

}
