package dev.driveyard.provider.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Children;
import org.jspecify.annotations.Nullable;

/**
 * A file of an archive, with what it holds if it is a directory.
 */
final class ArchiveNode {

	private FileAttributes attributes;

	private final EntryBytes.@Nullable Source bytes;

	private final Map<String, ArchiveNode> children;

	private final Map<String, Children.Failure> failures;

	ArchiveNode(FileAttributes attributes, EntryBytes.@Nullable Source bytes) {
		boolean directory = attributes.kind() == FileKind.DIRECTORY;
		this.attributes = attributes;
		this.bytes = bytes;
		this.children = directory ? new TreeMap<>() : Map.of();
		this.failures = directory ? new LinkedHashMap<>(0) : Map.of();
	}

	FileAttributes attributes() {
		return this.attributes;
	}

	void setAttributes(FileAttributes attributes) {
		this.attributes = attributes;
	}

	EntryBytes.@Nullable Source bytes() {
		return this.bytes;
	}

	boolean isDirectory() {
		return this.attributes.kind() == FileKind.DIRECTORY;
	}

	Map<String, ArchiveNode> children() {
		return this.children;
	}

	/** What can't be shown, by name. */
	Map<String, Children.Failure> failures() {
		return this.failures;
	}

}
