package dev.driveyard.server.events;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.ActiveRuns;
import dev.driveyard.jobs.operate.RunControl.Progress;

/**
 * Tells those who listen how far the runs of this server are, when that has changed. It
 * is not kept: only the last counts.
 */
final class ProgressReport {

	private static final String NAME = "run.progressed";

	private final ActiveRuns active;

	private final EventHub hub;

	private final Map<Long, Progress> told = new HashMap<>();

	ProgressReport(ActiveRuns active, EventHub hub) {
		this.active = active;
		this.hub = hub;
	}

	/** Tells what has changed. Called by one thread. */
	void tell() {
		Set<Long> runs = this.active.whole();
		this.told.keySet().retainAll(runs);
		for (long run : runs) {
			Progress now = this.active.progress(run);
			if (!now.equals(Progress.NONE) && !now.equals(this.told.put(run, now))) {
				byte[] text = EventText.passing(NAME, toMap(run, now));
				this.hub.clients().forEach((client) -> client.offerProgress(run, text));
			}
		}
		this.hub.clients().forEach(EventClient::send);
	}

	private static Map<String, Object> toMap(long run, Progress progress) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("kind", NAME);
		map.put("run", run);
		map.put("step", progress.step());
		map.put("done", progress.done());
		if (progress.total() > 0) {
			map.put("total", progress.total());
		}
		map.put("bytes", progress.bytes());
		if (progress.totalBytes() > 0) {
			map.put("totalBytes", progress.totalBytes());
		}
		map.put("issues", progress.issues());
		map.put("current", EncodedName.display(progress.current()));
		return map;
	}

}
