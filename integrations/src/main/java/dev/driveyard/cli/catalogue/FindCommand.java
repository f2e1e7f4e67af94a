package dev.driveyard.cli.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Order;
import dev.driveyard.catalogue.CatalogueQueries.Search;
import dev.driveyard.cli.command.AddressText;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.EntryPrinter;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Sizes;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import dev.driveyard.jobs.locations.LocationService.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard find}.
 */
@Command(name = "find", description = { "Find entries in the catalogue.", "All conditions must hold." })
public final class FindCommand extends SessionCommand implements RemoteCommand {

	private static final long SORTED_LIMIT = 100;

	private static final long REMOTE_LIMIT = 500;

	@Parameters(paramLabel = "PATH", arity = "0..1", description = "Look below this folder only (default: everywhere).")
	@Nullable String path;

	@Option(names = { "-n", "--name" }, paramLabel = "GLOB", description = "The name matches: *, ?, [a-z].")
	List<String> names = new ArrayList<>();

	@Option(names = { "-e", "--ext" }, paramLabel = "EXT", split = ",",
			description = "The name ends with one of these.")
	List<String> extensions = new ArrayList<>();

	@Option(names = { "-k", "--kind" }, paramLabel = "KIND", description = "file, directory, link or special.")
	@Nullable String kind;

	@Option(names = "--min-size", paramLabel = "SIZE", description = "Files of at least: 500, 10k, 1.5M, 2GiB.")
	@Nullable String minSize;

	@Option(names = "--max-size", paramLabel = "SIZE", description = "Files of at most.")
	@Nullable String maxSize;

	@Option(names = "--newer", paramLabel = "AGE|DATE", description = "Changed since: 12h, 7d, 2w, 1y, 2026-01-31.")
	@Nullable String newer;

	@Option(names = "--older", paramLabel = "AGE|DATE", description = "Not changed since.")
	@Nullable String older;

	@Option(names = "--sort", paramLabel = "ORDER", defaultValue = "id",
			description = "id, size, modified or name (default: ${DEFAULT-VALUE}; the others show " + SORTED_LIMIT
					+ " unless --limit says more).")
	String sort = "id";

	@Option(names = "--limit", paramLabel = "N", description = "Show at most N.")
	@Nullable Long limit;

	@Option(names = { "-L", "--long" }, description = "Show kind, size and time.")
	boolean detailed;

	@Option(names = { "-0", "--print0" }, description = "End each path with a NUL instead of a newline.")
	boolean endWithNul;

	@Override
	protected int run(Session session) {
		Order order = order();
		Place place = place(session);
		Search search = new Search((place != null) ? place.location().id() : null,
				(place != null) ? place.relative() : null, this.names, kind(), size(this.minSize), size(this.maxSize),
				time(this.newer), time(this.older), this.extensions, order);
		new EntryPrinter(output(), this.json).printAll(session.get(CatalogueQueries.class), search,
				new AddressText(session), session.library().id(), most(order), this.detailed, this.endWithNul);
		return ExitCodes.DONE;
	}

	private long most(Order order) {
		return (this.limit != null) ? this.limit : (order == Order.ID) ? Long.MAX_VALUE : SORTED_LIMIT;
	}

	@Override
	public int callRemote(RemoteServer server) {
		Order order = order();
		long most = most(order);
		if (order != Order.ID && most > REMOTE_LIMIT) {
			throw new IllegalArgumentException("A server elsewhere sorts " + REMOTE_LIMIT + " at most");
		}
		return new RemoteEntries(server, output(), this.json).find(query(order), most, this.detailed, this.endWithNul);
	}

	private String query(Order order) {
		List<String> terms = new ArrayList<>(List.of("sort=" + order.name().toLowerCase(Locale.ROOT)));
		add(terms, "below", (this.path != null) ? EncodedName.display(CommandPaths.encode(typed(this.path))) : null);
		this.names.forEach((name) -> add(terms, "name", name));
		this.extensions.forEach((extension) -> add(terms, "ext", extension));
		FileKind kind = kind();
		add(terms, "kind", (kind != null) ? kind.name() : null);
		add(terms, "minSize", size(this.minSize));
		add(terms, "maxSize", size(this.maxSize));
		add(terms, "newer", instant(this.newer));
		add(terms, "older", instant(this.older));
		return String.join("&", terms);
	}

	private static void add(List<String> terms, String name, @Nullable Object value) {
		if (value != null) {
			terms.add(name + "=" + RemoteServer.encode(value.toString()));
		}
	}

	private static @Nullable Object instant(@Nullable String text) {
		Long time = time(text);
		return (time != null) ? FileTimes.instant(time) : null;
	}

	private @Nullable Place place(Session session) {
		if (this.path == null) {
			return null;
		}
		return PlaceCommand.place(session, CommandPaths.encode(this.path));
	}

	private Order order() {
		try {
			return Order.valueOf(this.sort.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("--sort is id, size, modified or name, not '" + this.sort + "'", ex);
		}
	}

	private @Nullable FileKind kind() {
		if (this.kind == null) {
			return null;
		}
		try {
			return FileKind.valueOf(this.kind.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("--kind is file, directory, link or special, not '" + this.kind + "'",
					ex);
		}
	}

	private static @Nullable Long size(@Nullable String text) {
		return (text != null) ? Sizes.bytes(text) : null;
	}

	private static @Nullable Long time(@Nullable String text) {
		return (text != null) ? Sizes.time(text, Instant.now()) : null;
	}

}
