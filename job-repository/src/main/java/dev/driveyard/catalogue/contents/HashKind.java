package dev.driveyard.catalogue.contents;

/**
 * Which hashes of a file are wanted.
 */
public enum HashKind {

	/** BLAKE3 of every byte. */
	FULL(true, false),
	/** The {@code cas_id}: BLAKE3 of the size and of 57,344 bytes at most files. */
	SAMPLED(false, true),
	/** Both. */
	BOTH(true, true);

	private final boolean full;

	private final boolean sample;

	HashKind(boolean full, boolean sample) {
		this.full = full;
		this.sample = sample;
	}

	/** Whether every byte is to be hashed. */
	public boolean full() {
		return this.full;
	}

	/** Whether the sample is to be hashed. */
	public boolean sample() {
		return this.sample;
	}

}
