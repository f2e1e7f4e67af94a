package dev.driveyard.provider;

import java.io.IOException;
import java.util.function.Consumer;

import dev.driveyard.storage.Children;
import dev.driveyard.storage.OpenDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A directory of a volume that can only be read, by its path.
 */
public abstract class ReadOnlyDirectory implements OpenDirectory {

	private final String path;

	/**
	 * @param path absolute, encoded
	 */
	protected ReadOnlyDirectory(String path) {
		this.path = path;
	}

	@Override
	public final @Nullable String path() {
		return this.path;
	}

	/** The path of a child. */
	protected final String child(String name) throws IOException {
		String checked = FileNames.require(name);
		return this.path.equals("/") ? "/" + checked : this.path + "/" + checked;
	}

	@Override
	public abstract Children list() throws IOException;

	@Override
	public void eachName(Consumer<String> visitor) throws IOException {
		Children children = list();
		children.stats().forEach((child) -> visitor.accept(child.name()));
		children.failures().forEach((failure) -> visitor.accept(failure.name()));
	}

	@Override
	public void close() throws IOException {
		// it is known by its path alone
	}

}
