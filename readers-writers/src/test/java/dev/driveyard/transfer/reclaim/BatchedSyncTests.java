package dev.driveyard.transfer.reclaim;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.storage.writing.Writing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link BatchedSync} waits for the medium as often as it has to, and no more.
 */
class BatchedSyncTests {

	private final Backend volume = watched(Backend.class, new LocalBackend());

	/** What was written through, in this order. */
	private final List<String> synced = new ArrayList<>();

	private Path root = Path.of("");

	@BeforeEach
	void fill(@TempDir Path temp) throws IOException {
		this.root = temp.toRealPath();
		for (String name : List.of("a/kept", "a/one", "b/two", "b/three")) {
			Files.createDirectories(this.root.resolve(name).getParent());
			Files.writeString(this.root.resolve(name), "same");
		}
	}

	/** Notes what is written through to the medium. */
	private <T> T watched(Class<T> type, Object target) {
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					if (method.getName().equals("sync")) {
						this.synced.add((target instanceof WritableDirectory folder) ? relative(folder) : "file");
					}
					try {
						Object result = method.invoke(target, arguments);
						if (result instanceof Optional<?> facet) {
							return facet.map((found) -> watched(Writing.class, found));
						}
						return (result instanceof WritableDirectory) ? watched(WritableDirectory.class, result)
								: (result instanceof SourceFile) ? watched(SourceFile.class, result) : result;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				}));
	}

	private String relative(WritableDirectory folder) throws IOException {
		return this.root.relativize(Path.of(String.valueOf(folder.path()))).toString();
	}

	private HeldFile open(String name) throws IOException {
		String path = LocalPaths.encode(this.root.resolve(name));
		FileAttributes stat = new LocalBackend().stat(path).stat();
		return HeldFile.open(this.volume, path, new HeldFile.Version(stat.inode(), stat.size(), stat.modified()));
	}

	private void join(BatchedSync durability, String name) throws IOException {
		try (HeldFile kept = open("a/kept"); HeldFile duplicate = open(name)) {
			durability.keep(kept);
			Files.delete(this.root.resolve(name));
			Files.createLink(this.root.resolve(name), this.root.resolve("a/kept"));
			durability.done(duplicate, kept);
		}
	}

	@Test
	void aFileThatIsKeptForManyIsWrittenThroughOnce() throws IOException {
		BatchedSync durability = new BatchedSync(this.volume);
		for (String name : List.of("a/one", "b/two", "b/three")) {
			join(durability, name);
		}
		assertThat(this.synced).containsExactly("file", "a");
		this.synced.clear();
		durability.flush();
		assertThat(this.synced).containsExactly("a", "b");
		this.synced.clear();
		durability.flush();
		assertThat(this.synced).isEmpty();
	}

	@Test
	void whatSomebodyWritesInBetweenIsWrittenThroughToo() throws IOException {
		BatchedSync durability = new BatchedSync(this.volume);
		join(durability, "a/one");
		Files.writeString(this.root.resolve("a/kept"), "else");
		join(durability, "b/two");
		assertThat(this.synced).containsExactly("file", "a", "file");
	}

	@Test
	void theNameOfWhatIsKeptIsWrittenThroughAgainForTheNextFiles() throws IOException {
		BatchedSync durability = new BatchedSync(this.volume);
		join(durability, "a/one");
		durability.flush();
		this.synced.clear();
		join(durability, "b/two");
		assertThat(this.synced).containsExactly("a");
	}

	@Test
	void aFolderThatIsGoneByThenIsNoFailure() throws IOException {
		BatchedSync durability = new BatchedSync(this.volume);
		join(durability, "b/two");
		Files.move(this.root.resolve("b"), this.root.resolve("c"));
		durability.flush();
		assertThat(this.synced).containsExactly("file", "a");
	}

}
