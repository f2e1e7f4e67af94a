package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.ExtendedAttributes;
import dev.driveyard.storage.writing.Metadata;

/**
 * Gives a copy what its source has beside its bytes. What can't be kept becomes a
 * warning; permissions are then narrower than the source's, never wider.
 */
public final class MetadataCopier {

	private static final int SET_IDS = 06000;

	private static final String CAPABILITY = "security.capability";

	private static final int GROUP_PERMISSIONS = 070;

	private final Metadata to;

	private final List<String> warnings = new ArrayList<>(0);

	private MetadataCopier(Metadata to) {
		this.to = to;
	}

	/**
	 * Gives all to a new file or directory. The time comes last, since the rest would
	 * change it.
	 * @return warnings
	 */
	public static List<String> copy(ExtendedAttributes from, FileAttributes stat, Metadata to, FolderTraits traits) {
		MetadataCopier copier = new MetadataCopier(to);
		int mode = copier.privileges(from, stat) & copier.copyOwner(stat, traits)
				& copier.copyAttributes(from, traits.accessLists());
		copier.attempt("mode", () -> to.setMode(mode));
		copier.attempt("modification time", () -> to.setModified(stat.modified()));
		return copier.warnings;
	}

	/**
	 * The extended attributes alone.
	 * @return warnings
	 */
	static List<String> copyAttributes(ExtendedAttributes from, Metadata to) {
		MetadataCopier copier = new MetadataCopier(to);
		copier.copyAttributes(from, Set.of());
		return copier.warnings;
	}

	/**
	 * What the system ignores where it comes from must not come to life: whoever
	 * formatted that medium may have been anyone.
	 * @return the mode without set-user-id and set-group-id there
	 */
	private int privileges(ExtendedAttributes from, FileAttributes stat) {
		boolean sets = (stat.mode() & SET_IDS) != 0 && stat.kind() == FileKind.FILE;
		if (!sets || !ignoresPrivileges(from)) {
			return stat.mode();
		}
		this.warnings.add("set-id bits: the file system of the source is mounted nosuid");
		return stat.mode() & ~SET_IDS;
	}

	private static boolean ignoresPrivileges(ExtendedAttributes from) {
		try {
			return from.ignoresPrivileges();
		}
		catch (IOException ex) {
			return true;
		}
	}

	private boolean isIgnoredThere(String name, ExtendedAttributes from) {
		if (!name.equals(CAPABILITY) || !ignoresPrivileges(from)) {
			return false;
		}
		this.warnings.add(name + ": the file system of the source is mounted nosuid");
		return true;
	}

	/**
	 * Only the super-user can give files away; others keep theirs, and may give them to a
	 * group of theirs.
	 * @return a mask for the mode: what would run as another must not
	 */
	private int copyOwner(FileAttributes stat, FolderTraits traits) {
		if (!stat.hasOwner()) {
			return ~SET_IDS;
		}
		boolean sameOwner = stat.owner() == traits.owner();
		boolean sameGroup = stat.group() == traits.group();
		if (sameOwner && sameGroup) {
			return ~0;
		}
		if (ThisUser.isSuper()) {
			return attempt("owner", () -> this.to.setOwner(stat.owner(), stat.group())) ? ~0 : ~SET_IDS;
		}
		boolean grouped = sameGroup || succeeds(() -> this.to.setOwner(traits.owner(), stat.group()));
		if (!(sameOwner && grouped) && (stat.mode() & SET_IDS) != 0) {
			this.warnings.add("set-id bits: the owner could not be kept");
		}
		return (sameOwner && grouped) ? ~0 : ~SET_IDS;
	}

	/**
	 * Copies extended attributes and the access control list, which is one of them.
	 * @param inherited the lists that were not asked for
	 * @return a mask for the mode: where the list is lost, the group's permissions are
	 * the most that anyone on it had
	 */
	private int copyAttributes(ExtendedAttributes from, Set<String> inherited) {
		List<String> names = attributeNames(from);
		for (String list : inherited) {
			if (!names.contains(list)) {
				attempt(list, () -> this.to.removeAttribute(list));
			}
		}
		boolean listKept = true;
		for (String name : names) {
			if (isForUs(name) && !isIgnoredThere(name, from)) {
				boolean done = attempt(name, () -> this.to.setAttribute(name, from.attribute(name)));
				listKept &= done || !name.equals(FolderTraits.ACCESS_LIST);
			}
		}
		return listKept ? ~0 : ~GROUP_PERMISSIONS;
	}

	private List<String> attributeNames(ExtendedAttributes from) {
		try {
			return from.attributes();
		}
		catch (IOException ex) {
			warn("extended attributes", ex);
			return List.of();
		}
	}

	private boolean isForUs(String name) {
		return ThisUser.isSuper() || name.startsWith("user.") || name.startsWith("system.posix_acl_");
	}

	private boolean attempt(String what, Change change) {
		try {
			change.make();
			return true;
		}
		catch (IOException ex) {
			warn(what, ex);
			return false;
		}
	}

	private static boolean succeeds(Change change) {
		try {
			change.make();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void warn(String what, IOException exception) {
		this.warnings.add(what + ": " + CopyFailures.message(exception));
	}

	/**
	 * Something that may fail.
	 */
	@FunctionalInterface
	private interface Change {

		void make() throws IOException;

	}

}
