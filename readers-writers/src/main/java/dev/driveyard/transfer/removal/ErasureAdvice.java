package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.local.MountTable.Mount;

/**
 * Says where overwriting a file does not destroy what it held.
 */
public final class ErasureAdvice {

	private static final Path BLOCK_DEVICES = Path.of("/sys/dev/block");

	private static final Map<String, String> REASONS = Map.ofEntries(
			Map.entry("btrfs", "writes changes to new places and keeps the old ones"),
			Map.entry("bcachefs", "writes changes to new places and keeps the old ones"),
			Map.entry("zfs", "writes changes to new places and keeps the old ones"),
			Map.entry("f2fs", "writes changes to new places and keeps the old ones"),
			Map.entry("nilfs2", "writes changes to new places and keeps the old ones"),
			Map.entry("xfs", "may share blocks between files (reflink) and then writes changes to new places"),
			Map.entry("ocfs2", "may share blocks between files (reflink) and then writes changes to new places"),
			Map.entry("overlay", "writes changes to another layer and keeps the file in the one below"),
			Map.entry("aufs", "writes changes to another layer and keeps the file in the one below"),
			Map.entry("tmpfs", "keeps files in memory and in swap space"), Map.entry("ramfs", "keeps files in memory"));

	private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs",
			"glusterfs", "lustre", "gpfs", "virtiofs", "ncpfs", "coda");

	private ErasureAdvice() {
	}

	/**
	 * Why overwriting files is worthless on a file system, in sentences for the user.
	 * @return nothing if there is no reason known
	 */
	public static Optional<String> of(Mount mount) {
		return of(mount, BLOCK_DEVICES);
	}

	static Optional<String> of(Mount mount, Path blockDevices) {
		String type = mount.fileSystem();
		String place = EncodedName.display(mount.point()) + " is on " + type;
		if (REASONS.containsKey(type)) {
			return Optional.of(worthless(place + ", which " + REASONS.get(type)));
		}
		if (NETWORK.contains(type) || type.startsWith("fuse")) {
			return Optional.of(worthless(place + ", behind which another program or machine decides where bytes go"));
		}
		return isSolidState(mount, blockDevices) ? Optional.of(worthless(place + " on a solid-state drive ("
				+ EncodedName.display(mount.source()) + "), which writes changes to new cells and keeps the old ones"))
				: Optional.empty();
	}

	private static String worthless(String reason) {
		return reason + ". Overwriting does not destroy what the files held there: snapshots, copies and old blocks"
				+ " can still be read. Only encryption, or erasing the whole device, does.";
	}

	/** A partition has no queue of its own, the disk above it has. */
	private static boolean isSolidState(Mount mount, Path blockDevices) {
		Path device = blockDevices.resolve(mount.device());
		for (String queue : new String[] { "queue/rotational", "../queue/rotational" }) {
			try {
				return Files.readString(device.toRealPath().resolve(queue)).strip().equals("0");
			}
			catch (IOException ex) {
				// no such device, or a partition
			}
		}
		return false;
	}

}
