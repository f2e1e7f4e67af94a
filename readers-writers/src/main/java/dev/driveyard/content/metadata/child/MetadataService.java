package dev.driveyard.content.metadata.child;

import java.io.DataOutputStream;
import java.io.IOException;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.child.ChildService;
import dev.driveyard.content.child.MemoryRequest;
import dev.driveyard.content.metadata.MetadataExtractor;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.bytes.Content;

/**
 * The reading of metadata, in the child.
 */
record MetadataService(MetadataExtractor extractor) implements ChildService<MetadataOutcome> {

	@Override
	public MetadataOutcome answer(String order, Content content, MemoryRequest room) {
		return this.extractor.read(order, content);
	}

	@Override
	public MetadataOutcome missing(String message) {
		return new Failed(Reason.CRASHED, String.valueOf(ContentMetadata.text(message)));
	}

	@Override
	public MetadataOutcome tooDeep(String message) {
		return new Failed(Reason.MALFORMED, message);
	}

	@Override
	public void write(MetadataOutcome outcome, DataOutputStream out) throws IOException {
		MetadataWire.write(outcome, out);
	}

}
