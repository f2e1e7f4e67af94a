package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateSelection;
import dev.driveyard.catalogue.duplicates.RankedPicture;
import dev.driveyard.catalogue.duplicates.SimilarGroups;
import dev.driveyard.catalogue.duplicates.SimilarGroups.SimilarFile;
import dev.driveyard.catalogue.duplicates.SimilarGroups.SimilarGroup;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes groups of pictures that others look like: all files with them, and why the best
 * is the best.
 */
record PictureGroupProcessor(SimilarGroups groups, DuplicateSelection selection,
		long instance) implements ItemProcessor<List<Long>, PictureGroups> {

	private static final int WHOLE = 1000;

	@Override
	public PictureGroups process(List<Long> bests) {
		Map<Long, List<SimilarFile>> byBest = this.groups.files(this.instance, this.selection, bests)
			.stream()
			.collect(Collectors.groupingBy(PictureGroupProcessor::best, LinkedHashMap::new, Collectors.toList()));
		List<SimilarGroup> found = new ArrayList<>();
		for (List<SimilarFile> files : byBest.values()) {
			boolean several = files.stream().map((file) -> file.picture().place()).distinct().count() > 1;
			if (files.get(0).best() == null && several) {
				found.add(group(files));
			}
		}
		return new PictureGroups(bests.size(), found);
	}

	private static long best(SimilarFile file) {
		Long best = file.best();
		return (best != null) ? best : file.picture().place();
	}

	private static SimilarGroup group(List<SimilarFile> files) {
		RankedPicture best = files.get(0).picture();
		List<Member> members = files.stream().map((file) -> member(file, best)).toList();
		long copies = members.stream().map(Member::fileKey).distinct().count();
		Map<String, Long> worse = new LinkedHashMap<>();
		members.stream()
			.filter((member) -> member.look() != null && !member.look().isBest())
			.forEach((member) -> worse.put(member.fileKey(), member.size()));
		long wasted = worse.values().stream().mapToLong(Long::longValue).sum();
		return new SimilarGroup(new DuplicateGroup(0, Kind.PICTURES, best.content(), null, null, best.size(), copies,
				members.size(), wasted), members);
	}

	private static Member member(SimilarFile file, RankedPicture best) {
		RankedPicture picture = file.picture();
		boolean first = file.best() == null;
		Look look = new Look(picture.content(), picture.width(), picture.height(), first ? 0 : file.distance(),
				first ? WHOLE : file.likeness(), first ? null : best.betterThan(picture));
		return new Member(0, file.entry(), file.path(), file.volume(), file.inode(), file.size(), file.modified(), null,
				look);
	}

}
