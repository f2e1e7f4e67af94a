package dev.driveyard.provider.archive;

/**
 * The contract, for Tgz archives.
 */
class TgzBackendTests extends ArchiveContract {

	TgzBackendTests() {
		super(ArchiveFormat.TGZ);
	}

}
