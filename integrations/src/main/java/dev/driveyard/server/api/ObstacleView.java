package dev.driveyard.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.queue.Obstacle;
import org.jspecify.annotations.Nullable;

/**
 * What a request waits for.
 *
 * @param path that both are about
 * @param text the same for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObstacleView(Obstacle.Kind kind, @Nullable Long run, @Nullable Long request, @Nullable String path,
		String text) {

	static ObstacleView of(Obstacle obstacle) {
		String path = (obstacle.address() != null) ? EncodedName.display(obstacle.address().path()) : null;
		return new ObstacleView(obstacle.kind(), obstacle.run(), obstacle.request(), path, text(obstacle));
	}

	private static String text(Obstacle obstacle) {
		String what = (obstacle.description() != null) ? ": " + EncodedName.display(obstacle.description()) : "";
		return switch (obstacle.kind()) {
			case PAUSED -> "The queue is paused.";
			case NOT_YET -> "Its time has not come.";
			case OTHER_DEVICE -> "It is about paths of another machine, which has to take it.";
			case RUN -> "It is queued behind run " + obstacle.run() + what + ".";
			case WORK -> "It waits" + what + ".";
			case REQUEST -> "It is queued behind request " + obstacle.request() + what + ".";
			case TURN -> "It waits for its turn.";
		};
	}

}
