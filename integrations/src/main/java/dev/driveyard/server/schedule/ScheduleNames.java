package dev.driveyard.server.schedule;

import java.util.Optional;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.ScheduleQueries;

/**
 * Finds schedules by what stands for them in a path: their name, or {@code id:7}, since
 * not every name can stand there.
 */
final class ScheduleNames {

	private static final String ID = "id:";

	private final ScheduleQueries schedules;

	ScheduleNames(ScheduleQueries schedules) {
		this.schedules = schedules;
	}

	/** One that may be there. */
	Optional<Schedule> find(String given) {
		if (given.indexOf('\0') >= 0) {
			return Optional.empty();
		}
		return this.schedules.find(given)
			.or(() -> isId(given) ? this.schedules.find(Long.parseLong(given.substring(ID.length())))
					: Optional.empty());
	}

	/** One that must be there. */
	Schedule require(String given) {
		return find(given).orElseThrow(() -> new OperateException(Failure.of(FailureCode.NO_SUCH_SCHEDULE,
				"There is no schedule '" + EncodedName.display(given) + "'.")));
	}

	/** Whether that is no name, but an id. */
	static boolean isId(String given) {
		return given.matches(ID + "\\d{1,18}");
	}

}
