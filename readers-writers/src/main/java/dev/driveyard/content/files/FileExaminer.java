package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.contents.ContentKind;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.child.MetadataPool;
import dev.driveyard.content.type.ContentKinds;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the content of files makes sense: by their names, by their first bytes,
 * and by decoding them in another process. For one thread.
 */
final class FileExaminer extends FileByFile {

	/** Files of these are never empty. */
	private static final Set<ContentKind> NEVER_EMPTY = EnumSet.of(ContentKind.IMAGE, ContentKind.VIDEO,
			ContentKind.AUDIO, ContentKind.ARCHIVE, ContentKind.DOCUMENT, ContentKind.SPREADSHEET,
			ContentKind.PRESENTATION, ContentKind.BOOK);

	/** What is text, though its type does not say so. */
	private static final Set<String> TEXTS = Set.of("application/json", "application/xml", "application/javascript",
			"application/x-subrip", "application/mbox", "message/rfc822", "application/x-sh", "application/sql",
			"application/x-yaml", "application/toml");

	private final TypeDetector detector;

	private final MetadataPool decoders;

	private final byte[] prefix = new byte[TypeDetector.PREFIX];

	FileExaminer(GroupDirectories directories, TypeDetector detector, MetadataPool decoders, BooleanSupplier stopped) {
		super(directories, stopped);
		this.detector = detector;
		this.decoders = decoders;
	}

	@Override
	Reading look(OpenDirectory directory, PendingFile file) throws IOException {
		FileAttributes stat = directory.stat(file.entry().name()).stat();
		if (stat.kind() != FileKind.FILE) {
			return new Reading.Changing(file, true);
		}
		List<FileProblem> problems = examine(directory, file.entry().name(), stat.size());
		boolean same = directory.stat(file.entry().name()).stat().equals(stat);
		return same ? new Reading.Examined(file, stat, problems) : new Reading.Changing(file, false);
	}

	private List<FileProblem> examine(OpenDirectory directory, String encoded, long size) throws IOException {
		String name = EncodedName.display(encoded);
		String promised = this.detector.byName(name);
		if (size == 0) {
			boolean told = promised != null && NEVER_EMPTY.contains(ContentKinds.of(promised))
					&& !promised.startsWith("text/");
			return told
					? List
						.of(new FileProblem(FileProblem.Kind.EMPTY, "It is empty; by its name it is " + promised + "."))
					: List.of();
		}
		try (OpenFile open = directory.open(encoded)) {
			int length = FullReads.fill(open::read, 0, ByteBuffer.wrap(this.prefix));
			DetectedType type = this.detector.settle(this.detector.byContent(this.prefix, length), name);
			List<FileProblem> problems = new ArrayList<>(0);
			FileProblem text = isText(promised, type) ? controlBytes(open, size) : null;
			if (text != null) {
				problems.add(text);
			}
			else if (type.contradicts()) {
				problems.add(new FileProblem(FileProblem.Kind.WRONG_TYPE,
						"By its name it is " + type.claimed() + ", by its content " + type.mediaType() + "."));
			}
			decode(type.mediaType(), size, open, problems);
			return problems;
		}
	}

	private static boolean isText(@Nullable String promised, DetectedType type) {
		boolean binary = !isText(type.mediaType()) && !type.mediaType().equals(TypeDetector.UNKNOWN);
		return !binary && (type.mediaType().equals("text/plain") || (promised != null && isText(promised)));
	}

	private static boolean isText(String type) {
		return type.startsWith("text/") || TEXTS.contains(type) || type.endsWith("+xml");
	}

	private @Nullable FileProblem controlBytes(OpenFile open, long size) throws IOException {
		ControlBytes found = ControlBytes.in((target, position) -> read(open, target, position), size);
		if (found.number() == 0) {
			return null;
		}
		return new FileProblem(FileProblem.Kind.CONTROL_BYTES,
				"It is a text by its name, and has " + found.number() + ((found.number() == 1) ? " byte" : " bytes")
						+ " that no text has, the first at " + found.first() + ".");
	}

	private void decode(String type, long size, OpenFile open, List<FileProblem> problems) throws IOException {
		if (!MetadataPool.isDecoded(type)) {
			return;
		}
		MetadataOutcome outcome = this.decoders.check(type, size, (target, position) -> read(open, target, position));
		if (outcome instanceof Failed failed) {
			switch (failed.reason()) {
				case MALFORMED -> problems.add(new FileProblem(FileProblem.Kind.DAMAGED,
						"It can't be decoded as " + type + ": " + failed.message() + "."));
				case ENDS_EARLY -> problems.add(new FileProblem(FileProblem.Kind.ENDS_EARLY,
						"It is " + type + ", and " + failed.message() + "."));
				case TIMED_OUT, CRASHED -> problems.add(new FileProblem(FileProblem.Kind.NOT_DECODED,
						"It was given up as " + type + ": " + failed.message() + "."));
				case TOO_LARGE, UNSUPPORTED -> problems.add(new FileProblem(FileProblem.Kind.NOT_DECODED,
						"It was not checked as " + type + ": " + failed.message() + "."));
				case ENCRYPTED -> {
				}
			}
		}
	}

}
