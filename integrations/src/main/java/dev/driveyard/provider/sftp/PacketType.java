package dev.driveyard.provider.sftp;

/**
 * The packets of SFTP version 3 that are needed to read, by their numbers.
 */
final class PacketType {

	static final int INIT = 1;

	static final int VERSION = 2;

	static final int OPEN = 3;

	static final int CLOSE = 4;

	static final int READ = 5;

	static final int LSTAT = 7;

	static final int FSTAT = 8;

	static final int OPENDIR = 11;

	static final int READDIR = 12;

	static final int REALPATH = 16;

	static final int READLINK = 19;

	static final int STATUS = 101;

	static final int HANDLE = 102;

	static final int DATA = 103;

	static final int NAME = 104;

	static final int ATTRS = 105;

	private PacketType() {
	}

}
