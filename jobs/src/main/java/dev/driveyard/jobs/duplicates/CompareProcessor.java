package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.folders.FolderPlaces;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.transfer.reclaim.HeldFile;
import dev.driveyard.transfer.reclaim.HeldFile.StoppedException;
import dev.driveyard.transfer.reclaim.HeldFile.Version;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Compares files byte by byte with the first of their content that can be read. What is
 * not equal to that, or can't be read, is in no group.
 */
final class CompareProcessor implements ItemProcessor<ComparedFiles, Comparison> {

	private static final int MEMBERS = 100;

	private final DuplicateGroups groups;

	private final VolumeRegistry volumes;

	private final Locations locations;

	private final FolderPlaces places;

	private final DuplicateSelection selection;

	private final BooleanSupplier stop;

	/**
	 * A processor.
	 * @param stop whether the run is to stop
	 */
	CompareProcessor(DuplicateGroups groups, VolumeRegistry volumes, Locations locations, FolderPlaces places,
			DuplicateSelection selection, BooleanSupplier stop) {
		this.groups = groups;
		this.volumes = volumes;
		this.locations = locations;
		this.places = places;
		this.selection = selection;
		this.stop = stop;
	}

	/**
	 * Compares files.
	 * @throws JobInterruptedException if the run is to stop: the files are compared anew
	 * by the next execution
	 */
	@Override
	public Comparison process(ComparedFiles item) throws JobInterruptedException {
		Comparison comparison = new Comparison(item.members().size());
		try (HeldFile first = first(item)) {
			for (Member member : item.members()) {
				compare(first, member, comparison);
			}
		}
		catch (StoppedException ex) {
			throw new JobInterruptedException("The run was asked to stop");
		}
		catch (IOException ex) {
			item.members().forEach((member) -> doubt(member, ex, comparison));
		}
		return comparison;
	}

	/** The first of the whole group that can be read. */
	private HeldFile first(ComparedFiles item) throws IOException {
		long after = 0;
		IOException failure = new IOException("None of its copies can be read");
		List<Member> members;
		do {
			members = this.groups.sharing(this.selection, item.content(), after, MEMBERS);
			for (Member member : members) {
				after = member.entry();
				try {
					return open(member);
				}
				catch (IOException ex) {
					failure = ex;
				}
			}
		}
		while (!members.isEmpty());
		throw failure;
	}

	private HeldFile open(Member member) throws IOException {
		return HeldFile.open(this.volumes.ofVolume(member.volume()), member.path(),
				new Version(member.inode(), member.size(), member.modified()));
	}

	private void compare(HeldFile first, Member member, Comparison comparison) {
		try (HeldFile file = open(member)) {
			if (file.isSameFile(first)) {
				return;
			}
			boolean equal = file.hasSameBytes(first, this.stop);
			file.requireUnchanged();
			first.requireUnchanged();
			comparison.compared().add(member.entry());
			if (!equal) {
				comparison.doubt(member, shown(member), Issue.Code.CONTENT_DIFFERS,
						"Its hash was the same, but its bytes differ from those of " + EncodedName.display(first.path())
								+ ": one of both is damaged. It is in no group.");
			}
		}
		catch (IOException ex) {
			doubt(member, ex, comparison);
		}
	}

	/** With its volume, if that is no file system of this machine. */
	private String shown(Member member) {
		return this.volumes.text(this.volumes.on(member.volume(), member.path()));
	}

	private void doubt(Member member, IOException problem, Comparison comparison) {
		if (isThere(member)) {
			comparison.doubt(member, shown(member), Issue.Code.UNREADABLE_FILE,
					Problems.describe(problem) + ". It is in no group.");
		}
		else {
			comparison.doubtful().add(member.entry());
		}
	}

	/** That a disk is not there was said before. */
	private boolean isThere(Member member) {
		return this.locations.all()
			.stream()
			.filter((location) -> location.holds(this.volumes.on(member.volume(), member.path())))
			.anyMatch(this.places::isThere);
	}

}
