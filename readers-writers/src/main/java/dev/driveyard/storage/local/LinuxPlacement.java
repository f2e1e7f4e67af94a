package dev.driveyard.storage.local;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Set;

import dev.driveyard.storage.Placement;

/**
 * Asks the file systems that let files share their bytes where the bytes of one lie.
 */
final class LinuxPlacement {

	private static final long BTRFS = 0x9123683EL;

	/** Also XFS, bcachefs and OCFS2. ZFS shares bytes, too, and does not tell. */
	private static final Set<Long> SHARING = Set.of(BTRFS, 0x58465342L, 0xCA451A4EL, 0x7461636FL);

	private static final long FIEMAP = 0xC020660BL;

	private static final long BTRFS_INFO = 0x8400941FL;

	private static final int ID = 16;

	private LinuxPlacement() {
	}

	static Placement of(int descriptor) throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(LinuxCalls.fstatfs(descriptor, scratch.result()), "");
		long type = scratch.resultLong(0);
		if (!SHARING.contains(type)) {
			return Placement.UNKNOWN;
		}
		Extents extents = new Extents();
		long next = 0;
		while (next >= 0) {
			long question = scratch.value(Extents.question(next, Scratch.VALUE_SIZE));
			if (LinuxCalls.ioctl(descriptor, FIEMAP, question) < 0) {
				return Placement.UNKNOWN;
			}
			next = extents.add(scratch.values());
		}
		return extents.placement(fileSystem(descriptor, type));
	}

	/** Sub-volumes of btrfs have device numbers of their own. */
	private static String fileSystem(int descriptor, long type) throws IOException {
		if (type == BTRFS) {
			Scratch scratch = Scratch.current();
			if (LinuxCalls.ioctl(descriptor, BTRFS_INFO, scratch.value()) >= 0) {
				byte[] info = scratch.valueBytes(2 * ID);
				return HexFormat.of().formatHex(info, ID, 2 * ID);
			}
		}
		return Long.toHexString(LinuxStat.of(descriptor).file().device());
	}

}
