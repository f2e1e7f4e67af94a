package dev.driveyard.jobs.validate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.CheckScope;
import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.catalogue.FileChecks;
import dev.driveyard.catalogue.Finding.Check;
import org.jspecify.annotations.Nullable;

/**
 * The files that a run is to read, those first at which no run has looked, then those at
 * which one did longest ago. What is done is marked in the database. For one thread.
 */
final class CheckFeed {

	private static final int PAGE = 2000;

	private final FileChecks checks;

	private final CheckScope scope;

	private final Check check;

	private final long instance;

	private final Budget budget;

	private final Deque<CheckedFile> page = new ArrayDeque<>();

	/** What was handed out and has not come back, by entry. */
	private final Map<Long, CheckedFile> out = new HashMap<>();

	private boolean never = true;

	private boolean ended;

	private boolean cut;

	private long lastBy;

	private long after;

	CheckFeed(FileChecks checks, CheckScope scope, Check check, long instance, Budget budget) {
		this.checks = checks;
		this.scope = scope;
		this.check = check;
		this.instance = instance;
		this.budget = budget;
	}

	/** The next files, all of one directory; empty at the end, or of the budget. */
	List<CheckedFile> nextGroup(int most, long mostBytes) {
		List<CheckedFile> group = new ArrayList<>();
		long bytes = 0;
		CheckedFile file = peek();
		while (file != null && group.size() < most
				&& (group.isEmpty() || (isBeside(file, group.get(0)) && bytes + size(file) <= mostBytes))) {
			if (!this.budget.take(size(file))) {
				this.cut = true;
				this.ended = true;
				this.page.clear();
				break;
			}
			this.page.remove();
			group.add(file);
			bytes += size(file);
			this.out.put(file.file().entry().id(), file);
			file = peek();
		}
		return group;
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

	/** Whether the budget ended before the files. */
	boolean isCut() {
		return this.cut;
	}

	/** A file that was handed out, once. */
	CheckedFile takeBack(long entry) {
		return Objects.requireNonNull(this.out.remove(entry));
	}

}
