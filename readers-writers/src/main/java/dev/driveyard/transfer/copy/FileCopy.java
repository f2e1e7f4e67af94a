package dev.driveyard.transfer.copy;

import java.util.Collection;
import java.util.List;

import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * One file to copy.
 *
 * @param from holds the source
 * @param name the source's name there
 * @param to is to hold the copy
 * @param newName what to call it there
 * @param token names this copy for ever, in up to 64 letters, digits, {@code _} and
 * {@code -}: a replay must give the same one, and no other copy into that directory may
 * @param replay whether an earlier run may have done it already; then a file of the same
 * bytes and time is taken for that copy
 * @param fresh whether the target's directory is new, so that nothing is expected there;
 * saves a look, and what is there nevertheless is not lost
 * @param resume what an earlier run left; null if there was none
 * @param others the names of all that is to go into the target's directory, which the
 * target may take for one another
 */
public record FileCopy(OpenDirectory from, String name, WritableDirectory to, String newName, String token,
		boolean replay, boolean fresh, @Nullable Resume resume, Collection<String> others) {

	/** What the names of unfinished copies begin with, before the token. */
	public static final String PART_PREFIX = ".driveyard-";

	/** What the names of unfinished copies end with. */
	public static final String PART_SUFFIX = ".part";

	private static final int LONGEST_TOKEN = 64;

	public FileCopy {
		if (token.isEmpty() || token.length() > LONGEST_TOKEN || !token.chars().allMatch(FileCopy::isAllowed)) {
			throw new IllegalArgumentException("Not a token: " + token);
		}
	}

	/**
	 * A copy under the same name that no earlier run has tried.
	 */
	public static FileCopy of(OpenDirectory from, String name, WritableDirectory to, String token) {
		return new FileCopy(from, name, to, name, token, false, false, null, List.of());
	}

	/**
	 * The same copy under another name.
	 */
	public FileCopy as(String otherName) {
		return new FileCopy(this.from, this.name, this.to, otherName, this.token, this.replay, this.fresh, this.resume,
				this.others);
	}

	/**
	 * The same copy beside others.
	 */
	public FileCopy beside(Collection<String> names) {
		return new FileCopy(this.from, this.name, this.to, this.newName, this.token, this.replay, this.fresh,
				this.resume, names);
	}

	/**
	 * The same copy after a run that may have made it, or part of it.
	 */
	public FileCopy again(@Nullable Resume left) {
		return new FileCopy(this.from, this.name, this.to, this.newName, this.token, true, false, left, this.others);
	}

	/**
	 * The same copy into a directory that this run has made.
	 */
	public FileCopy intoFresh() {
		return new FileCopy(this.from, this.name, this.to, this.newName, this.token, false, true, null, this.others);
	}

	/**
	 * What the unfinished copy is called in the target's directory.
	 */
	public String partName() {
		return PART_PREFIX + this.token + PART_SUFFIX;
	}

	/**
	 * What a file is called there that is only made to learn something.
	 */
	String probeName() {
		return PART_PREFIX + this.token + "-probe" + PART_SUFFIX;
	}

	private static boolean isAllowed(int c) {
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
	}

	/**
	 * What an earlier run left of a copy.
	 *
	 * @param length the last {@link CopyHooks#checkpoint} that it told
	 * @param size the source's size then
	 * @param modified when the source had been modified then
	 * @param device of the file system with the unfinished copy
	 * @param inode of the unfinished copy: anybody may have put another in its place
	 */
	public record Resume(long length, long size, long modified, long device, long inode) {
	}

}
