package dev.driveyard.cli.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.contents.MetadataObject;
import dev.driveyard.catalogue.contents.MetadataState;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import org.jspecify.annotations.Nullable;

/**
 * Prints for a person what programs are told of an entry, by this catalogue or by that of
 * a server elsewhere.
 */
final class InfoPrinter {

	private static final String FILE = "file";

	private final Output output;

	InfoPrinter(Output output) {
		this.output = output;
	}

	/**
	 * Prints it.
	 * @param isFine whether nothing is known to be wrong with it
	 */
	void print(Map<String, Object> info, boolean isFine) {
		String path = RemoteEntries.path(info);
		this.output.pathLine("", path, false);
		printEntry(info);
		Map<?, ?> content = (info.get("content") instanceof Map<?, ?> map) ? map : null;
		printType(info, content != null, path);
		printContent(info, content, path);
		if (info.get("sidecars") instanceof List<?> sidecars) {
			field("pictures", sidecars.stream().map(InfoPrinter::picture).collect(Collectors.joining(", ")));
		}
		if (info.containsKey("verified")) {
			field("verified", verified(info, isFine));
		}
	}

	private void printEntry(Map<String, Object> info) {
		field("kind", text(info, "kind"));
		if (info.containsKey("target")) {
			this.output.pathLine(label("target"), RemoteEntries.name(info, "target"), false);
		}
		if (info.containsKey("total_files")) {
			field("holds",
					Format.count(number(info, "total_files"), FILE) + ", "
							+ Format.count(number(info, "total_directories"), "folder") + ", "
							+ exact(number(info, "total_bytes")));
		}
		else {
			field("size", exact(number(info, "size")));
		}
		field("modified", text(info, "modified"));
		field("changed", text(info, "changed"));
		field("mode", text(info, "mode"));
		field("owner", text(info, "owner") + ", group " + text(info, "group"));
		field("links", text(info, "links"));
		field("inode", text(info, "inode"));
		field("uuid", text(info, "uuid") + " (entry " + text(info, "id") + ")");
	}

	private void printType(Map<String, Object> info, boolean hasContent, String path) {
		boolean isKnown = info.containsKey("media_type");
		if (isKnown) {
			String claimed = info.containsKey("claimed_media_type")
					? "; its name promises " + text(info, "claimed_media_type") : "";
			field("type", text(info, "media_type") + " (" + text(info, "content_kind") + ")" + claimed);
		}
		else if (hasContent) {
			field("type", "not known. Find it out: driveyard index --mode deep " + folderOf(path));
		}
		if (isKnown && hasContent && FILE.equals(info.get("kind"))) {
			if (info.get("metadata") instanceof Map<?, ?> said) {
				MetadataText.fields(MetadataObject.read(said)).forEach(this::field);
			}
			String failure = failure(info.get("metadata_state"));
			if (failure != null) {
				field("metadata", failure);
			}
		}
	}

	private static @Nullable String failure(@Nullable Object state) {
		return (state != null) ? MetadataText.failure(MetadataState.valueOf(state.toString().toUpperCase(Locale.ROOT)))
				: null;
	}

	private void printContent(Map<String, Object> info, @Nullable Map<?, ?> content, String path) {
		if (content == null) {
			if (FILE.equals(info.get("kind"))) {
				field("content", (number(info, "size") == 0) ? "empty"
						: "not known. Find it out: driveyard index --mode content " + folderOf(path));
			}
			return;
		}
		field("content", RemoteServer.text(content.get("uuid")));
		field("blake3", (content.get("blake3") instanceof String hash) ? hash : "sampled only");
		field("cas_id", (content.get("cas_id") instanceof String sample) ? sample : "not taken");
		String what = Boolean.TRUE.equals(content.get("proven")) ? "same content" : "same sample; not proven equal";
		long others = number(info, "others");
		field("others", (others == 0) ? "none" : Format.number(others) + " (" + what + ")");
	}

	private static String picture(@Nullable Object sidecar) {
		return (sidecar instanceof Map<?, ?> map)
				? map.get("variant") + " " + map.get("width") + "x" + map.get("height") : "";
	}

	/** What is wrong comes on lines of its own. */
	private static String verified(Map<String, Object> info, boolean isFine) {
		if (info.get("verified") == null) {
			return isFine ? "never. Prove it: driveyard validate" : "never";
		}
		String self = text(info, "verified");
		if (number(info, "others") == 0) {
			return self;
		}
		return self
				+ ((info.get("all_verified") != null) ? "; all that hold the same since " + text(info, "all_verified")
						: "; not all that hold the same ever were");
	}

	/**
	 * A location is made of folders: that of the file is the least that can be indexed.
	 */
	private static String folderOf(String path) {
		return EncodedName.display(EncodedPaths.parent(path));
	}

	private static String exact(long bytes) {
		return (bytes < 1024) ? Format.bytes(bytes) : Format.bytes(bytes) + " (" + Format.number(bytes) + " bytes)";
	}

	private static String text(Map<String, Object> info, String key) {
		return RemoteServer.text(info.get(key));
	}

	private static long number(Map<String, Object> info, String key) {
		return RemoteServer.number(info.get(key));
	}

	private void field(String label, String value) {
		this.output.line(label(label) + value);
	}

	private static String label(String label) {
		return String.format("  %-9s ", label);
	}

}
