package dev.driveyard.picture.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.child.MemoryRequest;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderedPicture;
import dev.driveyard.picture.UnrenderableException;
import dev.driveyard.picture.VariantShape;
import dev.driveyard.picture.decode.Decoded;
import dev.driveyard.picture.decode.MediumFormat;
import dev.driveyard.picture.decode.PictureDecoder;
import dev.driveyard.picture.decode.Wanted;
import dev.driveyard.picture.encode.PerceptualHash;
import dev.driveyard.picture.encode.PictureSketch;
import dev.driveyard.picture.encode.PictureEncoder;
import dev.driveyard.picture.encode.ThumbHash;
import dev.driveyard.picture.scale.Colours;
import dev.driveyard.picture.scale.Orientation;
import dev.driveyard.picture.scale.PixelRows;
import dev.driveyard.picture.scale.Pixels;
import dev.driveyard.picture.scale.Scaler;

/**
 * Renders a medium in the process that calls it, so only ever in a child: it is decoded
 * once, for the largest of its variants, and the others are made of that.
 */
final class Renderer {

	/** What the hashes are made of at least. */
	private static final int LEAST_EDGE = 128;

	private final long pixels;

	private final long nativeBytes;

	Renderer(long pixels, long nativeBytes) {
		this.pixels = pixels;
		this.nativeBytes = nativeBytes;
	}

	Rendered render(RenderOrder order, Content content, MemoryRequest room) throws IOException {
		MediumFormat format = MediumFormat.of(order.mediaType());
		if (format == null) {
			throw new UnrenderableException(UnrenderedReason.UNSUPPORTED, "no decoder knows it");
		}
		int longest = order.variants()
			.stream()
			.filter((variant) -> variant.shape() != VariantShape.STRIP)
			.mapToInt(PictureVariant::longEdge)
			.max()
			.orElse(LEAST_EDGE);
		Wanted wanted = new Wanted(Math.max(LEAST_EDGE, longest), this.pixels, Runtime.getRuntime().maxMemory() / 2,
				this.nativeBytes, room);
		if (format == MediumFormat.FILM) {
			return FilmRenderer.render(order, content, wanted);
		}
		return rendered(order, PictureDecoder.decode(format, content, wanted), wanted);
	}

	static Rendered rendered(RenderOrder order, Decoded decoded, Wanted wanted) throws IOException {
		Pixels largest;
		try (PixelRows rows = decoded.rows()) {
			largest = largest(decoded, rows, wanted.longEdge());
		}
		Long similarity = PerceptualHash.of(largest);
		boolean sideways = Orientation.isSideways(decoded.orientation());
		return new Rendered(encode(order, largest), sideways ? decoded.height() : decoded.width(),
				sideways ? decoded.width() : decoded.height(), ThumbHash.of(largest), similarity,
				(similarity != null) ? PictureSketch.of(largest) : null);
	}

	/** As large as is wanted, upright, in sRGB. */
	private static Pixels largest(Decoded decoded, PixelRows rows, int longEdge) throws IOException {
		if (decoded.isDrawn()) {
			int width = rows.width();
			int height = rows.height();
			return Scaler.scale(rows, width, height, width, height).simplified();
		}
		double scale = Math.min(1, (double) longEdge / Math.max(decoded.width(), decoded.height()));
		Pixels scaled = Scaler.scale(rows, decoded.width() / decoded.shrink(), decoded.height() / decoded.shrink(),
				scaled(decoded.width(), scale), scaled(decoded.height(), scale));
		return Orientation.upright(Colours.toSrgb(scaled, decoded.profile()), decoded.orientation()).simplified();
	}

	static int scaled(int length, double scale) {
		return Math.max(1, (int) Math.round(length * scale));
	}

	/**
	 * From large to small, each of the one before; answered in the order of the variants.
	 */
	static List<RenderedPicture> encode(RenderOrder order, Pixels largest) throws IOException {
		RenderedPicture[] made = new RenderedPicture[order.variants().size()];
		List<Integer> numbers = new ArrayList<>();
		for (int i = 0; i < made.length; i++) {
			if (order.variants().get(i).shape() != VariantShape.STRIP) {
				numbers.add(i);
			}
		}
		numbers.sort(Comparator.comparing((Integer i) -> -order.variants().get(i).longEdge()));
		Pixels current = largest;
		for (int number : numbers) {
			PictureVariant variant = order.variants().get(number);
			double scale = Math.min(1, (double) variant.longEdge() / Math.max(largest.width(), largest.height()));
			current = Scaler.scale(current, scaled(largest.width(), scale), scaled(largest.height(), scale));
			made[number] = new RenderedPicture(Integer.toString(number), variant.format(), current.width(),
					current.height(), (variant.shape() == VariantShape.PIXELS) ? PictureEncoder.pixels(current)
							: PictureEncoder.encode(current, variant.format(), variant.quality()));
		}
		return Stream.of(made).filter((picture) -> picture != null).toList();
	}

}
