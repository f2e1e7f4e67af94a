package dev.driveyard.content.files;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.ByteSource;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataPool;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.content.type.TypeDetector;

/**
 * Finds out what files are, and what they say of themselves, through their directory's
 * handle. For one thread.
 */
final class FileAnalyser extends KnownFiles {

	private final MetadataPool metadata;

	FileAnalyser(GroupDirectories directories, TypeDetector detector, MetadataPool metadata, BooleanSupplier stopped) {
		super(directories, detector, stopped);
		this.metadata = metadata;
	}

	@Override
	Reading read(PendingFile file, String content, DetectedType type, ByteSource source) throws IOException {
		return new Reading.Analysed(file, content, type,
				metadata(type.mediaType(), file.entry().stat().size(), source));
	}

	/** What ends its reader has one more try with a new one, which nothing else tired. */
	private MetadataOutcome metadata(String type, long size, ByteSource source) throws IOException {
		if (!MetadataPool.isRead(type)) {
			return new Nothing();
		}
		MetadataOutcome outcome = this.metadata.read(type, size, source);
		if (outcome instanceof Failed failed && isCostly(failed.reason()) && !isStopped()) {
			outcome = this.metadata.read(type, size, source);
		}
		return outcome;
	}

	private static boolean isCostly(Reason reason) {
		return reason == Reason.TIMED_OUT || reason == Reason.CRASHED;
	}

}
