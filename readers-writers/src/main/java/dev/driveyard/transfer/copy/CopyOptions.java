package dev.driveyard.transfer.copy;

/**
 * How files are copied.
 *
 * @param verify whether the copy is read again, from the medium where the system allows,
 * and compared by hash
 * @param hash whether the hash of what was read is wanted even without that
 */
public record CopyOptions(CopyMethod method, Conflict conflict, Durability durability, boolean verify, boolean hash) {

	/** The fastest way that loses nothing. */
	public static final CopyOptions DEFAULTS = new CopyOptions(CopyMethod.AUTO, Conflict.SKIP, Durability.NONE, false,
			false);

	public CopyOptions withMethod(CopyMethod other) {
		return new CopyOptions(other, this.conflict, this.durability, this.verify, this.hash);
	}

	public CopyOptions withConflict(Conflict other) {
		return new CopyOptions(this.method, other, this.durability, this.verify, this.hash);
	}

	public CopyOptions withDurability(Durability other) {
		return new CopyOptions(this.method, this.conflict, other, this.verify, this.hash);
	}

	public CopyOptions withVerify(boolean other) {
		return new CopyOptions(this.method, this.conflict, this.durability, other, this.hash);
	}

	public CopyOptions withHash(boolean other) {
		return new CopyOptions(this.method, this.conflict, this.durability, this.verify, other);
	}

	/**
	 * Whether the bytes have to pass through this program.
	 */
	boolean needsHash() {
		return this.verify || this.hash;
	}

	boolean needsSync() {
		return this.durability != Durability.NONE;
	}

}
