package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * What something new has got without being asked, from the user who made it and the
 * directory that it was made in.
 *
 * @param folder that directory, or the new one itself
 * @param accessLists the access control lists that it inherited
 */
public record FolderTraits(WritableDirectory folder, long owner, long group, Set<String> accessLists) {

	static final String ACCESS_LIST = "system.posix_acl_access";

	private static final String DEFAULT_LIST = "system.posix_acl_default";

	/** What each file made in a folder gets, as the first one has it. */
	public static FolderTraits ofFiles(WritableDirectory folder, NewFile first) throws IOException {
		FileAttributes stat = first.stat().stat();
		boolean inherits = folder.metadata().attributes().contains(DEFAULT_LIST);
		return new FolderTraits(folder, stat.owner(), stat.group(), inherits ? Set.of(ACCESS_LIST) : Set.of());
	}

	/** What a directory has. */
	static FolderTraits ofDirectory(WritableDirectory made) throws IOException {
		FileAttributes stat = made.self().stat();
		return new FolderTraits(made, stat.owner(), stat.group(),
				made.metadata()
					.attributes()
					.stream()
					.filter((name) -> name.equals(ACCESS_LIST) || name.equals(DEFAULT_LIST))
					.collect(Collectors.toSet()));
	}

}
