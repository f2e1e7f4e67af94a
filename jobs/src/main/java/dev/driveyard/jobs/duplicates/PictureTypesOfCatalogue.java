package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.driveyard.catalogue.contents.ContentKind;
import dev.driveyard.catalogue.duplicates.PictureTypeNumbers;
import dev.driveyard.catalogue.sidecars.PictureContents;
import dev.driveyard.content.type.ContentKinds;
import dev.driveyard.picture.RenderPool;
import dev.driveyard.picture.decode.MediumFormat;

/**
 * Which of the media types that the catalogue knows are those of pictures.
 */
final class PictureTypesOfCatalogue {

	private static final Set<MediumFormat> LOSSLESS = Set.of(MediumFormat.PNG, MediumFormat.BMP, MediumFormat.TIFF,
			MediumFormat.PSD, MediumFormat.PNM, MediumFormat.TGA, MediumFormat.HDR, MediumFormat.RAW);

	private PictureTypesOfCatalogue() {
	}

	/** As it is known by now. */
	static PictureTypeNumbers numbers(PictureContents contents) {
		Map<String, Long> known = contents.types();
		return new PictureTypeNumbers(numbers(known, PictureTypesOfCatalogue::isPicture),
				numbers(known, (type) -> MediumFormat.of(type) == MediumFormat.RAW),
				numbers(known, (type) -> MediumFormat.of(type) != null && LOSSLESS.contains(MediumFormat.of(type))));
	}

	/** What is drawn anew in each size has no best one. */
	private static boolean isPicture(String type) {
		return RenderPool.isRendered(type) && ContentKinds.of(type) == ContentKind.IMAGE
				&& MediumFormat.of(type) != MediumFormat.SVG;
	}

	private static List<Long> numbers(Map<String, Long> known, Predicate<String> wanted) {
		return known.entrySet().stream().filter((type) -> wanted.test(type.getKey())).map(Map.Entry::getValue).toList();
	}

}
