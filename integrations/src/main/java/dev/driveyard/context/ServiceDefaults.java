package dev.driveyard.context;

import java.util.HashMap;
import java.util.Map;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.operate.RecoveryTimer;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.operate.queue.QueueSettings;

/**
 * What is usual for a process that takes requests for as long as it lives, where nothing
 * else is said.
 */
public final class ServiceDefaults {

	private ServiceDefaults() {
	}

	/**
	 * Settings by their names. A database in a file tells nobody what other processes put
	 * into it, so its queue is looked at more often.
	 */
	public static Map<String, Object> of(Library library) {
		Map<String, Object> usual = new HashMap<>(Map.of(RunLimits.ACTIVE, 2, RecoveryTimer.ON, "true"));
		if (!library.database().isServer()) {
			usual.put(QueueSettings.POLL, "500ms");
		}
		return usual;
	}

}
