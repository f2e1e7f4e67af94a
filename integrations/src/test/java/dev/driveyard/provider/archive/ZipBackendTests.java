package dev.driveyard.provider.archive;

/**
 * The contract, for Zip archives.
 */
class ZipBackendTests extends ArchiveContract {

	ZipBackendTests() {
		super(ArchiveFormat.ZIP);
	}

}
