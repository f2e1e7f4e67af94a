package dev.driveyard.storage.local;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.driveyard.storage.Placement;

/**
 * The stretches in which a file lies on its medium, as {@code FS_IOC_FIEMAP} tells them:
 * see the kernel's {@code filesystems/fiemap.rst}. Stretches that follow each other in
 * the file and on the medium are one, however they are told.
 */
final class Extents {

	/** The question, which the answer begins with. */
	static final int HEADER = 32;

	/** Of one stretch. */
	static final int SIZE = 56;

	/** What is not written yet is written first. */
	private static final int SYNC = 1;

	private static final int LAST = 0x1;

	/** Where it is compressed, its place is that of the whole. */
	private static final int ENCODED = 0x8;

	/** Of no place yet, among other data, or within what describes the file. */
	private static final int NO_PLACE = 0x2 | 0x4 | 0x200 | 0x400;

	private static final int UNWRITTEN = 0x800;

	private static final int SHARED = 0x2000;

	private final MessageDigest digest;

	private boolean shared = true;

	private boolean any;

	private long logical;

	private long physical;

	private long length;

	private int sort;

	Extents() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Asks for as many stretches as have room.
	 * @param from position in the file
	 */
	static byte[] question(long from, int room) {
		return ByteBuffer.allocate(HEADER)
			.order(ByteOrder.nativeOrder())
			.putLong(from)
			.putLong(Long.MAX_VALUE - from)
			.putInt(SYNC)
			.putInt(0)
			.putInt((room - HEADER) / SIZE)
			.putInt(0)
			.array();
	}

	/**
	 * Takes an answer in.
	 * @return where to ask on from, -1 if all that matters is known
	 */
	long add(ByteBuffer answer) {
		int count = answer.getInt(20);
		long next = -1;
		for (int i = 0; i < count; i++) {
			int at = HEADER + i * SIZE;
			int flags = answer.getInt(at + 40);
			if ((flags & SHARED) == 0 || (flags & NO_PLACE) != 0) {
				this.shared = false;
				return -1;
			}
			add(answer.getLong(at), answer.getLong(at + 8), answer.getLong(at + 16), flags & (ENCODED | UNWRITTEN));
			next = ((flags & LAST) != 0) ? -1 : answer.getLong(at) + answer.getLong(at + 16);
		}
		return next;
	}

	private void add(long from, long place, long size, int flags) {
		boolean follows = this.any && flags == this.sort && (flags & ENCODED) == 0 && from == this.logical + this.length
				&& place == this.physical + this.length;
		if (follows) {
			this.length += size;
			return;
		}
		end();
		this.any = true;
		this.logical = from;
		this.physical = place;
		this.length = size;
		this.sort = flags;
	}

	private void end() {
		if (this.any) {
			this.digest.update(ByteBuffer.allocate(3 * Long.BYTES + Integer.BYTES)
				.putLong(this.logical)
				.putLong(this.physical)
				.putLong(this.length)
				.putInt(this.sort)
				.array());
		}
	}

	/**
	 * What was told in all.
	 * @param fileSystem what tells it from others
	 */
	Placement placement(String fileSystem) {
		if (!this.shared || !this.any) {
			return Placement.OWN;
		}
		end();
		return Placement.shared(fileSystem + " " + HexFormat.of().formatHex(this.digest.digest()));
	}

}
