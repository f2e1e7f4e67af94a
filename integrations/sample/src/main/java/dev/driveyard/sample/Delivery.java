package dev.driveyard.sample;

import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.queue.RunEvent;
import dev.driveyard.jobs.summary.DuplicateSummary;

/**
 * What was found in a folder that arrived.
 *
 * @param folder its name
 * @param state of the run that looked for duplicates
 * @param duplicates files that are there more than once, without one of each
 * @param bytes that these hold
 */
record Delivery(String folder, String state, long duplicates, long bytes) {

	/** What the requests for a folder say of who asks. */
	private static final String BY = "inbox ";

	/** Of a search that has ended, or was refused and never became a run. */
	static Delivery of(RunEvent event, RunOperator runs) {
		Long run = event.run();
		if (run == null) {
			return new Delivery(folder(event), String.valueOf(event.outcome()), 0, 0);
		}
		DuplicateSummary found = runs.summary(runs.require(run), DuplicateSummary.class);
		return new Delivery(folder(event), String.valueOf(event.outcome()), found.duplicates(), found.wastedBytes());
	}

	static String requestedBy(String folder) {
		return BY + folder;
	}

	/** Whether nothing more comes of a request for a folder that arrived. */
	static boolean isEnd(RunEvent event, String job) {
		return event.kind() == RunEvent.Kind.ENDED && event.job().equals(job) && event.requestedBy().startsWith(BY);
	}

	static String folder(RunEvent event) {
		return event.requestedBy().substring(BY.length());
	}

	/** For a person. */
	String text() {
		return "The folder " + this.folder + " has arrived. " + this.duplicates
				+ " of its files are there more than once; they hold " + this.bytes
				+ " bytes. The search for them ended as " + this.state + ".";
	}

}
