package dev.driveyard.picture.child;

import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import dev.driveyard.content.child.ChildServer;

/**
 * The main class of the child that renders pictures.
 */
public final class RenderChild {

	/** Megabytes that libraries take besides what one file needs. */
	private static final int RESERVE = 48;

	private RenderChild() {
	}

	/**
	 * Serves the parent until it goes away.
	 * @param arguments how many bytes of a file may be asked for, how many pixels it may
	 * have, and how many megabytes libraries may take
	 */
	public static void main(String... arguments) {
		// it may write nowhere
		ImageIO.setUseCache(false);
		long[] limits = Stream.of(arguments).flatMapToLong((text) -> LongStream.of(Long.parseLong(text))).toArray();
		long nativeBytes = (limits[2] - RESERVE) << 20;
		ChildServer.serve(new RenderService(new Renderer(limits[1], nativeBytes)), limits[0]);
	}

}
