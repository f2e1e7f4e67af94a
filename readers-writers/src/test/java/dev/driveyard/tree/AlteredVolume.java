package dev.driveyard.tree;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.Device;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.LocalVolume;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.Volume;

/**
 * The local file system, on which directories can be made unreadable and others look
 * mounted; counts what is listed.
 */
final class AlteredVolume implements Volume {

	private static final long MOUNTED = 4711;

	private final Volume local = new LocalVolume();

	final Set<String> unreadable = ConcurrentHashMap.newKeySet();

	final Set<String> mountedNames = ConcurrentHashMap.newKeySet();

	final List<String> listed = new CopyOnWriteArrayList<>();

	@Override
	public Set<Ability> abilities() {
		return this.local.abilities();
	}

	@Override
	public FileStat stat(String path) throws IOException {
		return alter(this.local.stat(path));
	}

	@Override
	public Children list(String path, FileStat expected) throws IOException {
		this.listed.add(path);
		if (this.unreadable.contains(path)) {
			throw new AccessDeniedException(path);
		}
		FileStat real = this.mountedNames.contains(expected.name()) ? this.local.stat(path) : expected;
		Children children = this.local.list(path, real);
		return new Children(children.stats().stream().map(this::alter).toList(), children.failures());
	}

	private FileStat alter(FileStat stat) {
		return this.mountedNames.contains(stat.name()) ? new FileStat(stat.name(), MOUNTED, stat.stat()) : stat;
	}

	@Override
	public OpenDirectory open(String path) throws IOException {
		return this.local.open(path);
	}

	@Override
	public Device device(long number) {
		return (number == MOUNTED) ? new Device("mounted", "/m", "ext4", "x") : this.local.device(number);
	}

}
