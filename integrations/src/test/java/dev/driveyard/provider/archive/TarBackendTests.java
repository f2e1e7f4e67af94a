package dev.driveyard.provider.archive;

/**
 * The contract, for Tar archives.
 */
class TarBackendTests extends ArchiveContract {

	TarBackendTests() {
		super(ArchiveFormat.TAR);
	}

}
