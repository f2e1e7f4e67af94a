package dev.driveyard.jobs.contents;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.contents.HashKind;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Files without a current content. Of a file with several names one is read, the others
 * wait for it. For one thread.
 */
public final class UnhashedFiles implements PendingFiles {

	private static final int PAGE = 2000;

	private final Contents contents;

	private final Query query;

	private final HashKind wanted;

	private final SharedReadings<Inode, Reading.Read> shared = new SharedReadings<>();

	/** Names of files that were read by another. */
	private final List<Reading> known = new ArrayList<>();

	private long after;

	private boolean last;

	/**
	 * Files that a query finds.
	 * @param wanted what is to be found out
	 */
	public UnhashedFiles(Contents contents, HashKind wanted, Query query) {
		this.contents = contents;
		this.query = query;
		this.wanted = wanted;
	}

	@Override
	public void committed() {
		this.shared.forgetRecent();
	}

	@Override
	public List<PendingFile> next() {
		List<PendingFile> toRead = this.shared.takeAgain();
		while (toRead.isEmpty() && !this.last && this.known.size() + this.shared.waiters() < PAGE) {
			List<PendingFile> page = this.query.page(this.after, PAGE);
			this.last = page.size() < PAGE;
			for (PendingFile file : page) {
				this.after = file.entry().id();
				if (file.entry().stat().links() == 1 || isToBeRead(file)) {
					toRead.add(file);
				}
			}
		}
		return toRead;
	}

	private boolean isToBeRead(PendingFile file) {
		Inode inode = Inode.of(file);
		if (this.shared.waits(inode, file)) {
			return false;
		}
		Reading.Read read = this.shared.recent(inode);
		Reading.Read same = (read != null) ? sameAs(read, file) : fromCatalogue(file);
		if (same != null) {
			this.known.add(same);
			return false;
		}
		this.shared.begin(inode);
		return true;
	}

	/** Another name of the file as it was when it was read; null if it has changed. */
	private static Reading.@Nullable Read sameAs(Reading.Read read, PendingFile file) {
		return read.stat().equals(file.entry().stat())
				? new Reading.Read(file, read.stat(), read.blake3(), read.casId()) : null;
	}

	private Reading.@Nullable Read fromCatalogue(PendingFile file) {
		Entry entry = file.entry();
		Optional<ContentIdentity> content = this.contents.ofOtherName(entry, this.wanted);
		return content.map((known) -> new Reading.Read(file, entry.stat(), hash(known.blake3()), hash(known.casId())))
			.orElse(null);
	}

	private static @Nullable ContentHash hash(@Nullable String hex) {
		return (hex != null) ? ContentHash.of(HexFormat.of().parseHex(hex)) : null;
	}

	@Override
	public void complete(List<Reading> item) {
		for (Reading reading : item) {
			if (reading.file().entry().stat().links() > 1) {
				complete(reading);
			}
		}
		item.addAll(this.known);
		this.known.clear();
	}

	private void complete(Reading reading) {
		Inode inode = Inode.of(reading.file());
		if (reading instanceof Reading.Read read) {
			for (PendingFile waiter : this.shared.succeed(inode, read)) {
				Reading.Read same = sameAs(read, waiter);
				if (same != null) {
					this.known.add(same);
				}
				else if (!this.shared.waits(inode, waiter)) {
					this.shared.readAgain(inode, waiter);
				}
			}
		}
		else {
			this.shared.fail(inode);
		}
	}

	@Override
	public boolean isDone() {
		return this.last && this.known.isEmpty() && this.shared.isEmpty();
	}

	/**
	 * Finds files whose content is to be found out.
	 */
	@FunctionalInterface
	public interface Query {

		/**
		 * Up to so many after an entry id, by id.
		 */
		List<PendingFile> page(long after, int size);

	}

	/**
	 * A file, whatever its names.
	 */
	private record Inode(long volume, long inode) {

		static Inode of(PendingFile file) {
			return new Inode(file.entry().volume(), file.entry().stat().inode());
		}

	}

}
