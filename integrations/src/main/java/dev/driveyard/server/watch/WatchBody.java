package dev.driveyard.server.watch;

import java.time.Duration;

import dev.driveyard.server.api.WrongField;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.watches.WatchSpec;
import dev.driveyard.watches.WatchSpec.Method;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends who wants a location to be watched.
 *
 * @param method auto: by events of the system where there are any, or poll: by looking;
 * auto if nothing is said
 * @param poll from one look to the next where nobody tells of changes, such as {@code 5m}
 * @param reconcile from one look at all to the next where somebody does, such as
 * {@code 1d}
 * @param mode what an index of changes finds out: shallow, content or deep; shallow if
 * nothing is said
 */
record WatchBody(@Nullable String method, @Nullable String poll, @Nullable String reconcile, @Nullable String mode) {

	WatchSpec toSpec() {
		WatchSpec usual = WatchSpec.USUAL;
		return new WatchSpec(
				(this.method != null) ? WrongField.choice("method", this.method, Method.values()) : usual.method(),
				(this.poll != null) ? pause("poll", this.poll) : usual.poll(),
				(this.reconcile != null) ? pause("reconcile", this.reconcile) : usual.reconcile(), (this.mode != null)
						? WrongField.word(WrongField.choice("mode", this.mode, Mode.values())) : usual.mode());
	}

	private static Duration pause(String field, String text) {
		Duration pause = WrongField.duration(field, text);
		if (pause.toSeconds() < 1) {
			throw ProblemException.ofField(field, "is a second at least");
		}
		return pause;
	}

	/** What an index finds out. */
	private enum Mode {

		/** Names, sizes and times. */
		SHALLOW,
		/** What files hold, too. */
		CONTENT,
		/** What files say of themselves, too. */
		DEEP

	}

}
