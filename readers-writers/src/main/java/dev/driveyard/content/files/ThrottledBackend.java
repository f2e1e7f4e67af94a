package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Consumer;

import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.MountedFileSystem;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.transfer.copy.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * A volume whose files are read no faster than a limit allows. It can only be read.
 */
public record ThrottledBackend(Backend volume, RateLimiter limit) implements Backend {

	@Override
	public Set<Ability> abilities() {
		return this.volume.abilities();
	}

	@Override
	public FileStat stat(String path) throws IOException {
		return this.volume.stat(path);
	}

	@Override
	public @Nullable Long born(String path) throws IOException {
		return this.volume.born(path);
	}

	@Override
	public Children list(String path, FileStat expected) throws IOException {
		return this.volume.list(path, expected);
	}

	@Override
	public OpenDirectory open(String path) throws IOException {
		return new ThrottledDirectory(this.volume.open(path), this.limit);
	}

	@Override
	public MountedFileSystem fileSystem(long device) {
		return this.volume.fileSystem(device);
	}

	private record ThrottledDirectory(OpenDirectory directory, RateLimiter limit) implements OpenDirectory {

		@Override
		public FileStat self() throws IOException {
			return this.directory.self();
		}

		@Override
		public @Nullable String path() throws IOException {
			return this.directory.path();
		}

		@Override
		public FileStat stat(String name) throws IOException {
			return this.directory.stat(name);
		}

		@Override
		public OpenFile open(String name) throws IOException {
			return new ThrottledFile(this.directory.open(name), this.limit);
		}

		@Override
		public OpenDirectory openDirectory(String name) throws IOException {
			return new ThrottledDirectory(this.directory.openDirectory(name), this.limit);
		}

		@Override
		public OpenDirectory openParent() throws IOException {
			return new ThrottledDirectory(this.directory.openParent(), this.limit);
		}

		@Override
		public void eachName(Consumer<String> visitor) throws IOException {
			this.directory.eachName(visitor);
		}

		@Override
		public void close() throws IOException {
			this.directory.close();
		}

	}

	private record ThrottledFile(OpenFile file, RateLimiter limit) implements OpenFile {

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			int read = this.file.read(target, position);
			if (read > 0) {
				this.limit.acquire(read, () -> Thread.currentThread().isInterrupted());
			}
			return read;
		}

		@Override
		public void close() throws IOException {
			this.file.close();
		}

	}

}
