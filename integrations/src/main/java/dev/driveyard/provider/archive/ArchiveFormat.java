package dev.driveyard.provider.archive;

import java.io.IOException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The formats of archives that can be read.
 */
enum ArchiveFormat {

	/** Packed file by file. */
	ZIP("zip") {
		@Override
		Archive open(ArchiveFile file, Expansion expansion) throws IOException {
			return ZipArchive.open(file, expansion);
		}
	},
	/** One after the other, not packed. */
	TAR("tar") {
		@Override
		Archive open(ArchiveFile file, Expansion expansion) throws IOException {
			return TarArchive.open(file, false, expansion);
		}
	},
	/** A tar archive, packed as a whole. */
	TGZ("tgz") {
		@Override
		Archive open(ArchiveFile file, Expansion expansion) throws IOException {
			return TarArchive.open(file, true, expansion);
		}
	};

	private final String kind;

	ArchiveFormat(String kind) {
		this.kind = kind;
	}

	/** The kind of the volume, which is also the scheme of its address. */
	String kind() {
		return this.kind;
	}

	abstract Archive open(ArchiveFile file, Expansion expansion) throws IOException;

	/** The format with a kind. */
	static @Nullable ArchiveFormat ofKind(String kind) {
		for (ArchiveFormat format : values()) {
			if (format.kind.equals(kind)) {
				return format;
			}
		}
		return null;
	}

	/** The format that a file has by its name. */
	static @Nullable ArchiveFormat ofName(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (lower.endsWith(".zip")) {
			return ZIP;
		}
		if (lower.endsWith(".tar")) {
			return TAR;
		}
		return (lower.endsWith(".tar.gz") || lower.endsWith(".tgz")) ? TGZ : null;
	}

}
