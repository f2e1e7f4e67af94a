package dev.driveyard.picture;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.driveyard.catalogue.sidecars.SidecarFormat;

/**
 * How many photos of twelve megapixels are rendered in a second, by two children: the
 * first argument is how many are rendered, those that follow are the edges of their
 * variants. Children start cold.
 */
public final class RenderBenchmark {

	private static final int SCENES = 6;

	private RenderBenchmark() {
	}

	@SuppressWarnings("SystemOut")
	public static void main(String... arguments) throws InterruptedException, ExecutionException {
		int count = Integer.parseInt(arguments[0]);
		List<PictureVariant> variants = IntStream.range(1, arguments.length)
			.mapToObj((i) -> Renders.frame(Integer.parseInt(arguments[i]), SidecarFormat.WEBP))
			.toList();
		List<byte[]> photos = IntStream.range(0, SCENES)
			.mapToObj((seed) -> PictureSamples.jpeg(PictureSamples.photo(4000, 3000, seed), 0.9f, false))
			.toList();
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try (RenderPool pool = new RenderPool(2, RenderLimits.DEFAULT)) {
			long begun = System.nanoTime();
			List<Future<RenderOutcome>> outcomes = IntStream.range(0, count)
				.mapToObj((i) -> threads.submit(() -> render(pool, photos.get(i % SCENES), variants)))
				.toList();
			for (Future<RenderOutcome> outcome : outcomes) {
				outcome.get();
			}
			double seconds = (System.nanoTime() - begun) / 1e9;
			System.out.printf("%d photos of 12 MP to %d variants in %.1f s: %.1f a second%n", count, variants.size(),
					seconds, count / seconds);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static RenderOutcome render(RenderPool pool, byte[] photo, List<PictureVariant> variants)
			throws IOException {
		return pool.render("image/jpeg", photo.length, Renders.source(photo), variants);
	}

}
