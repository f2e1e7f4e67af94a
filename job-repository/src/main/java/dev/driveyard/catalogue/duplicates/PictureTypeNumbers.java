package dev.driveyard.catalogue.duplicates;

import java.util.List;

import dev.driveyard.catalogue.sidecars.PictureContents;

/**
 * The numbers of the media types of pictures.
 *
 * @param all that can be looked at
 * @param raw those of what cameras' sensors saw
 * @param lossless those of formats that leave nothing out
 */
public record PictureTypeNumbers(List<Long> all, List<Long> raw, List<Long> lossless) {

	public PictureTypeNumbers {
		all = List.copyOf(all);
		raw = List.copyOf(raw);
		lossless = List.copyOf(lossless);
	}

	/** A condition; false where there are no numbers. */
	static String among(String column, List<Long> numbers, List<Object> arguments) {
		arguments.addAll(numbers);
		return PictureContents.among(column, numbers);
	}

}
