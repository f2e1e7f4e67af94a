package dev.driveyard.tree;

import java.util.List;
import java.util.UUID;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;

/**
 * 128 bits over names and stats of a directory's children, in their order. File systems
 * count by fingerprint, since device numbers change with each mount. Equal digests let a
 * rescan pass a directory by without reading its rows; the key, which each library has
 * its own of, keeps those who do not know it from making a changed directory look
 * unchanged. One instance belongs to one thread.
 */
final class ListingDigest {

	private final SipHash hash;

	private final Backend volume;

	private long device;

	private long deviceKey;

	private boolean deviceKnown;

	ListingDigest(Backend volume, UUID key) {
		this.volume = volume;
		this.hash = new SipHash(key.getMostSignificantBits(), key.getLeastSignificantBits());
	}

	String of(List<FileStat> children) {
		for (int i = 0; i < children.size(); i++) {
			add(children.get(i));
		}
		return this.hash.finish();
	}

	private void add(FileStat child) {
		FileAttributes stat = child.stat();
		long key = key(child.device());
		this.hash.add(child.name());
		if (stat.target() != null) {
			this.hash.add(stat.target());
		}
		this.hash.add(((long) stat.kind().number() << 32) | stat.mode())
			.add(stat.size())
			.add(stat.modified())
			.add(stat.changed())
			.add(stat.inode())
			.add((stat.owner() << 32) | stat.group())
			.add(stat.links())
			.add(key);
	}

	private long key(long number) {
		if (!this.deviceKnown || number != this.device) {
			String fingerprint = this.volume.fileSystem(number).fingerprint();
			this.device = number;
			this.deviceKey = Long.parseUnsignedLong(new SipHash(0, 0).add(fingerprint).finish().substring(16), 16);
			this.deviceKnown = true;
		}
		return this.deviceKey;
	}

}
