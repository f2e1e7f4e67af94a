package dev.driveyard.jobs.validate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.contents.Contents.Amount;
import dev.driveyard.catalogue.findings.CheckScope;
import dev.driveyard.catalogue.findings.CheckedFile;
import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.files.EncodedPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the files that a run is to read, those first at which no run has looked, then
 * those at which one did longest ago, some of one directory as one item. What is done is
 * marked in the database, so it keeps no position. Ends with the files, or the budget.
 * For one thread.
 */
final class CheckedGroupReader implements ItemStreamReader<CheckedGroup> {

	private static final int PAGE = 2000;

	/** Files in an item. */
	private static final int MOST = 64;

	/** Their bytes, if there are several. */
	private static final long MOST_BYTES = 2L << 20;

	private final FileChecks checks;

	private final ScopePlaces places;

	private final CheckScope scope;

	private final Check check;

	private final long instance;

	private final Budget budget;

	private final Deque<CheckedFile> page = new ArrayDeque<>();

	private boolean never = true;

	private boolean ended;

	private boolean cut;

	private long lastBy;

	private long after;

	CheckedGroupReader(FileChecks checks, ScopePlaces places, CheckScope scope, Check check, long instance,
			Budget budget) {
		this.checks = checks;
		this.places = places;
		this.scope = scope;
		this.check = check;
		this.instance = instance;
		this.budget = budget;
	}

	@Override
	public @Nullable CheckedGroup read() {
		List<CheckedFile> group = new ArrayList<>();
		long bytes = 0;
		CheckedFile file = peek();
		while (file != null && group.size() < MOST
				&& (group.isEmpty() || (isBeside(file, group.get(0)) && bytes + size(file) <= MOST_BYTES))) {
			if (!this.budget.take(size(file))) {
				this.cut = true;
				this.ended = true;
				this.page.clear();
				break;
			}
			this.page.remove();
			group.add(file);
			bytes += size(file);
			file = peek();
		}
		if (group.isEmpty()) {
			return null;
		}
		CheckedFile first = group.get(0);
		return new CheckedGroup(this.places.directory(first.location(), first.file().directory()), group);
	}

	private static boolean isBeside(CheckedFile one, CheckedFile other) {
		return Objects.equals(one.file().entry().parent(), other.file().entry().parent());
	}

	private static long size(CheckedFile file) {
		return file.file().entry().stat().size();
	}

	private @Nullable CheckedFile peek() {
		while (this.page.isEmpty() && !this.ended) {
			fill();
		}
		return this.page.peek();
	}

	private void fill() {
		List<CheckedFile> some = this.never ? this.checks.never(this.scope, this.check, this.after, PAGE)
				: this.checks.before(this.scope, this.check, this.instance, this.lastBy, this.after, PAGE);
		this.page.addAll(some);
		if (some.size() == PAGE) {
			CheckedFile last = some.get(PAGE - 1);
			this.lastBy = last.lastBy();
			this.after = last.file().entry().id();
		}
		else {
			this.ended = !this.never;
			this.never = false;
			this.lastBy = 0;
			this.after = 0;
		}
	}

	/** The absolute path of a file. */
	String path(CheckedFile file) {
		return EncodedPaths.below(this.places.directory(file.location(), file.file().directory()),
				file.file().entry().name());
	}

	/** What is not done by now. */
	Amount left() {
		return this.checks.left(this.scope, this.check, this.instance);
	}

	/** Whether the budget ended before the files. */
	boolean isCut() {
		return this.cut;
	}

}
