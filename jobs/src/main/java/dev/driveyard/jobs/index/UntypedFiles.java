package dev.driveyard.jobs.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Contents.Scope;
import dev.driveyard.catalogue.contents.MetadataState;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.catalogue.contents.UntypedFile;
import dev.driveyard.content.files.Reading;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.child.MetadataPool;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.contents.PendingFiles;
import dev.driveyard.jobs.contents.SharedReadings;
import org.jspecify.annotations.Nullable;

/**
 * Files of which it is not known what they are. Of several with one content, one is read
 * and the others wait for it; of those whose content was analysed, only the name is
 * looked at. For one thread.
 */
final class UntypedFiles implements PendingFiles {

	private static final int PAGE = 2000;

	/** So many may wait for another, or be settled without being read, in memory. */
	private static final int MOST_HELD = 4000;

	private final Analyses analyses;

	private final Scope scope;

	private final TypeDetector detector;

	private final Deque<Reading> settled = new ArrayDeque<>();

	/** By content. */
	private final SharedReadings<Long, Reading.Analysed> shared = new SharedReadings<>();

	private long after;

	private boolean last;

	UntypedFiles(Analyses analyses, Scope scope, TypeDetector detector) {
		this.analyses = analyses;
		this.scope = scope;
		this.detector = detector;
	}

	@Override
	public void committed() {
		this.shared.forgetRecent();
	}

	@Override
	public List<PendingFile> next() {
		List<PendingFile> toRead = this.shared.takeAgain();
		while (toRead.isEmpty() && !this.last && this.settled.size() + this.shared.waiters() < MOST_HELD) {
			List<UntypedFile> page = this.analyses.pending(this.scope, this.after, PAGE);
			this.last = page.size() < PAGE;
			for (UntypedFile file : page) {
				this.after = file.file().entry().id();
				if (add(file)) {
					toRead.add(file.file());
				}
			}
			toRead.addAll(this.shared.takeAgain());
		}
		return toRead;
	}

	/** Whether it is to be read. */
	private boolean add(UntypedFile untyped) {
		PendingFile file = untyped.file();
		Long content = file.entry().content();
		String contentType = untyped.contentType();
		if (content == null) {
			settle(file, TypeDetector.EMPTY);
			return false;
		}
		if (this.shared.waits(content, file)) {
			return false;
		}
		Reading.Analysed read = this.shared.recent(content);
		if (read != null) {
			follow(file, read);
			return false;
		}
		if (contentType != null && !saysMore(file, contentType, untyped.state())) {
			settle(file, contentType);
			return false;
		}
		this.shared.begin(content);
		return true;
	}

	/**
	 * Whether a file's name tells how to read what its content alone did not tell, e.g. a
	 * web page that another name hid.
	 */
	private boolean saysMore(PendingFile file, String contentType, @Nullable MetadataState state) {
		String type = typeOf(file, contentType).mediaType();
		return state == MetadataState.NOTHING && !type.equals(contentType) && MetadataPool.isRead(type);
	}

	private void settle(PendingFile file, String contentType) {
		this.settled.add(new Reading.Settled(file, typeOf(file, contentType)));
	}

	private DetectedType typeOf(PendingFile file, String contentType) {
		return this.detector.settle(contentType, EncodedName.display(file.entry().name()));
	}

	@Override
	public void complete(List<Reading> item) {
		for (Reading reading : item) {
			Long content = reading.file().entry().content();
			if (content == null || reading instanceof Reading.Settled) {
				continue;
			}
			if (reading instanceof Reading.Analysed analysed) {
				this.shared.succeed(content, analysed).forEach((waiter) -> follow(waiter, analysed));
			}
			else {
				this.shared.fail(content);
			}
		}
		item.addAll(this.settled);
		this.settled.clear();
	}

	private void follow(PendingFile file, Reading.Analysed read) {
		long content = Objects.requireNonNull(file.entry().content());
		String type = typeOf(file, read.contentType()).mediaType();
		if (this.shared.waits(content, file)) {
			return;
		}
		if (read.metadata() instanceof Nothing && !type.equals(read.type().mediaType())
				&& saysMore(file, read.contentType(), MetadataState.NOTHING)) {
			this.shared.readAgain(content, file);
		}
		else {
			settle(file, read.contentType());
		}
	}

	@Override
	public boolean isDone() {
		return this.last && this.settled.isEmpty() && this.shared.isEmpty();
	}

}
