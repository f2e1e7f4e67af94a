package dev.driveyard.picture.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderedPicture;
import dev.driveyard.picture.UnrenderableException;
import dev.driveyard.picture.VariantShape;
import dev.driveyard.picture.decode.PictureDecoder;
import dev.driveyard.picture.decode.Wanted;
import dev.driveyard.picture.encode.PerceptualHash;
import dev.driveyard.picture.encode.PictureSketch;
import dev.driveyard.picture.encode.PictureEncoder;
import dev.driveyard.picture.encode.ThumbHash;
import dev.driveyard.picture.film.Film;
import dev.driveyard.picture.scale.Pixels;

/**
 * Renders films: a still for all frames that are wanted, and strips.
 */
final class FilmRenderer {

	/** What the program takes. */
	private static final long MEMORY = 128L << 20;

	private FilmRenderer() {
	}

	private static RenderedPicture strip(Film film, PictureVariant variant, int number) throws IOException {
		Pixels strip = film.strip(variant.longEdge());
		return new RenderedPicture(Integer.toString(number), variant.format(), strip.width(), strip.height(),
				PictureEncoder.encode(strip, variant.format(), variant.quality()));
	}

	static Rendered render(RenderOrder order, Content content, Wanted wanted) throws IOException {
		wanted.room().ask(MEMORY);
		try (Film film = Film.open(content)) {
			Pixels still = film.still(wanted.longEdge());
			List<RenderedPicture> pictures = new ArrayList<>(Renderer.encode(order, still));
			for (int i = 0; i < order.variants().size(); i++) {
				PictureVariant variant = order.variants().get(i);
				if (variant.shape() == VariantShape.STRIP) {
					try {
						pictures.add(strip(film, variant, i));
					}
					catch (IOException ex) {
						if (pictures.isEmpty()) {
							throw ex;
						}
					}
				}
			}
			Long similarity = PerceptualHash.of(still);
			boolean turned = (film.width() > film.height()) != (still.width() > still.height());
			return new Rendered(pictures, turned ? film.height() : film.width(), turned ? film.width() : film.height(),
					ThumbHash.of(still), similarity, (similarity != null) ? PictureSketch.of(still) : null);
		}
		catch (UnrenderableException ex) {
			if (ex.reason() == UnrenderedReason.NO_PICTURE) {
				return Renderer.rendered(order, PictureDecoder.cover(content, wanted), wanted);
			}
			throw ex;
		}
	}

}
