package dev.driveyard.failure;

/**
 * Kinds of failures. The names are stored: they never change their meaning.
 */
public enum FailureCode {

	/** Only the message tells what it is. */
	OTHER,
	/** Something of the job's own forbids it. */
	REFUSED,
	/** There is no such job. */
	NO_SUCH_JOB,
	/** There is no such run. */
	NO_SUCH_RUN,
	/** The run does the same. */
	ALREADY_RUNNING,
	/** The run works on the path. */
	CLAIMED,
	/** This process runs as many as it may. */
	TOO_MANY_RUNS,
	/** The run has ended. */
	NOT_RUNNING,
	/** The run came to its end, or was given up. */
	NOT_RESUMABLE,
	/** The run was followed by another for the same work. */
	FOLLOWED,
	/** The run has no plan that could be gone on with. */
	NOT_PLANNED,
	/** The worker of the run lives. */
	ALIVE,
	/** There is no such request. */
	NO_SUCH_REQUEST,
	/** The request does not wait any more. */
	NOT_WAITING,
	/** A request with the same idempotency key asked for something else. */
	KEY_REUSED,
	/** The request was given to another process, or taken back. */
	REQUEST_LOST,
	/** There is no such schedule. */
	NO_SUCH_SCHEDULE,
	/** There is a schedule of this name. */
	SCHEDULE_EXISTS,
	/** What the schedule launched before has not ended. */
	SCHEDULE_BUSY,
	/** Other schedules follow the schedule. */
	SCHEDULE_FOLLOWED,
	/** Nothing of what the run did can be taken back. */
	NOTHING_TO_UNDO,
	/** The run did not look at what files hold. */
	CONTENTS_NOT_READ,
	/** The folder is in the location, or holds it. */
	LOCATION_OVERLAPS,
	/** The location is in what was to be removed or moved. */
	LOCATION_IN_THE_WAY,
	/** Another folder is where the location's was. */
	ROOT_REPLACED,
	/** The library has no locations. */
	NO_LOCATIONS,
	/** The path is in no location, so there is nothing to compare it with. */
	NOTHING_TO_COMPARE_WITH,
	/** The path is in no location, and it was not to be made one. */
	NOT_INDEXED,
	/** There is not enough room at the path. */
	NO_ROOM,
	/** What was mounted where the path is can't be reached. */
	VOLUME_MISSING,
	/** The path is on a volume that can only be read. */
	NOT_WRITABLE,
	/** There is no library at the path. */
	NO_LIBRARY,
	/** A library has only a name, and its user no home that it could be in. */
	NO_HOME,
	/** The library at the path is in use by another process. */
	IN_USE,
	/** The library at the path is in use by a process of another host. */
	IN_USE_ELSEWHERE,
	/** Others can write what is at the path. */
	WRITABLE_BY_OTHERS,
	/** There is no such token. */
	NO_SUCH_TOKEN,
	/** There is a token of that name. */
	TOKEN_EXISTS,
	/** What was said of a token makes none. */
	BAD_TOKEN,
	/** The path is not one that whoever asks may reach. */
	PATH_NOT_ALLOWED,
	/** A server would speak to strangers without a certificate. */
	NO_TLS

}
