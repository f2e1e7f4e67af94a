package dev.driveyard.watch;

import java.util.Locale;
import java.util.Set;

/**
 * File systems that others change without this machine being told.
 */
final class SilentFileSystems {

	private static final Set<String> NAMES = Set.of("nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "afs",
			"ceph", "glusterfs", "lustre", "gpfs", "beegfs", "orangefs", "ocfs2", "gfs2", "ncpfs", "davfs", "vboxsf",
			"vmhgfs", "virtiofs", "fuse");

	private static final String FUSE = "fuse.";

	private SilentFileSystems() {
	}

	/** Whether a file system of a type is one. One in user space may be anything. */
	static boolean contains(String type) {
		String name = type.toLowerCase(Locale.ROOT);
		return NAMES.contains(name) || name.startsWith(FUSE);
	}

}
