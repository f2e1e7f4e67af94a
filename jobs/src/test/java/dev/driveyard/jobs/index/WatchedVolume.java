package dev.driveyard.jobs.index;

import java.io.IOException;
import java.util.Set;

import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.Device;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.LocalVolume;
import dev.driveyard.storage.Volume;

/**
 * The local volume with somebody who is told of each directory before it is listed, and
 * may fail, wait, or change the tree just then.
 */
final class WatchedVolume implements Volume {

	private final Volume local = new LocalVolume();

	private volatile Watcher watcher = (path) -> {
	};

	/** Calls this before each listing from now on. */
	void watch(Watcher next) {
		this.watcher = next;
	}

	/** Leaves the volume alone again. */
	void leave() {
		watch((path) -> {
		});
	}

	@Override
	public Set<Ability> abilities() {
		return this.local.abilities();
	}

	@Override
	public FileStat stat(String path) throws IOException {
		return this.local.stat(path);
	}

	@Override
	public Children list(String path, FileStat expected) throws IOException {
		this.watcher.beforeList(path);
		return this.local.list(path, expected);
	}

	@Override
	public Device device(long number) {
		return this.local.device(number);
	}

	/**
	 * Is told of each directory that is about to be listed.
	 */
	interface Watcher {

		void beforeList(String path) throws IOException;

	}

}
