package dev.driveyard.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.cli.words.IssueWords;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.JournalFile;
import dev.driveyard.journal.JournalFiles;
import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Prints what the journal says.
 */
public final class OperationPrinter {

	private static final int PAGE = 1000;

	private final Output output;

	private final Journal journal;

	private final AddressText addresses;

	private final boolean json;

	public OperationPrinter(Output output, Session session, boolean json) {
		this.output = output;
		this.journal = session.get(Journal.class);
		this.addresses = new AddressText(session);
		this.json = json;
	}

	public static String amount(long files, long directories, long bytes) {
		return Format.count(files, "file") + ", " + Format.count(directories, "folder") + ", " + Format.bytes(bytes);
	}

	private static String amount(Operation.Amount amount) {
		return amount(amount.files(), amount.directories(), amount.bytes());
	}

	/** A line of a plan. */
	public void printPlanned(Operation operation, long run) {
		if (this.json) {
			printJson(operation, run);
		}
		else {
			this.output.pathLine(String.format("%-36s  ", amount(operation.amount())), source(operation), false);
		}
	}

	/** A line of the history. */
	public void print(Operation operation, long run) {
		if (this.json) {
			printJson(operation, run);
			return;
		}
		Long done = operation.done();
		String when = (done != null) ? Format.time(done * 1_000_000) : "not yet";
		String source = source(operation);
		String target = target(operation);
		String before = String.format("%-16s  run %-4d  %-8s %-8s %-32s  ", when, run, word(operation.action()),
				word(operation.state()), amount(operation.amount()));
		boolean stays = target == null || target.equals(source);
		this.output.pathLine(before, stays ? source : source + " -> " + target, false);
		String message = IssueWords.text(operation);
		if (message != null) {
			this.output.line("    " + message);
		}
	}

	/** The text for the address of what it was done with, encoded. */
	public String source(Operation operation) {
		return this.addresses.of(operation.from());
	}

	/** The same for where it went; null if nowhere. */
	public @Nullable String target(Operation operation) {
		return (operation.target() != null) ? this.addresses.of(operation.to()) : null;
	}

	public static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private void printJson(Operation operation, long run) {
		Map<String, Object> map = BaseCommand.object();
		map.put("type", "operation");
		map.put("id", operation.id());
		map.put("run", run);
		map.put("action", word(operation.action()));
		map.put("state", word(operation.state()));
		BaseCommand.putName(map, "path", source(operation));
		putName(map, "target", target(operation));
		Operation.TrashPlace trash = operation.trash();
		if (trash != null && !trash.folder().isEmpty()) {
			putName(map, "trash", trash.folder());
			putName(map, "trash_name", trash.name());
		}
		map.put("kind", word(operation.identity().kind()));
		map.put("files", operation.amount().files());
		map.put("directories", operation.amount().directories());
		map.put("bytes", operation.amount().bytes());
		putTime(map, operation.done());
		String message = IssueWords.text(operation);
		if (message != null) {
			map.put("message", message);
		}
		this.output.json(map);
	}

	private static void putName(Map<String, Object> map, String key, @Nullable String name) {
		if (name != null) {
			BaseCommand.putName(map, key, name);
		}
	}

	private static void putTime(Map<String, Object> map, @Nullable Long millis) {
		if (millis != null) {
			map.put("ended", Format.isoTime(millis * 1_000_000));
		}
	}

	/** Every file that the journal has of an operation. */
	public void printFiles(Operation operation) {
		JournalFiles files = new JournalFiles(this.journal, operation.id(), source(operation));
		int directory = -1;
		String name = "";
		List<JournalFile> page;
		do {
			page = files.page(directory, name, PAGE);
			for (JournalFile one : page) {
				directory = one.file().directory();
				name = one.file().name();
				printFile(this.output, one.toMap(), this.json);
			}
		}
		while (page.size() == PAGE);
	}

	/** A file that the journal has of an operation. */
	public static void printFile(Output output, Map<String, Object> file, boolean json) {
		if (json) {
			output.json(file);
			return;
		}
		String hash = (file.get("blake3") instanceof String known) ? known + "  " : "";
		output.pathLine(String.format("    %-8s %10s  %s", file.get("state"),
				Format.bytes(RemoteServer.number(file.get("size"))), hash), RemoteEntries.path(file), false);
	}

}
