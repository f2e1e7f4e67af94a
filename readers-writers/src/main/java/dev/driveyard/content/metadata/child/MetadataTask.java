package dev.driveyard.content.metadata.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.child.ChildTask;
import dev.driveyard.content.child.ChildUnavailableException;
import dev.driveyard.content.containment.ChildJvm;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;

/**
 * The reading of metadata, as it is asked of a child.
 *
 * @param mainClass of the child
 */
record MetadataTask(MetadataLimits limits, String mainClass) implements ChildTask<MetadataOutcome> {

	@Override
	public ChildJvm jvm() {
		return ChildCommand.of(this.mainClass, this.limits);
	}

	@Override
	public Duration deadline(String order) {
		return this.limits.deadline();
	}

	@Override
	public int filesPerChild() {
		return this.limits.filesPerChild();
	}

	@Override
	public Duration longestWork() {
		return this.limits.longestWork();
	}

	@Override
	public MetadataOutcome read(String order, DataInputStream in) throws IOException {
		return MetadataWire.read(in);
	}

	@Override
	public MetadataOutcome timedOut(String message) {
		return new Failed(Reason.TIMED_OUT, message);
	}

	@Override
	public MetadataOutcome crashed(String message) {
		String text = ContentMetadata.text(message);
		return new Failed(Reason.CRASHED, (text != null) ? text : "it ended");
	}

	@Override
	public ChildUnavailableException unavailable(String reason, Throwable cause) {
		return new MetadataUnavailableException(reason, cause);
	}

}
