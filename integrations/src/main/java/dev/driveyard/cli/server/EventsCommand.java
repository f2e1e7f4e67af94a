package dev.driveyard.cli.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteEvents;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.runs.events.ServerEvent;
import dev.driveyard.runs.events.ServerEventStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard events}: what happens at the server of a library, as it happens.
 */
@Command(name = "events",
		description = { "Show what happens at the server of the library, as it happens, until Ctrl-C.",
				"Types are run.queued, run.started, run.ended, run.cancelled, events.lost, events.missing; of all"
						+ " that somebody asked to be changed: audit; of what was refused: refused." })
public final class EventsCommand extends SessionCommand implements RemoteCommand {

	private static final int PAGE = 250;

	private static final int POLL_MILLIS = 200;

	@Option(names = "--since", paramLabel = "ID",
			description = "Begin after the event with this number, 0 for the oldest that is kept (default: now).")
	@Nullable Long since;

	@Option(names = { "-t", "--type" }, paramLabel = "TYPE", split = ",",
			description = "Only events of this type, such as run.ended; run means all that begin with it.")
	List<String> types = new ArrayList<>();

	@Option(names = "--no-follow", description = "Show those that are kept, and end.")
	boolean noFollow;

	@Override
	protected int run(Session session) {
		EventPrinter printer = new EventPrinter(output(), this.json, this.types);
		ServerEventStore store = session.get(ServerEventStore.class);
		long after = begin(store);
		CountDownLatch end = new CountDownLatch(1);
		context().onInterrupt().accept(end::countDown);
		do {
			after = show(store, after, printer);
		}
		while (!this.noFollow && !output().hasFailed() && !isOver(end));
		return ExitCodes.DONE;
	}

	@Override
	public int callRemote(RemoteServer server) {
		if (this.noFollow) {
			throw new IllegalArgumentException("--no-follow is for libraries of this machine");
		}
		EventPrinter printer = new EventPrinter(output(), this.json, this.types);
		RemoteEvents events = new RemoteEvents(server, this::note);
		context().onInterrupt().accept(events::end);
		events.follow(this.since, (event) -> {
			printer.print(event);
			if (output().hasFailed()) {
				events.end();
			}
		});
		return ExitCodes.DONE;
	}

	private long begin(ServerEventStore store) {
		ServerEventStore.Extent extent = store.extent();
		if (this.since == null) {
			return this.noFollow ? 0 : extent.last();
		}
		if (this.since > 0 && this.since < extent.forgotten()) {
			note("Events up to " + extent.forgotten() + " are no longer kept.");
		}
		return this.since;
	}

	/** Shows all that there are; the last one's number. */
	private static long show(ServerEventStore store, long after, EventPrinter printer) {
		long last = after;
		List<ServerEvent> page;
		do {
			page = store.after(last, true, PAGE);
			page.forEach((event) -> printer.print(event.toMap()));
			last = page.isEmpty() ? last : page.get(page.size() - 1).id();
		}
		while (page.size() == PAGE);
		return last;
	}

	private static boolean isOver(CountDownLatch end) {
		try {
			return end.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

}
