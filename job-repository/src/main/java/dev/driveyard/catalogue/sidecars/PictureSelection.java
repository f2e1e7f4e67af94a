package dev.driveyard.catalogue.sidecars;

import java.util.List;

/**
 * Contents that are to have sidecars.
 *
 * @param types the numbers of the media types that can have any
 * @param films those of them that can have strips
 * @param variants what each is to have; strips are for films alone
 * @param version of what makes them: what it failed at is not tried again
 * @param since only what was made, or failed, after that counts, in milliseconds since
 * 1970; 0 for all
 */
public record PictureSelection(List<Long> types, List<Long> films, List<WantedVariant> variants, int version,
		long since) {

	public PictureSelection {
		types = List.copyOf(types);
		films = List.copyOf(films);
		variants = List.copyOf(variants);
	}

	/** Those that each content is to have. */
	List<WantedVariant> stills() {
		return this.variants.stream().filter((variant) -> variant.kind() != SidecarKind.STRIP).toList();
	}

	/** Those that films are to have besides. */
	List<WantedVariant> strips() {
		return this.variants.stream().filter((variant) -> variant.kind() == SidecarKind.STRIP).toList();
	}

}
