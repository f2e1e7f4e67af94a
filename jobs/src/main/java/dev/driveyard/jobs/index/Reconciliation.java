package dev.driveyard.jobs.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.catalogue.scan.LostAndFound;
import dev.driveyard.catalogue.scan.LostAndFound.LostEntry;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins what vanished with what appeared, for some lost entries: by volume, inode, kind,
 * size and time. An entry that was found nowhere lives on in what replaced it, or is
 * gone; nothing is gone while the disk still shows it. Where only some folders were
 * looked at, a directory that vanished from one of them may have moved into another: see
 * {@link MovedAway}. Files are not looked for there: one that moves from a folder that is
 * looked at into one that is not yet is forgotten, and new when that one is looked at.
 */
final class Reconciliation {

	private static final Logger logger = LoggerFactory.getLogger(Reconciliation.class);

	private final Scan scan;

	private final Backend volume;

	private final LostAndFound lostAndFound;

	/** Null where all of the location was looked at. */
	private final @Nullable MovedAway movedAway;

	/** Found entries that a lost one of these has claimed, and those that are settled. */
	private final Set<Long> settled = new HashSet<>();

	Reconciliation(Scan scan, Backend volume, LostAndFound lostAndFound, @Nullable MovedAway movedAway) {
		this.movedAway = movedAway;
		this.scan = scan;
		this.volume = volume;
		this.lostAndFound = lostAndFound;
	}

	/** What became of a lost entry; null if that is not known yet. */
	@Nullable Settlement of(LostEntry lost, boolean last) {
		Entry entry = lost.entry();
		if (this.settled.contains(entry.id())) {
			return null;
		}
		// what is rescued out of a lost directory comes before what replaced a lost file
		boolean directory = entry.stat().kind() == FileKind.DIRECTORY;
		Settlement settlement = (last || directory) ? settle(lost) : claim(entry);
		if (settlement != null) {
			this.settled.add(entry.id());
		}
		return settlement;
	}

	private Settlement.@Nullable LivesOn claim(Entry lost) {
		Entry best = null;
		for (Entry found : this.lostAndFound.foundLike(lost)) {
			boolean fits = !this.settled.contains(found.id()) && found.id() != lost.id()
					&& lost.stat().sameVersion(found.stat()) && canBe(lost, found);
			if (fits && (best == null || found.name().equals(lost.name()))) {
				best = found;
			}
		}
		if (best == null) {
			return null;
		}
		this.settled.add(best.id());
		return new Settlement.LivesOn(
				new Entry(lost.id(), best.parent(), best.name(), best.stat(), best.volume(), lost.content()), best.id(),
				true);
	}

	private boolean canBe(Entry lost, Entry found) {
		String path = path(found);
		return path == null || new SameFiles(this.volume).canBe(path, lost.stat(), found.stat());
	}

	/** Where an entry of this location is, absolute; null if that is nowhere. */
	private @Nullable String path(Entry entry) {
		Long parent = entry.parent();
		KnownDirectory directory = (parent == null || parent == Relocation.NOWHERE) ? null
				: this.scan.catalogue().directoryById(parent);
		if (directory == null || directory.location() != this.scan.location().id()
				|| directory.path().startsWith("//")) {
			return null;
		}
		return this.scan.absolute(directory.path().isEmpty() ? entry.name() : directory.path() + "/" + entry.name());
	}

	private Settlement settle(LostEntry lost) {
		Entry entry = lost.entry();
		Entry replacement = replacement(lost);
		if (replacement != null) {
			this.settled.add(replacement.id());
			return new Settlement.LivesOn(new Entry(entry.id(), replacement.parent(), replacement.name(),
					replacement.stat(), replacement.volume(), null), replacement.id(), false);
		}
		if (!lost.leftOut() && (isStillThere(entry) || hasMovedAway(entry))) {
			return new Settlement.StillThere(entry.id(), entry.parent());
		}
		return gone(entry);
	}

	/** The new file in the place of a lost one, unless that one came from elsewhere. */
	private @Nullable Entry replacement(LostEntry lost) {
		Long id = lost.replacedBy();
		if (id == null || this.settled.contains(id) || lost.entry().stat().kind() == FileKind.DIRECTORY) {
			return null;
		}
		Entry replacement = this.scan.catalogue().entry(id);
		boolean sameKind = replacement != null && replacement.stat().kind() == lost.entry().stat().kind();
		return sameKind ? replacement : null;
	}

	private boolean isStillThere(Entry entry) {
		String path = path(entry);
		try {
			return path != null && this.volume.stat(path).stat().sameFile(entry.stat());
		}
		catch (IOException ex) {
			logger.debug("{} is gone", path, ex);
			return false;
		}
	}

	/** It stays until the part is looked at to which it has moved. */
	private boolean hasMovedAway(Entry entry) {
		return this.movedAway != null && entry.stat().kind() == FileKind.DIRECTORY && this.movedAway.has(entry.id());
	}

	private Settlement gone(Entry entry) {
		KnownDirectory directory = this.scan.catalogue().directoryById(entry.id());
		List<Settlement.LivesOn> rescued = new ArrayList<>();
		if (directory != null && this.lostAndFound.hasFound()) {
			for (Entry below : this.lostAndFound.foundFrom(directory)) {
				Settlement.LivesOn claim = this.settled.contains(below.id()) ? null : claim(below);
				if (claim != null) {
					this.settled.add(below.id());
					rescued.add(claim);
				}
			}
		}
		return new Settlement.Gone(entry.id(), directory, rescued);
	}

}
