package dev.driveyard.cli.words;

import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.queue.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * What requests wait for, with what can be done about it in the words of this command
 * line.
 */
public final class QueueWords {

	private QueueWords() {
	}

	/** A sentence. */
	public static String text(Obstacle obstacle) {
		return switch (obstacle.kind()) {
			case PAUSED -> "it waits: the queue is paused. To go on: driveyard queue resume";
			case NOT_YET -> "it waits for its time.";
			case OTHER_DEVICE -> "it waits for a server on the machine whose files it is about.";
			case RUN -> "it is queued behind run " + obstacle.run() + about(obstacle.description());
			case WORK -> "it waits" + about(obstacle.description());
			case REQUEST -> "it is queued behind request " + obstacle.request() + about(obstacle.description());
			case TURN -> "it waits for its turn.";
		};
	}

	private static String about(@Nullable String description) {
		return (description != null) ? " (" + EncodedName.display(description) + ")." : ".";
	}

}
