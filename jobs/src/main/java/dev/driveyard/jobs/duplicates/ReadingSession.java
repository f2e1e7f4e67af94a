package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.driveyard.catalogue.ContentIdentity;
import dev.driveyard.catalogue.ContentUuid;
import dev.driveyard.catalogue.DuplicateCandidates.Wanted;
import dev.driveyard.catalogue.DuplicateSelection;
import dev.driveyard.catalogue.DuplicateSelection.Part;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.HashKind;
import dev.driveyard.catalogue.Identified;
import dev.driveyard.catalogue.Location;
import dev.driveyard.content.CasId;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.HashPool;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.contents.PendingReader;
import dev.driveyard.jobs.contents.UnhashedFiles;
import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the files that may have duplicates, one folder that was asked for after the
 * other: a sample of the large ones, or all of those that share it. What is done is
 * marked in the catalogue. For one thread.
 */
final class ReadingSession extends CountingSession<Count>
		implements ItemStreamReader<List<Reading>>, ItemProcessor<List<Reading>, Findings> {

	private static final String LAST_ISSUE = "issue.before";

	private final DuplicateParts parts;

	private final DuplicateParameters parameters;

	private final long instance;

	private final boolean sample;

	private final ContentUuid uuids;

	private final Deque<Folder> left = new ArrayDeque<>();

	private long issueBefore;

	private long expected;

	private long files;

	private long hashedBefore;

	private @Nullable LocationFiles location;

	private volatile @Nullable HashPool pool;

	private @Nullable PendingReader reader;

	/**
	 * A session.
	 * @param sample whether samples are read, else all
	 */
	ReadingSession(DuplicateParts parts, DuplicateParameters parameters, long instance, boolean sample) {
		super(parts.repository(), Count.class);
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.sample = sample;
		this.uuids = new ContentUuid(parts.library().id());
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.issueBefore = context.getLong(LAST_ISSUE, this.parts.runs().lastIssue());
		counts().add(Count.ISSUES, -this.parts.runs().forgetIssuesAfter(this.instance, this.issueBefore));
		if (!this.parameters.mode().readsFiles()) {
			return;
		}
		if (this.sample) {
			new TransactionTemplate(this.parts.transactionManager()).executeWithoutResult(
					(status) -> this.parts.candidates().saveSizes(this.instance, this.parameters.selection()));
		}
		this.expected = this.parts.candidates().count(wanted(this.parameters.selection()));
		if (this.expected > 0) {
			this.parameters.parts().forEach(this::add);
		}
	}

	private void add(Part part) {
		Location found = this.parts.locations().find(part.location()).orElse(null);
		if (found != null && this.parts.root().isThere(found)) {
			this.left.add(new Folder(found, wanted(this.parameters.selection().of(part))));
		}
	}

	private Wanted wanted(DuplicateSelection selection) {
		return new Wanted(this.instance, selection, this.sample, CasId.WHOLE);
	}

	@Override
	public @Nullable List<Reading> read() throws IOException {
		while (true) {
			PendingReader current = this.reader;
			List<Reading> item = (current != null) ? current.read() : null;
			if (item != null) {
				if (!item.isEmpty()) {
					at(Objects.requireNonNull(this.location).path(item.get(item.size() - 1).file()));
				}
				this.files += item.size();
				return item;
			}
			close();
			Folder next = this.left.poll();
			if (next == null) {
				return null;
			}
			open(next);
		}
	}

	private void open(Folder folder) {
		Wanted wanted = folder.wanted();
		LocationFiles opened = new LocationFiles(this.parts.volume(), this.parts.locations(), folder.location());
		HashKind kind = this.sample ? HashKind.SAMPLED : HashKind.FULL;
		HashPool hashing = new HashPool(this.parts.volume(), opened::isSame, kind, this.parameters.hashers());
		this.location = opened;
		this.pool = hashing;
		this.reader = new PendingReader(
				new UnhashedFiles(this.parts.contents(), kind,
						(after, size) -> this.parts.candidates().pending(wanted, after, size)),
				opened.root(), hashing.groups());
	}

	@Override
	public Findings process(List<Reading> readings) {
		Findings found = new Findings();
		LocationFiles current = Objects.requireNonNull(this.location);
		for (Reading reading : readings) {
			if (reading instanceof Reading.Read read) {
				add(read, found);
			}
			else {
				found.issues().add(current.issue(reading, "It changed each time that it was read. It is in no group."));
			}
		}
		current.requireRoot(found.issues());
		int done = found.files().size() + found.samples().size();
		counts().add(this.sample ? Count.SAMPLED : Count.HASHED, done);
		if (!this.sample) {
			counts().add(Count.HASHED_BYTES, found.files().stream().mapToLong((file) -> file.stat().size()).sum());
		}
		counts().add(Count.ISSUES, found.issues().size());
		return found;
	}

	private void add(Reading.Read read, Findings found) {
		Entry entry = read.file().entry();
		boolean same = read.stat().sameContent(entry.stat());
		Optional<ContentIdentity> known = Optional.ofNullable(entry.content())
			.filter((id) -> same && entry.stat().size() > CasId.WHOLE)
			.flatMap(this.parts.contents()::find);
		ContentHash casId = read.casId();
		if (this.sample && casId != null && known.filter(ContentIdentity::isProven).isPresent()) {
			found.samples().add(new Findings.Sample(known.orElseThrow().id(), casId.bytes()));
			return;
		}
		byte[] sampled = (casId != null) ? casId.bytes() : known.map(ReadingSession::sampleOf).orElse(null);
		ContentHash blake3 = read.blake3();
		ContentHash hash = (blake3 != null) ? blake3 : Objects.requireNonNull(casId);
		found.files()
			.add(new Identified(entry, read.stat(), this.uuids.of(hash.bytes()),
					(blake3 != null) ? blake3.bytes() : null, sampled));
	}

	private static byte @Nullable [] sampleOf(ContentIdentity content) {
		return (content.casId() != null) ? HexFormat.of().parseHex(content.casId()) : null;
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(LAST_ISSUE, this.issueBefore);
	}

	/** How far the step is. */
	Progress progress(String step) {
		HashPool hashing = this.pool;
		return new Progress(step, this.files, this.expected,
				this.hashedBefore + ((hashing != null) ? hashing.bytes() : 0), counts().get(Count.ISSUES), current());
	}

	@Override
	public void close() {
		HashPool hashing = this.pool;
		if (hashing != null) {
			this.hashedBefore += hashing.bytes();
			hashing.close();
		}
		this.pool = null;
		this.reader = null;
	}

	/**
	 * A folder in which something is to be read.
	 */
	private record Folder(Location location, Wanted wanted) {
	}

}
