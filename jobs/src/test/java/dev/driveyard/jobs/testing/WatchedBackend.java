package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.Space;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.storage.writing.Writing;
import org.jspecify.annotations.Nullable;

/**
 * The local volume with somebody who is told of each directory before it is listed, and
 * may fail, wait, or change the tree just then.
 */
public final class WatchedBackend implements Backend, Writing {

	private final LocalBackend local = new LocalBackend();

	private volatile Watcher watcher = (path) -> {
	};

	private final Map<String, Long> births = new ConcurrentHashMap<>();

	private volatile @Nullable Watcher readWatcher;

	private volatile @Nullable Watcher writeWatcher;

	/** Says of a path from now on that what is there was made at another time. */
	public void born(String path, long when) {
		this.births.put(path, when);
	}

	/** Calls this before each listing from now on. */
	public void watch(Watcher next) {
		this.watcher = next;
	}

	/**
	 * Calls this with the path of each file, and of each directory before its files, that
	 * is about to be opened from now on, by any thread.
	 */
	public void watchReads(Watcher next) {
		this.readWatcher = next;
	}

	/**
	 * Calls this with the path of each file that is about to be made or renamed from now
	 * on, by any thread.
	 */
	public void watchWrites(Watcher next) {
		this.writeWatcher = next;
	}

	/** Leaves the volume alone again. */
	public void leave() {
		this.readWatcher = null;
		this.writeWatcher = null;
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
	public @Nullable Long born(String path) throws IOException {
		Long named = this.births.get(path);
		return (named != null) ? named : this.local.born(path);
	}

	@Override
	public Children list(String path, FileStat expected) throws IOException {
		this.watcher.beforeList(path);
		return this.local.list(path, expected);
	}

	@Override
	public WritableDirectory open(String path) throws IOException {
		if (this.readWatcher == null && this.writeWatcher == null) {
			return this.local.open(path);
		}
		tell(this.readWatcher, path);
		return new WatchedDirectory(path, this.local.open(path));
	}

	@Override
	public MountedFileSystem fileSystem(long device) {
		return this.local.fileSystem(device);
	}

	private static void tell(@Nullable Watcher watcher, String path) throws IOException {
		if (watcher != null) {
			watcher.beforeList(path);
		}
	}

	private final class WatchedDirectory implements WritableDirectory {

		private final String path;

		private final WritableDirectory directory;

		WatchedDirectory(String path, WritableDirectory directory) {
			this.path = path;
			this.directory = directory;
		}

		@Override
		public FileStat self() throws IOException {
			return this.directory.self();
		}

		@Override
		public FileStat stat(String name) throws IOException {
			return this.directory.stat(name);
		}

		@Override
		public OpenFile open(String name) throws IOException {
			tell(WatchedBackend.this.readWatcher, this.path + "/" + name);
			return this.directory.open(name);
		}

		@Override
		public WritableDirectory openDirectory(String name) throws IOException {
			return new WatchedDirectory(this.path + "/" + name, this.directory.openDirectory(name));
		}

		@Override
		public WritableDirectory openParent() throws IOException {
			return this.directory.openParent();
		}

		@Override
		public void eachName(Consumer<String> visitor) throws IOException {
			this.directory.eachName(visitor);
		}

		@Override
		public boolean delete(String name) throws IOException {
			return this.directory.delete(name);
		}

		@Override
		public boolean removeDirectory(String name) throws IOException {
			return this.directory.removeDirectory(name);
		}

		@Override
		public void rename(String name, WritableDirectory target, String newName) throws IOException {
			this.directory.rename(name, unwrap(target), newName);
		}

		private static WritableDirectory unwrap(WritableDirectory other) {
			return (other instanceof WatchedDirectory watched) ? watched.directory : other;
		}

		@Override
		public @Nullable String path() throws IOException {
			return this.directory.path();
		}

		@Override
		public @Nullable FileStat find(String name) throws IOException {
			return this.directory.find(name);
		}

		@Override
		public List<FileStat> ancestry() throws IOException {
			return this.directory.ancestry();
		}

		@Override
		public SourceFile openSource(String name) throws IOException {
			tell(WatchedBackend.this.readWatcher, this.path + "/" + name);
			return this.directory.openSource(name);
		}

		@Override
		public NewFile createFile(String name) throws IOException {
			tell(WatchedBackend.this.writeWatcher, this.path + "/" + name);
			return this.directory.createFile(name);
		}

		@Override
		public NewFile openToOverwrite(String name) throws IOException {
			return this.directory.openToOverwrite(name);
		}

		@Override
		public NewFile reopenFile(String name) throws IOException {
			return this.directory.reopenFile(name);
		}

		@Override
		public void createDirectory(String name) throws IOException {
			this.directory.createDirectory(name);
		}

		@Override
		public void createSymbolicLink(String name, String target) throws IOException {
			this.directory.createSymbolicLink(name, target);
		}

		@Override
		public void createHardLink(String name, WritableDirectory holder, String existing) throws IOException {
			this.directory.createHardLink(name, unwrap(holder), existing);
		}

		@Override
		public void renameNew(String name, WritableDirectory target, String newName) throws IOException {
			tell(WatchedBackend.this.writeWatcher, this.path + "/" + name);
			this.directory.renameNew(name, unwrap(target), newName);
		}

		@Override
		public boolean canRenameTo(WritableDirectory target) throws IOException {
			return this.directory.canRenameTo(unwrap(target));
		}

		@Override
		public boolean leadsTo(String name, FileStat file, String beside) throws IOException {
			return this.directory.leadsTo(name, file, beside);
		}

		@Override
		public Metadata linkMetadata(String name) {
			return this.directory.linkMetadata(name);
		}

		@Override
		public void setOwner(String name, long owner, long group) throws IOException {
			this.directory.setOwner(name, owner, group);
		}

		@Override
		public void setModified(String name, long nanos) throws IOException {
			this.directory.setModified(name, nanos);
		}

		@Override
		public Metadata metadata() {
			return this.directory.metadata();
		}

		@Override
		public boolean exchange(String name, String other) throws IOException {
			tell(WatchedBackend.this.writeWatcher, this.path + "/" + name);
			return this.directory.exchange(name, other);
		}

		@Override
		public void sync() throws IOException {
			this.directory.sync();
		}

		@Override
		public Space space() throws IOException {
			return this.directory.space();
		}

		@Override
		public void close() throws IOException {
			this.directory.close();
		}

	}

	/**
	 * Is told of each directory that is about to be listed.
	 */
	public interface Watcher {

		void beforeList(String path) throws IOException;

	}

}
