package dev.driveyard.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.cli.terminal.Format;
import dev.driveyard.content.containment.Containment;
import dev.driveyard.storage.local.SystemCalls;

/**
 * Looks at versions and at the limits that the system sets.
 */
final class DoctorSystem {

	/** The first SQLite without the fault in the write-ahead log. */
	private static final int[] SOUND_SQLITE = { 3, 51, 3 };

	/** The first kernel with all the calls: statx, copy_file_range, openat2. */
	private static final int[] COMPLETE_KERNEL = { 5, 6, 0 };

	private static final long FEW_FILES = 1024;

	private static final long FEW_WATCHES = 65_536;

	private static final long LITTLE_MEMORY = 512L << 20;

	private static final Pattern OPEN_FILES = Pattern.compile("Max open files\\s+(\\d+|unlimited)");

	private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private final Diagnosis diagnosis;

	DoctorSystem(Diagnosis diagnosis) {
		this.diagnosis = diagnosis;
	}

	void look(String version) {
		this.diagnosis.ok("driveyard", version);
		this.diagnosis.ok("java", System.getProperty("java.version") + " (" + System.getProperty("java.home") + ")");
		sqlite();
		kernel();
		systemCalls();
		children();
		limits();
	}

	private void sqlite() {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT sqlite_version()")) {
			String version = row.next() ? row.getString(1) : "unknown";
			if (isBefore(version, SOUND_SQLITE)) {
				this.diagnosis.fault("sqlite", version + " may damage a database with a write-ahead log",
						"Use a Driveyard with SQLite 3.51.3 or newer");
			}
			else {
				this.diagnosis.ok("sqlite", version);
			}
		}
		catch (SQLException ex) {
			this.diagnosis.fault("sqlite", "can't be loaded: " + ex.getMessage(),
					"Start by ./driveyard, from a file system that is not mounted noexec");
		}
	}

	private void kernel() {
		String version = System.getProperty("os.version", "");
		String text = System.getProperty("os.name") + " " + version + " (" + System.getProperty("os.arch") + ")";
		if (isBefore(version, COMPLETE_KERNEL)) {
			this.diagnosis.warning("kernel", text + " lacks calls that keep paths from leading elsewhere",
					"Use Linux 5.6 or newer");
		}
		else {
			this.diagnosis.ok("kernel", text);
		}
	}

	private void systemCalls() {
		String fault = SystemCalls.fault();
		if (fault == null) {
			this.diagnosis.ok("system calls", "can be used (JNA)");
		}
		else {
			int remedy = fault.indexOf(". ");
			this.diagnosis.fault("system calls", fault.substring(0, remedy), fault.substring(remedy + 2));
		}
	}

	/** How well those are contained that read what others have made. */
	private void children() {
		Containment found = Containment.find();
		String reached = switch (found.level()) {
			case SANDBOX -> "see only themselves";
			case NO_NETWORK -> "have no network and no privileges, but read what every user can";
			case OTHER_USER -> "are another user, without privileges";
			case LIMITED -> "have all rights of this user, within limits";
			case NONE -> "have all rights of this user";
		};
		if (found.missing().isEmpty()) {
			this.diagnosis.ok("children that read files", reached);
		}
		else {
			this.diagnosis.warning("children that read files",
					reached + " (" + String.join("; ", found.missing()) + ")",
					"Install bubblewrap and util-linux, and allow user namespaces where Driveyard is not run by root");
		}
	}

	private void limits() {
		String files = find("/proc/self/limits", OPEN_FILES);
		if (NUMBER.matcher(files).matches() && Long.parseLong(files) < FEW_FILES) {
			this.diagnosis.warning("open files", "at most " + files, "ulimit -n 4096, or LimitNOFILE= of the service");
		}
		else {
			this.diagnosis.ok("open files", "at most " + files);
		}
		String watches = find("/proc/sys/fs/inotify/max_user_watches", NUMBER);
		if (NUMBER.matcher(watches).matches() && Long.parseLong(watches) < FEW_WATCHES) {
			this.diagnosis.warning("inotify watches", "at most " + watches,
					"To watch large trees: sysctl fs.inotify.max_user_watches=524288");
		}
		else {
			this.diagnosis.ok("inotify watches", "at most " + watches);
		}
		memory();
	}

	private void memory() {
		String available = find("/proc/meminfo", AVAILABLE);
		String text = "heap of at most " + Format.bytes(Runtime.getRuntime().maxMemory());
		if (!NUMBER.matcher(available).matches()) {
			this.diagnosis.ok("memory", text);
			return;
		}
		long free = Long.parseLong(available) << 10;
		text += ", " + Format.bytes(free) + " available";
		if (free < LITTLE_MEMORY) {
			this.diagnosis.warning("memory", text, "End other programs, or give the container more");
		}
		else {
			this.diagnosis.ok("memory", text);
		}
	}

	private static String find(String file, Pattern pattern) {
		// at once: the system gives a number of /proc/sys to the first read only
		try (InputStream in = Files.newInputStream(Path.of(file))) {
			Matcher found = pattern.matcher(new String(in.readNBytes(8192), StandardCharsets.ISO_8859_1));
			return found.find() ? found.group(found.groupCount()) : "unknown";
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	/** Whether a version, which may have more behind its numbers, is older than one. */
	static boolean isBefore(String version, int[] other) {
		Matcher matcher = NUMBER.matcher(version);
		int[] numbers = new int[other.length];
		for (int i = 0; i < numbers.length && matcher.find(); i++) {
			numbers[i] = Integer.parseInt(matcher.group());
		}
		return numbers[0] > 0 && Arrays.compare(numbers, other) < 0;
	}

}
