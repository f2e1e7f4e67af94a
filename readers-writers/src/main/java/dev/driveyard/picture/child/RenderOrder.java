package dev.driveyard.picture.child;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.VariantShape;

/**
 * What a child is asked to make of a medium, and how that is said. Names of variants stay
 * with the parent: here they are their numbers.
 *
 * @param mediaType of the medium
 * @param variants in the order in which they are answered
 */
public record RenderOrder(String mediaType, List<PictureVariant> variants) {

	public String text() {
		return this.mediaType + this.variants.stream()
			.map((variant) -> " " + variant.longEdge() + "/" + variant.format() + "/" + variant.quality() + "/"
					+ variant.shape())
			.collect(Collectors.joining());
	}

	static RenderOrder parse(String text) {
		String[] words = text.split(" ");
		return new RenderOrder(words[0], Stream.of(words).skip(1).map(RenderOrder::variant).toList());
	}

	private static PictureVariant variant(String text) {
		String[] parts = text.split("/");
		return new PictureVariant("", Integer.parseInt(parts[0]), SidecarFormat.valueOf(parts[1]),
				Integer.parseInt(parts[2]), VariantShape.valueOf(parts[3]));
	}

}
