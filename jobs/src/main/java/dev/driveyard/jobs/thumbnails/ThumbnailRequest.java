package dev.driveyard.jobs.thumbnails;

import java.util.List;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;

/**
 * What thumbnails are to be made, as somebody asks for it.
 *
 * @param paths absolute and encoded
 */
record ThumbnailRequest(@ParameterSpec(
		value = "folders with pictures; one that is in no location becomes one; all locations if there are none",
		path = true, defaultValue = "[]") List<String> paths,
		@ParameterSpec(
				value = "what to make: icon@1x, icon@2x, grid@1x, grid@2x, detail@1x, detail@2x, strip (of films),"
						+ " or one of your own as NAME:EDGE:FORMAT:QUALITY",
				defaultFrom = "usualVariants") List<String> variants,
		@ParameterSpec(value = "how the usual variants are encoded", defaultValue = "webp") SidecarFormat format,
		@ParameterSpec(value = "make again what is there, and try again what failed",
				defaultValue = "false") boolean regenerate,
		@ParameterSpec(value = "whether to bring the index up to date before", defaultValue = "true") boolean refresh,
		@ParameterSpec(value = "files that are rendered at once", tuning = true, defaultFrom = "defaultRenderers",
				min = 1, max = 64) int renderers) {

	/** The name of the job. */
	static final String JOB = "thumbnails";

	/** What can be asked of the job. */
	static final ParameterModel<ThumbnailRequest> MODEL = ParameterModel.of(ThumbnailRequest.class);

	private static final int MOST_VARIANTS = 20;

	ThumbnailRequest {
		paths = List.copyOf(paths);
		variants = List.copyOf(variants);
		List<String> names = parse(variants, format).stream().map(ThumbnailVariant::name).toList();
		if (names.isEmpty() || names.size() > MOST_VARIANTS) {
			throw new IllegalArgumentException("Name one to " + MOST_VARIANTS + " variants");
		}
		if (names.stream().distinct().count() < names.size()) {
			throw new IllegalArgumentException("Two variants have one name: " + String.join(", ", names));
		}
	}

	private static List<ThumbnailVariant> parse(List<String> variants, SidecarFormat format) {
		return variants.stream().map((text) -> ThumbnailVariant.parse(text, format)).toList();
	}

	/** What is made of each content. */
	List<ThumbnailVariant> parsedVariants() {
		return parse(this.variants, this.format);
	}

	static List<String> usualVariants() {
		return ThumbnailVariant.USUAL;
	}

	static int defaultRenderers() {
		return Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));
	}

}
