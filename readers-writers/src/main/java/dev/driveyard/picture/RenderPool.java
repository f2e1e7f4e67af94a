package dev.driveyard.picture;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import dev.driveyard.content.ByteSource;
import dev.driveyard.content.child.ChildProcess;
import dev.driveyard.content.containment.Containments;
import dev.driveyard.content.containment.MemoryRoom;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Reason;
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

	private final List<ChildProcess<RenderOutcome>> all;

	private final BlockingDeque<ChildProcess<RenderOutcome>> idle = new LinkedBlockingDeque<>();

	/**
	 * A pool.
	 * @param children how many media are rendered at once, if there is memory for so many
	 * @param limits what a medium may cost
	 */
	public RenderPool(int children, RenderLimits limits) {
		this(children, limits, RenderChild.class.getName());
	}

	RenderPool(int children, RenderLimits limits, String mainClass) {
		if (children < 1) {
			throw new IllegalArgumentException("at least one medium must be rendered at a time, not " + children);
		}
		int most = MemoryRoom.HERE.children(children, limits.child().megabytes());
		RenderTask task = new RenderTask(limits, mainClass, new Semaphore(limits.sharedMegabytes(), true));
		this.all = Stream.generate(() -> new ChildProcess<>(task, Containments.current())).limit(most).toList();
		this.idle.addAll(this.all);
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
			return new Failed(Reason.UNSUPPORTED, "no decoder knows it");
		}
		if (size <= 0) {
			return new Failed(Reason.MALFORMED, "it is empty");
		}
		ChildProcess<RenderOutcome> child = take();
		try {
			return named(child.ask(new RenderOrder(mediaType, variants).text(), size, source), variants);
		}
		finally {
			this.idle.addFirst(child);
		}
	}

	private static RenderOutcome named(RenderOutcome outcome, List<PictureVariant> variants) {
		if (!(outcome instanceof Rendered rendered)) {
			return outcome;
		}
		try {
			return new Rendered(rendered.pictures().stream().map((picture) -> named(picture, variants)).toList(),
					rendered.width(), rendered.height(), rendered.placeholder(), rendered.similarity());
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			return new Failed(Reason.CRASHED, "an answer that makes no sense");
		}
	}

	private static RenderedPicture named(RenderedPicture picture, List<PictureVariant> variants) {
		PictureVariant variant = variants.get(Integer.parseInt(picture.variant()));
		return new RenderedPicture(variant.name(), variant.format(), picture.width(), picture.height(),
				picture.bytes());
	}

	private ChildProcess<RenderOutcome> take() throws InterruptedIOException {
		try {
			return this.idle.takeFirst();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted while all renderers were at work");
		}
	}

	/**
	 * Ends all children. No medium may be rendered at the time.
	 */
	@Override
	public void close() {
		this.all.forEach(ChildProcess::close);
	}

}
