package dev.driveyard.picture;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.ByteSource;
import dev.driveyard.content.child.ChildPool;
import dev.driveyard.content.child.ChildProcess;
import dev.driveyard.content.containment.Containments;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.child.RenderChild;
import dev.driveyard.picture.child.RenderOrder;
import dev.driveyard.picture.child.RenderTask;
import dev.driveyard.picture.decode.MediumFormat;

/**
 * Renders media in several children for several threads. A child is started when as many
 * media are rendered at once. Large pictures wait for each other: what all of them take
 * of memory is bounded.
 */
public final class RenderPool implements AutoCloseable {

	private final ChildPool<ChildProcess<RenderOutcome>> processes;

	/**
	 * A pool.
	 * @param children how many media are rendered at once, if there is memory for so many
	 * @param limits what a medium may cost
	 */
	public RenderPool(int children, RenderLimits limits) {
		this(children, limits, RenderChild.class.getName());
	}

	RenderPool(int children, RenderLimits limits, String mainClass) {
		RenderTask task = new RenderTask(limits, mainClass, new Semaphore(limits.sharedMegabytes(), true));
		this.processes = new ChildPool<>(children, limits.child().megabytes(),
				() -> new ChildProcess<>(task, Containments.current()), ChildProcess::close);
	}

	/**
	 * Whether a medium of this type can have a picture at all: pictures, films, sound
	 * with its covers, PDF, SVG, raw.
	 * @param mediaType as the content shows it, without parameters
	 */
	public static boolean isRendered(String mediaType) {
		return MediumFormat.of(mediaType) != null;
	}

	/**
	 * Renders a medium; waits for a child to be free.
	 * @param mediaType as the content shows it, without parameters
	 * @param size of the file
	 * @param source of its bytes; used by the calling thread, and not after the return
	 * @param variants what it is to become
	 * @throws IOException that the source threw
	 * @throws dev.driveyard.content.child.ChildUnavailableException if no child can be
	 * started
	 */
	public RenderOutcome render(String mediaType, long size, ByteSource source, List<PictureVariant> variants)
			throws IOException {
		if (!isRendered(mediaType)) {
			return new Failed(UnrenderedReason.UNSUPPORTED, "no decoder knows it");
		}
		if (size <= 0) {
			return new Failed(UnrenderedReason.MALFORMED, "it is empty");
		}
		String order = new RenderOrder(mediaType, variants).text();
		RenderOutcome outcome = this.processes.use((process) -> process.ask(order, size, source));
		return named(outcome, variants);
	}

	private static RenderOutcome named(RenderOutcome outcome, List<PictureVariant> variants) {
		if (!(outcome instanceof Rendered rendered)) {
			return outcome;
		}
		try {
			return new Rendered(rendered.pictures().stream().map((picture) -> named(picture, variants)).toList(),
					rendered.width(), rendered.height(), rendered.placeholder(), rendered.similarity(),
					rendered.sketch());
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return new Failed(UnrenderedReason.CRASHED, "an answer that makes no sense");
		}
	}

	private static RenderedPicture named(RenderedPicture picture, List<PictureVariant> variants) {
		PictureVariant variant = variants.get(Integer.parseInt(picture.variant()));
		return new RenderedPicture(variant.name(), variant.format(), picture.width(), picture.height(),
				picture.bytes());
	}

	/**
	 * Ends all children. No medium may be rendered at the time.
	 */
	@Override
	public void close() {
		this.processes.close();
	}

}
