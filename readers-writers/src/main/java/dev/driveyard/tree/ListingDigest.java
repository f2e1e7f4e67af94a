package dev.driveyard.tree;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.storage.Device;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.Volume;

/**
 * 128 bits of a SHA-256 over names and stats of a directory's children, in their order.
 * File systems count by fingerprint, since device numbers change with each mount. Equal
 * digests let a rescan pass a directory by without reading its rows. One instance belongs
 * to one thread.
 */
final class ListingDigest {

	private static final int LENGTH = 16;

	private static final int MOST_NUMBERS = 10 * Long.BYTES;

	private final MessageDigest sha = sha256();

	private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);

	private final Volume volume;

	private long device;

	private long deviceKey;

	private boolean deviceKnown;

	ListingDigest(Volume volume) {
		this.volume = volume;
	}

	String of(List<FileStat> children) {
		for (int i = 0; i < children.size(); i++) {
			add(children.get(i));
		}
		flush();
		return HexFormat.of().formatHex(this.sha.digest(), 0, LENGTH);
	}

	private void add(FileStat child) {
		Entry.Stat stat = child.stat();
		addText(child.name());
		if (stat.target() != null) {
			addText(stat.target());
		}
		room(MOST_NUMBERS);
		this.buffer.putLong(((long) stat.kind().number() << 32) | stat.mode())
			.putLong(stat.size())
			.putLong(stat.modified())
			.putLong(stat.changed())
			.putLong(stat.inode())
			.putLong(stat.owner())
			.putLong(stat.group())
			.putLong(stat.links())
			.putLong(key(child.device()));
	}

	private void addText(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		room(Integer.BYTES + bytes.length);
		this.buffer.putInt(bytes.length).put(bytes);
	}

	private void room(int bytes) {
		if (this.buffer.remaining() < bytes) {
			flush();
		}
	}

	private void flush() {
		this.sha.update(this.buffer.flip());
		this.buffer.clear();
	}

	private long key(long number) {
		if (!this.deviceKnown || number != this.device) {
			Device found = this.volume.device(number);
			byte[] hash = sha256().digest(found.fingerprint().getBytes(StandardCharsets.UTF_8));
			this.device = number;
			this.deviceKey = ByteBuffer.wrap(hash).getLong();
			this.deviceKnown = true;
		}
		return this.deviceKey;
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
