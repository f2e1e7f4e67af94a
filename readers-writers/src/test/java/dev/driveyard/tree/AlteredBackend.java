package dev.driveyard.tree;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.local.LocalBackend;

/**
 * The local file system, on which directories can be made unreadable and others look
 * mounted; counts what is listed.
 */
final class AlteredBackend implements Backend {

	private static final long MOUNTED = 4711;

	private final Backend local = new LocalBackend();

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
	public MountedFileSystem fileSystem(long device) {
		return (device == MOUNTED) ? new MountedFileSystem("mounted", "/m", "ext4", "x")
				: this.local.fileSystem(device);
	}

}
