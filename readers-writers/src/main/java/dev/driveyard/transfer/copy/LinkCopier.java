package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Copies symbolic links as links, wherever they point, and gives a copied file its
 * further names. Works as {@link FileCopier} does. For one thread.
 */
public final class LinkCopier {

	private final CopyOptions options;

	private final TimeScales times = new TimeScales();

	private final TargetNames names;

	private final Views views = new Views();

	public LinkCopier(CopyOptions options) {
		this(options, new TargetNames());
	}

	/**
	 * One that works beside others.
	 * @param names what all of them know of the directories they copy to
	 */
	public LinkCopier(CopyOptions options, TargetNames names) {
		this.options = options;
		this.names = names;
	}

	/**
	 * Copies a symbolic link.
	 */
	public CopyOutcome copySymbolic(FileCopy copy) {
		FileStat link;
		try {
			link = copy.from().stat(copy.name());
		}
		catch (IOException ex) {
			return CopyFailures.ofSource(ex);
		}
		if (link.stat().kind() != FileKind.LINK || link.stat().target() == null) {
			return new CopyOutcome.NotCopied(link.stat().kind());
		}
		return ended(copy, () -> copySymbolic(copy, link));
	}

	private CopyOutcome copySymbolic(FileCopy copy, FileStat link) throws IOException {
		FileStat existing = copy.replay() ? copy.to().find(copy.newName()) : null;
		if (existing != null && isCopy(existing.stat(), link.stat()) && this.times.isKept(copy, link, existing)) {
			this.views.requireOther(copy, false);
			return already(copy);
		}
		String target = Objects.requireNonNull(link.stat().target());
		List<String> warnings = new ArrayList<>(0);
		return make(copy, link, warnings, (part) -> {
			copy.to().createSymbolicLink(part, target);
			if (this.options.conflict() != Conflict.RENAME) {
				this.views.requireOther(copy, true);
			}
			warnings.addAll(keep(copy, link.stat()));
		});
	}

	private CopyOutcome already(FileCopy copy) throws IOException {
		return this.names.isOther(copy.to(), copy.to().stat(copy.newName()), copy.others())
				? TargetPlacement.collision() : new CopyOutcome.Already(copy.newName(), null);
	}

	private static boolean isCopy(FileAttributes existing, FileAttributes link) {
		return existing.kind() == FileKind.LINK && Objects.equals(existing.target(), link.target());
	}

	private static List<String> keep(FileCopy copy, FileAttributes link) {
		WritableDirectory target = copy.to();
		String part = copy.partName();
		List<String> warnings = new ArrayList<>(0);
		try {
			if (ThisUser.isSuper() && link.hasOwner()) {
				target.setOwner(part, link.owner(), link.group());
			}
		}
		catch (IOException ex) {
			warnings.add("owner: " + CopyFailures.message(ex));
		}
		warnings
			.addAll(MetadataCopier.copyAttributes(copy.from().linkMetadata(copy.name()), target.linkMetadata(part)));
		try {
			target.setModified(part, link.modified());
			KeptTime.check(target, part, link.modified(), warnings);
		}
		catch (IOException ex) {
			warnings.add("modification time: " + CopyFailures.message(ex));
		}
		return warnings;
	}

	/**
	 * Gives a file that was copied before another name, as its source has. Where that
	 * fails, a link being impossible there, {@link FileCopier} can still make a copy.
	 * @param copy the other name; where it comes from does not matter
	 * @param holder holds the copied file
	 * @param existing the copied file's name there
	 */
	public CopyOutcome linkTo(FileCopy copy, WritableDirectory holder, String existing) {
		return ended(copy, () -> {
			FileStat first = holder.stat(existing);
			FileStat found = copy.to().find(copy.newName());
			if (found != null && found.sameFile(first)) {
				return already(copy);
			}
			return make(copy, first, List.of(), (part) -> copy.to().createHardLink(part, holder, existing));
		});
	}

	private CopyOutcome make(FileCopy copy, FileStat source, List<String> warnings, Maker maker) throws IOException {
		TargetPlacement placement = new TargetPlacement(this.options.conflict(), copy, source, this.names, this.times);
		CopyOutcome settled = placement.settle();
		if (settled != null) {
			return settled;
		}
		makeAnew(copy, maker);
		TargetPlacement.Placed placed = placement.put(copy.to(), copy.partName());
		if (this.options.durability() == Durability.DIRECTORY) {
			copy.to().sync();
		}
		return new CopyOutcome.Copied(placed.name(), CopyOutcome.How.LINK, 0, null, placed.replaced(), false, warnings);
	}

	private static void makeAnew(FileCopy copy, Maker maker) throws IOException {
		try {
			maker.make(copy.partName());
		}
		catch (FileAlreadyExistsException ex) {
			copy.to().delete(copy.partName());
			maker.make(copy.partName());
		}
	}

	private static CopyOutcome ended(FileCopy copy, Work work) {
		CopyOutcome outcome;
		try {
			return work.run();
		}
		catch (CopyEndedException ex) {
			outcome = ex.outcome();
		}
		catch (IOException ex) {
			outcome = CopyFailures.ofTarget(ex);
		}
		deletePart(copy);
		return outcome;
	}

	private static void deletePart(FileCopy copy) {
		try {
			copy.to().delete(copy.partName());
		}
		catch (IOException ex) {
			// there was none, or the next run replaces it
		}
	}

	/**
	 * Makes a link under a name.
	 */
	@FunctionalInterface
	private interface Maker {

		void make(String name) throws IOException;

	}

	/**
	 * What may end with an exception.
	 */
	@FunctionalInterface
	private interface Work {

		CopyOutcome run() throws IOException;

	}

}
