package dev.driveyard.jobs.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Analyses;
import dev.driveyard.catalogue.Contents.Scope;
import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.MetadataState;
import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.catalogue.UntypedFile;
import dev.driveyard.content.files.Reading;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataPool;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.content.type.TypeDetector;
import org.jspecify.annotations.Nullable;

/**
 * Files of which it is not known what they are. Of several with one content, one is read
 * and the others wait for it; of those whose content was analysed, only the name is
 * looked at. For one thread.
 */
final class UntypedFiles implements PendingFiles {

	private static final int PAGE = 2000;

	/** What was settled without being read may be so much before it is handed on. */
	private static final int MOST_SETTLED = 4000;

	private final Analyses analyses;

	private final Scope scope;

	private final TypeDetector detector;

	private final Deque<Reading> settled = new ArrayDeque<>();

	/** By content, those that wait for the one that is being read. */
	private final Map<Long, Deque<PendingFile>> waiting = new HashMap<>();

	/** By content, what was read but is not committed yet. */
	private final Map<Long, Reading.Analysed> recent = new HashMap<>();

	private final List<PendingFile> again = new ArrayList<>();

	private long after;

	private boolean last;

	UntypedFiles(Analyses analyses, Scope scope, TypeDetector detector) {
		this.analyses = analyses;
		this.scope = scope;
		this.detector = detector;
	}

	@Override
	public void beginItem() {
		this.recent.clear();
	}

	@Override
	public List<PendingFile> next() {
		List<PendingFile> toRead = new ArrayList<>(this.again);
		this.again.clear();
		while (toRead.isEmpty() && !this.last && this.settled.size() < MOST_SETTLED) {
			List<UntypedFile> page = this.analyses.pending(this.scope, this.after, PAGE);
			this.last = page.size() < PAGE;
			for (UntypedFile file : page) {
				this.after = file.file().entry().id();
				add(file, toRead);
			}
		}
		return toRead;
	}

	private void add(UntypedFile untyped, List<PendingFile> toRead) {
		PendingFile file = untyped.file();
		Long content = file.entry().content();
		String contentType = untyped.contentType();
		if (content == null) {
			settle(file, TypeDetector.UNKNOWN);
			return;
		}
		Reading.Analysed read = this.recent.get(content);
		if (this.waiting.containsKey(content)) {
			waitersOf(content).add(file);
		}
		else if (read != null) {
			follow(file, read, toRead);
		}
		else if (contentType != null && !saysMore(file, contentType, untyped.state())) {
			settle(file, contentType);
		}
		else {
			read(file, content, toRead);
		}
	}

	private void read(PendingFile file, long content, List<PendingFile> toRead) {
		this.waiting.put(content, new ArrayDeque<>(0));
		toRead.add(file);
	}

	private Deque<PendingFile> waitersOf(long content) {
		return Objects.requireNonNull(this.waiting.get(content));
	}

	/**
	 * Whether a file's name tells how to read what its content alone did not tell, e.g.
	 * an MP3 that another name hid.
	 */
	private boolean saysMore(PendingFile file, String contentType, @Nullable MetadataState state) {
		String type = typeOf(file, contentType).mediaType();
		return state == MetadataState.NOTHING && !type.equals(contentType) && MetadataPool.isRead(type);
	}

	private void settle(PendingFile file, String contentType) {
		this.settled.add(new Reading.Settled(file, typeOf(file, contentType)));
	}

	private DetectedType typeOf(PendingFile file, String contentType) {
		return this.detector.settle(contentType, EntryName.display(file.entry().name()));
	}

	@Override
	public void complete(List<Reading> item) {
		for (Reading reading : item) {
			Long content = reading.file().entry().content();
			if (content != null && !(reading instanceof Reading.Settled)) {
				complete(reading, content);
			}
		}
		item.addAll(this.settled);
		this.settled.clear();
	}

	/** Where one could not be read, the next that has the same content may. */
	private void complete(Reading reading, long content) {
		Deque<PendingFile> waiters = this.waiting.remove(content);
		if (waiters == null) {
			return;
		}
		if (reading instanceof Reading.Analysed analysed) {
			this.recent.put(content, analysed);
			waiters.forEach((waiter) -> follow(waiter, analysed, this.again));
		}
		else if (!waiters.isEmpty()) {
			this.again.add(waiters.remove());
			this.waiting.put(content, waiters);
		}
	}

	private void follow(PendingFile file, Reading.Analysed read, List<PendingFile> toRead) {
		Long content = Objects.requireNonNull(file.entry().content());
		String type = typeOf(file, read.contentType()).mediaType();
		if (this.waiting.containsKey(content)) {
			waitersOf(content).add(file);
		}
		else if (read.metadata() instanceof Nothing && !type.equals(read.type().mediaType())
				&& saysMore(file, read.contentType(), MetadataState.NOTHING)) {
			read(file, content, toRead);
		}
		else {
			settle(file, read.contentType());
		}
	}

	@Override
	public boolean isDone() {
		return this.last && this.settled.isEmpty() && this.waiting.isEmpty() && this.again.isEmpty();
	}

	@Override
	public long bytes(PendingFile file) {
		return Math.min(file.entry().stat().size(), TypeDetector.PREFIX);
	}

}
