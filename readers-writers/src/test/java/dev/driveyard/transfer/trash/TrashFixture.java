package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.storage.local.MountTable.Mount;
import dev.driveyard.transfer.removal.RemovalOptions;

/**
 * Trashes in a temporary folder: {@code data/Trash} is the home trash, {@code volume}
 * looks like the top of another volume, and nothing else is mounted: no test reaches a
 * real trash.
 */
final class TrashFixture {

	/** 14:30:15 in Chatham, on the day before in Greenwich. */
	static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T00:45:15.75Z"), ZoneId.of("Pacific/Chatham"));

	final Path root;

	final Path home;

	final Path volume;

	final long user;

	TrashFixture(Path temp) throws IOException {
		this.root = temp.toRealPath();
		this.home = this.root.resolve("data/Trash");
		this.volume = Files.createDirectories(this.root.resolve("volume"));
		this.user = ((Integer) Files.getAttribute(this.root, "unix:uid")).longValue();
	}

	MountTable mounts() {
		return new MountTable(List.of(new Mount(LocalPaths.encode(this.root), "8:1", "ext4", "/dev/root"),
				new Mount(LocalPaths.encode(this.volume), "8:2", "ext4", "/dev/other")));
	}

	TrashCan can() {
		return new TrashCan(new LocalBackend(), new TrashPlaces(LocalPaths.encode(this.home), this.user, mounts()),
				CLOCK);
	}

	RemovalOptions options() {
		return RemovalOptions.inOrder(mounts());
	}

	/** Makes a file and gives its encoded path. */
	String file(String path) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		return LocalPaths.encode(Files.writeString(file, path));
	}

	String path(String path) {
		return LocalPaths.encode(this.root) + "/" + path;
	}

	List<TrashEntry> list() throws IOException {
		List<TrashEntry> entries = new ArrayList<>();
		can().list(entries::add);
		return entries;
	}

	String info(Path trash, String name) throws IOException {
		return Files.readString(LocalPaths.toPath(LocalPaths.encode(trash) + "/info/" + name + ".trashinfo"));
	}

}
