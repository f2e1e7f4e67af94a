package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.Space;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A directory in which things happen at the worst moment.
 */
final class HookedDirectory implements WritableDirectory {

	private final WritableDirectory local;

	/** Runs before anything is renamed in it. */
	Action beforeRename = () -> {
	};

	/** Stands between the copier and the files it makes. */
	UnaryOperator<NewFile> parts = (file) -> file;

	/** How names are looked up. */
	UnaryOperator<String> lookup = (name) -> name;

	HookedDirectory(WritableDirectory local) {
		this.local = local;
	}

	private static WritableDirectory plain(WritableDirectory directory) {
		return (directory instanceof HookedDirectory hooked) ? hooked.local : directory;
	}

	/** How another mount would number what is in it. */
	UnaryOperator<FileStat> numbers = (stat) -> stat;

	@Override
	public FileStat self() throws IOException {
		return this.numbers.apply(this.local.self());
	}

	@Override
	public FileStat stat(String name) throws IOException {
		return this.numbers.apply(this.local.stat(name));
	}

	@Override
	public @Nullable FileStat find(String name) throws IOException {
		FileStat found = this.local.find(this.lookup.apply(name));
		return (found != null) ? this.numbers.apply(new FileStat(name, found.device(), found.stat())) : null;
	}

	@Override
	public boolean leadsTo(String name, FileStat file, String beside) throws IOException {
		return this.local.leadsTo(name, file, beside);
	}

	@Override
	public Metadata linkMetadata(String name) {
		return this.local.linkMetadata(name);
	}

	@Override
	public OpenFile open(String name) throws IOException {
		return this.local.open(name);
	}

	@Override
	public List<FileStat> ancestry() throws IOException {
		return this.local.ancestry();
	}

	@Override
	public SourceFile openSource(String name) throws IOException {
		return this.local.openSource(name);
	}

	@Override
	public NewFile createFile(String name) throws IOException {
		return this.parts.apply(this.local.createFile(name));
	}

	@Override
	public NewFile reopenFile(String name) throws IOException {
		return this.parts.apply(this.local.reopenFile(name));
	}

	@Override
	public NewFile openToOverwrite(String name) throws IOException {
		return this.parts.apply(this.local.openToOverwrite(name));
	}

	@Override
	public void createSymbolicLink(String name, String target) throws IOException {
		this.local.createSymbolicLink(name, target);
	}

	@Override
	public void createHardLink(String name, WritableDirectory holder, String existing) throws IOException {
		this.local.createHardLink(name, plain(holder), existing);
	}

	@Override
	public boolean delete(String name) throws IOException {
		return this.local.delete(name);
	}

	@Override
	public boolean removeDirectory(String name) throws IOException {
		return this.local.removeDirectory(name);
	}

	@Override
	public WritableDirectory openDirectory(String name) throws IOException {
		return this.local.openDirectory(name);
	}

	@Override
	public WritableDirectory openParent() throws IOException {
		return this.local.openParent();
	}

	@Override
	public void eachName(Consumer<String> visitor) throws IOException {
		this.local.eachName(visitor);
	}

	@Override
	public void rename(String name, WritableDirectory target, String newName) throws IOException {
		this.beforeRename.run();
		this.local.rename(name, plain(target), newName);
	}

	@Override
	public void renameNew(String name, WritableDirectory target, String newName) throws IOException {
		this.beforeRename.run();
		this.local.renameNew(name, plain(target), newName);
	}

	@Override
	public void createDirectory(String name) throws IOException {
		this.local.createDirectory(name);
	}

	@Override
	public void setOwner(String name, long owner, long group) throws IOException {
		this.local.setOwner(name, owner, group);
	}

	@Override
	public void setModified(String name, long nanos) throws IOException {
		this.local.setModified(name, nanos);
	}

	@Override
	public Metadata metadata() {
		return this.local.metadata();
	}

	@Override
	public void sync() throws IOException {
		this.local.sync();
	}

	@Override
	public Space space() throws IOException {
		return this.local.space();
	}

	@Override
	public void close() throws IOException {
		this.local.close();
	}

	/**
	 * Something that may fail.
	 */
	@FunctionalInterface
	interface Action {

		void run() throws IOException;

	}

}
