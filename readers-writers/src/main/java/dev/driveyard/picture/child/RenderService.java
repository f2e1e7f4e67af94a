package dev.driveyard.picture.child;

import java.io.DataOutputStream;
import java.io.IOException;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.child.ChildService;
import dev.driveyard.content.child.MemoryRequest;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.picture.RenderOutcome;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.decode.DecodeFailures;

/**
 * The rendering of pictures, in the child. One that took much memory ends afterwards: a
 * JVM does not give it back.
 */
final class RenderService implements ChildService<RenderOutcome> {

	/** What a photo of a usual camera does not take, but one of 100 megapixels does. */
	private static final long MUCH = 56L << 20;

	private final Renderer renderer;

	private boolean spent;

	RenderService(Renderer renderer) {
		this.renderer = renderer;
	}

	@Override
	public RenderOutcome answer(String order, Content content, MemoryRequest room) {
		try {
			return this.renderer.render(RenderOrder.parse(order), content, (bytes) -> {
				this.spent |= bytes > MUCH;
				room.ask(bytes);
			});
		}
		catch (IOException | RuntimeException ex) {
			return DecodeFailures.of(ex);
		}
	}

	@Override
	public RenderOutcome missing(String message) {
		return new Failed(UnrenderedReason.CRASHED, RenderWire.message(message));
	}

	@Override
	public RenderOutcome tooDeep(String message) {
		return new Failed(UnrenderedReason.MALFORMED, message);
	}

	@Override
	public void write(RenderOutcome outcome, DataOutputStream out) throws IOException {
		RenderWire.write(outcome, out);
	}

	@Override
	public boolean isSpent() {
		return this.spent;
	}

}
