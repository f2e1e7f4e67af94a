package dev.driveyard.jobs.thumbnails;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.SidecarKind;
import dev.driveyard.catalogue.sidecars.SidecarName;
import dev.driveyard.catalogue.sidecars.WantedVariant;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.VariantShape;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a content: one of the usual variants by its name, or one of its own as
 * {@code NAME:EDGE}, {@code NAME:EDGE:FORMAT} or {@code NAME:EDGE:FORMAT:QUALITY}.
 *
 * @param edge the longer one, in pixels; that of one still of a strip
 * @param quality from 1 to 100
 */
record ThumbnailVariant(SidecarKind kind, String name, int edge, SidecarFormat format, int quality) {

	/** What is made if nothing is said. */
	static final List<String> USUAL = List.of("grid@1x", "grid@2x", "detail@1x");

	private static final Map<String, Shape> KNOWN = known();

	private static final int QUALITY = 85;

	/** Of the stills in a strip. */
	private static final int LONGEST_STILL = 640;

	private static Map<String, Shape> known() {
		Map<String, Shape> known = new LinkedHashMap<>();
		known.put("icon@1x", new Shape(SidecarKind.THUMBNAIL, 128, 80));
		known.put("icon@2x", new Shape(SidecarKind.THUMBNAIL, 256, 80));
		known.put("grid@1x", new Shape(SidecarKind.THUMBNAIL, 256, 85));
		known.put("grid@2x", new Shape(SidecarKind.THUMBNAIL, 512, 85));
		known.put("detail@1x", new Shape(SidecarKind.THUMBNAIL, 1024, 90));
		known.put("detail@2x", new Shape(SidecarKind.THUMBNAIL, 2048, 90));
		known.put("strip", new Shape(SidecarKind.STRIP, 320, 75));
		return known;
	}

	/**
	 * The variant that a text names.
	 * @param format of the usual ones
	 * @throws IllegalArgumentException if it names none
	 */
	static ThumbnailVariant parse(String text, SidecarFormat format) {
		Shape shape = KNOWN.get(text);
		if (shape != null) {
			return new ThumbnailVariant(shape.kind, text, shape.edge, format, shape.quality);
		}
		String[] parts = text.split(":", -1);
		if (parts.length < 2 || parts.length > 4) {
			throw new IllegalArgumentException("There is no variant '" + text + "'. The usual ones are "
					+ String.join(", ", KNOWN.keySet())
					+ "; one of your own is NAME:EDGE, NAME:EDGE:FORMAT or NAME:EDGE:FORMAT:QUALITY, such as wall:1600:jpg:88");
		}
		boolean strip = parts[0].equals("strip");
		SidecarName.requireVariant(parts[0]);
		int edge = number(parts[1], 1, strip ? LONGEST_STILL : PictureVariant.LONGEST, text);
		SidecarFormat own = (parts.length > 2) ? format(parts[2], text) : format;
		int quality = (parts.length > 3) ? number(parts[3], 1, 100, text) : QUALITY;
		return new ThumbnailVariant(strip ? SidecarKind.STRIP : SidecarKind.THUMBNAIL, parts[0], edge, own, quality);
	}

	private static int number(String text, int least, int most, String variant) {
		try {
			int number = Integer.parseInt(text);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// said below
		}
		throw new IllegalArgumentException(
				"In the variant '" + variant + "', '" + text + "' is no number from " + least + " to " + most);
	}

	private static SidecarFormat format(String text, String variant) {
		String lower = text.toLowerCase(Locale.ROOT);
		return Stream.of(SidecarFormat.values())
			.filter((format) -> format.extension().equals(lower)
					|| format.name().toLowerCase(Locale.ROOT).equals(lower))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"In the variant '" + variant + "', '" + text + "' is no format: there are webp, jpeg and png"));
	}

	/** What it is to be, as a text by which another wish is known. */
	private String recipe() {
		return this.edge + " " + this.format.extension() + " " + this.quality;
	}

	WantedVariant wanted() {
		return new WantedVariant(this.kind, this.name, recipe());
	}

	PictureVariant picture() {
		return new PictureVariant(this.name, this.edge, this.format, this.quality,
				(this.kind == SidecarKind.STRIP) ? VariantShape.STRIP : VariantShape.FRAME);
	}

	/**
	 * The variant with a name among some.
	 */
	static @Nullable ThumbnailVariant named(List<ThumbnailVariant> variants, String name) {
		return variants.stream().filter((variant) -> variant.name.equals(name)).findFirst().orElse(null);
	}

	private record Shape(SidecarKind kind, int edge, int quality) {
	}

}
