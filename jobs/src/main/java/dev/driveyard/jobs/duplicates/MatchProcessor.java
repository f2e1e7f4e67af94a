package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.duplicates.RankedPicture;
import dev.driveyard.catalogue.duplicates.SimilarPictures;
import dev.driveyard.catalogue.duplicates.SimilarPictures.Likeness;
import dev.driveyard.picture.encode.PartHashes;
import dev.driveyard.picture.encode.SketchComparison;
import dev.driveyard.picture.encode.SketchCrop;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Gives to each picture the later ones that look like it, or like it with borders cut
 * off, and that look like no better one. So each is near the best of its group, not just
 * near another member. Remembers which have a better one, as the catalogue does. For one
 * thread.
 */
final class MatchProcessor implements ItemProcessor<List<RankedPicture>, MatchedPictures>, ItemStream {

	/** What is less alike is another picture. */
	static final double LEAST_LIKENESS = 0.85;

	private static final int THOUSANDTHS = 1000;

	/** Sketches that are in memory at a time. */
	private static final int SKETCHES = 500;

	/** After so many that are other pictures the hash says nothing. */
	private static final int MOST_UNLIKE = 1000;

	private final SimilarPictures pictures;

	private final long instance;

	private final int threshold;

	private final BooleanSupplier stopped;

	private final BitSet assigned = new BitSet();

	private @Nullable NearHashes hashes;

	/**
	 * A processor.
	 * @param threshold bits in which hashes differ at most
	 */
	MatchProcessor(SimilarPictures pictures, long instance, int threshold, BooleanSupplier stopped) {
		this.pictures = pictures;
		this.instance = instance;
		this.threshold = threshold;
		this.stopped = stopped;
	}

	/** What was committed is known again. */
	@Override
	public void open(ExecutionContext context) {
		long[] all = new long[this.pictures.count(this.instance)];
		this.assigned.clear();
		this.pictures.forEach(this.instance, (place, similarity, taken) -> {
			all[place - 1] = similarity;
			this.assigned.set(place, taken);
		});
		this.hashes = new NearHashes(all);
	}

	@Override
	public MatchedPictures process(List<RankedPicture> page) throws JobInterruptedException {
		List<Integer> free = page.stream()
			.map((picture) -> (int) picture.place())
			.filter((place) -> !this.assigned.get(place))
			.toList();
		Map<Integer, byte[]> sketches = this.pictures.sketches(this.instance, free);
		List<Likeness> alike = new ArrayList<>();
		for (int place : free) {
			if (this.stopped.getAsBoolean()) {
				throw new JobInterruptedException("Stopped while pictures were compared");
			}
			byte[] sketch = sketches.get(place);
			if (sketch != null && !this.assigned.get(place)) {
				take(place, sketch, alike);
			}
		}
		return new MatchedPictures(page.size(), alike);
	}

	private void take(int place, byte[] sketch, List<Likeness> alike) {
		List<Candidate> near = near(place, sketch);
		int unlike = 0;
		for (int from = 0; from < near.size() && unlike < MOST_UNLIKE; from += SKETCHES) {
			List<Candidate> some = near.subList(from, Math.min(near.size(), from + SKETCHES));
			Map<Integer, byte[]> others = this.pictures.sketches(this.instance,
					some.stream().map(Candidate::place).toList());
			for (Candidate candidate : some) {
				byte[] other = others.get(candidate.place());
				double likeness = (other != null) ? SketchComparison.likeness(sketch, other, candidate.crop()) : 0;
				if (likeness >= LEAST_LIKENESS) {
					this.assigned.set(candidate.place());
					alike.add(new Likeness(candidate.place(), place, candidate.distance(),
							(int) Math.round(likeness * THOUSANDTHS)));
				}
				else {
					unlike++;
				}
			}
		}
	}

	/** The nearest first. */
	private List<Candidate> near(int place, byte[] sketch) {
		Map<Integer, Candidate> found = new HashMap<>();
		long[] parts = PartHashes.of(sketch);
		for (int part = 0; part < parts.length; part++) {
			SketchCrop crop = SketchCrop.USUAL.get(part);
			Objects.requireNonNull(this.hashes).near(parts[part], this.threshold, (index, distance) -> {
				int other = index + 1;
				if (other > place && !this.assigned.get(other)) {
					found.merge(other, new Candidate(other, distance, crop),
							(one, two) -> (two.distance() < one.distance()) ? two : one);
				}
			});
		}
		return found.values()
			.stream()
			.sorted(Comparator.comparingInt(Candidate::distance).thenComparingInt(Candidate::place))
			.toList();
	}

	/**
	 * A later picture with a near hash.
	 *
	 * @param crop the part of the better one to whose hash it is
	 */
	private record Candidate(int place, int distance, SketchCrop crop) {

	}

}
