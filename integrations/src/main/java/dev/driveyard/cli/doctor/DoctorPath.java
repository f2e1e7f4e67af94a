package dev.driveyard.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.driveyard.cli.terminal.Format;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.local.FileSystemProbe;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.storage.writing.Space;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Looks at the file system of a folder.
 */
final class DoctorPath {

	private static final long LITTLE_ROOM = 64L << 20;

	private static final long FEW_FILES = 1000;

	private final Diagnosis diagnosis;

	DoctorPath(Diagnosis diagnosis) {
		this.diagnosis = diagnosis;
	}

	void look(Path path) {
		look(EncodedName.display(LocalPaths.encode(path)), path);
	}

	/**
	 * @param shown what to call the folder
	 */
	void look(String shown, Path path) {
		try {
			Path real = path.toRealPath();
			if (!Files.isDirectory(real)) {
				this.diagnosis.fault(shown, "is no folder", "Name the folder that it is in");
				return;
			}
			MountTable.Mount mount = MountTable.ofSystem().mountOf(LocalPaths.encode(real));
			this.diagnosis.ok(shown, mount.fileSystem() + " on " + EncodedName.display(mount.source()) + ", mounted at "
					+ EncodedName.display(mount.point()) + " (" + options(mount.point()) + ")");
			space(shown, real);
			abilities(shown, real);
		}
		catch (IOException | IllegalStateException ex) {
			this.diagnosis.fault(shown, "can't be looked at: " + ex.getMessage(), "Is it there, and mounted?");
		}
	}

	/** The options of a mount, as the system shows them. */
	private static String options(String point) throws IOException {
		return Files.readAllLines(Path.of("/proc/self/mountinfo"), StandardCharsets.ISO_8859_1)
			.stream()
			.map((line) -> line.split(" "))
			.filter((fields) -> fields.length > 5 && fields[4].equals(point))
			.reduce("options unknown", (before, fields) -> fields[5], (first, second) -> second);
	}

	private void space(String shown, Path real) throws IOException {
		try (WritableDirectory folder = new LocalBackend().open(LocalPaths.encode(real))) {
			Space space = folder.space();
			String files = (space.freeFiles() > 0) ? ", " + Format.number(space.freeFiles()) + " more files" : "";
			String text = Format.bytes(space.free()) + " of " + Format.bytes(space.total()) + " free" + files;
			boolean few = space.freeFiles() > 0 && space.freeFiles() < FEW_FILES;
			if (space.free() < LITTLE_ROOM || few) {
				this.diagnosis.warning(shown, text, "Make room before anything is copied there");
			}
			else {
				this.diagnosis.ok(shown, text);
			}
		}
	}

	private void abilities(String shown, Path real) {
		Map<String, Object> found;
		try {
			found = FileSystemProbe.in(real);
		}
		catch (IOException ex) {
			this.diagnosis.warning(shown, "can't be written to: " + ex.getMessage(),
					"Nothing was tried. To look at what it can, name a folder that you may write to");
			return;
		}
		long granularity = ((Number) found.getOrDefault("time_granularity", 0L)).longValue();
		if (granularity == 0) {
			this.diagnosis.warning(shown, "times are not kept", "'--conflict newer' can't be relied on there");
		}
		else {
			this.diagnosis.ok(shown, "times are kept to " + granularity + " ns");
		}
		tell(shown, found, "case_folded", false, "names that differ in case only are the same",
				"Of two such names only one can be copied there; the other is an issue");
		tell(shown, found, "hard_links", true, "hard links", "Names of one file become files of their own there");
		tell(shown, found, "renames_without_replacing", true, "renames that replace nothing",
				"Keep other programs from writing there while Driveyard does");
		tell(shown, found, "extended_attributes", true, "extended attributes", "They are not kept there");
		this.diagnosis.ok(shown, Boolean.TRUE.equals(found.get("reflinks")) ? "copies can share bytes (reflinks)"
				: "copies can't share bytes (no reflinks)");
	}

	/**
	 * @param good what should have been found
	 */
	private void tell(String shown, Map<String, Object> found, String name, boolean good, String words, String remedy) {
		boolean is = Boolean.TRUE.equals(found.get(name));
		String text = is ? words : "no " + words;
		if (name.equals("case_folded")) {
			text = is ? words : "names that differ in case only are different";
		}
		if (is == good) {
			this.diagnosis.ok(shown, text);
		}
		else {
			this.diagnosis.warning(shown, text, remedy);
		}
	}

}
