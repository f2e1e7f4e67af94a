package dev.driveyard.cli.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.cli.command.HandedRun;
import dev.driveyard.cli.command.RunFacts;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.client.ClientException;
import dev.driveyard.client.ServerAwayException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.Parameter;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.journal.ReclaimJournal.Left;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.journal.ReclaimJournal.Similar;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server elsewhere for runs, and watches what becomes of them. For one run at a
 * time.
 */
public final class RemoteLauncher implements RunStarter, RunFacts {

	private static final int POLL_MILLIS = 200;

	/** The first answers come fast: short runs have ended then. */
	private static final int FIRST_POLL_MILLIS = 25;

	private static final int QUIET_POLLS = 10;

	private final RemoteServer server;

	private final Consumer<String> notes;

	private final HandedRun handed;

	private final RemoteFacts facts;

	private final Map<String, List<Parameter>> known = new ConcurrentHashMap<>();

	/** 0 until there is one. */
	private volatile long running;

	private volatile Progress progress = Progress.NONE;

	/**
	 * Makes one.
	 * @param notes is told what a request waits for
	 * @param stops is asked at Ctrl-C whether a run shall be stopped; else it goes on
	 */
	public RemoteLauncher(RemoteServer server, Consumer<String> notes, LongPredicate stops) {
		this.server = server;
		this.notes = notes;
		this.handed = new HandedRun(stops);
		this.facts = new RemoteFacts(server);
	}

	/** Who is asked. */
	public RemoteServer server() {
		return this.server;
	}

	@Override
	public List<Parameter> parameters(String job) {
		return this.known.computeIfAbsent(job,
				(name) -> RemoteParameters.of(this.server.get("/jobs/" + RemoteServer.encode(name)).get("parameters")));
	}

	@Override
	public Run require(long run) {
		return this.facts.ask(run).run();
	}

	@Override
	public RunStart prepare(RunRequest asked, boolean fresh) {
		Map<String, Object> body = Map.of("job", asked.job(), "parameters", asked.parameters());
		String key = UUID.randomUUID().toString();
		return new RunStart(List.of(), null, () -> hand(() -> this.server.connection()
			.post("/runs" + (fresh ? "?fresh=true" : ""), body, Map.of("Idempotency-Key", key))));
	}

	@Override
	public RunStart restart(long run) {
		return again(run, "restart");
	}

	@Override
	public RunStart confirm(long run) {
		return again(run, "confirm");
	}

	/** What a run did is taken back. */
	public RunStart undo(long run) {
		return new RunStart(List.of(), null, () -> hand(() -> this.server.post("/runs/" + run + "/undo")));
	}

	/** The last run that somebody asked for, if there is one. */
	public Optional<Run> last() {
		List<Run> last = new ArrayList<>();
		this.server.forEach("/runs", 1, (told) -> last.add(RemoteRun.of(told).run()));
		return last.stream().findFirst();
	}

	private RunStart again(long run, String verb) {
		return new RunStart(List.of(), require(run), () -> hand(() -> this.server.post("/runs/" + run + "/" + verb)));
	}

	/** Waits until the request is a run. */
	private long hand(Supplier<Map<String, Object>> accept) {
		this.running = 0;
		this.handed.begin();
		Map<String, Object> now = accept.get();
		this.handed.accepted(RemoteServer.number(now.get("id")), this::takeBack);
		String told = "";
		for (int poll = 0; true; poll++) {
			long run = RemoteServer.number(now.get("run"));
			if (run != 0 && run != RemoteServer.number(now.get("ofRun"))) {
				this.running = run;
				return run;
			}
			requireWaiting(now);
			told = (poll >= QUIET_POLLS) ? tell(now, told) : told;
			RemoteServer.pause((poll < QUIET_POLLS) ? FIRST_POLL_MILLIS : POLL_MILLIS);
			now = ask("/requests/" + this.handed.request());
		}
	}

	private void requireWaiting(Map<String, Object> now) {
		String state = RemoteServer.text(now.get("state"));
		if (state.equals("CANCELLED")) {
			throw new OperateException(Failure.of(FailureCode.OTHER,
					"Request " + this.handed.request() + " was taken back before it ran."));
		}
		if (state.equals("DONE")) {
			throw new OperateException(Failure.of(FailureCode.OTHER, RemoteServer.text(now.get("message"))));
		}
	}

	private String tell(Map<String, Object> waiting, String told) {
		String text = RemoteWords.waits(waiting);
		if (!text.isEmpty() && !text.equals(told)) {
			this.notes.accept("Request " + this.handed.request() + ": " + text);
			return text;
		}
		return told;
	}

	private Map<String, Object> ask(String path) {
		try {
			return this.server.await(path, new Patience());
		}
		catch (ServerAwayException ex) {
			this.handed.requireLookedAt();
			throw new OperateException(Failure.of(FailureCode.REQUEST_LOST, ex.getMessage() + kept()));
		}
	}

	private String kept() {
		String again = " To look at it again: driveyard --server " + this.server;
		return (this.running != 0) ? " Run " + this.running + " goes on there." + again + " runs watch " + this.running
				: " Request " + this.handed.request() + " is kept there, and is run." + again + " queue --all";
	}

	@Override
	public void giveUp() {
		this.handed.giveUp(this::takeBack);
	}

	private void takeBack(long asked) {
		try {
			this.server.delete("/requests/" + asked);
		}
		catch (ServerAwayException ex) {
			this.notes.accept(String.valueOf(ex.getMessage()));
		}
		catch (ClientException ex) {
			long run = RemoteServer.number(this.server.get("/requests/" + asked).get("run"));
			if (run != 0) {
				stop(run);
			}
		}
	}

	@Override
	public Progress progress(long run) {
		return this.handed.isAsking() ? Progress.NONE : this.progress;
	}

	@Override
	public void interrupt(long run) {
		this.handed.interrupt(run, this::stop);
	}

	private void stop(long run) {
		try {
			this.server.post("/runs/" + run + "/stop");
		}
		catch (ClientException ex) {
			if (ex.failure().code() != FailureCode.NOT_RUNNING) {
				this.notes.accept("Run " + run + " could not be stopped: " + ex.getMessage());
			}
		}
	}

	/** Also of the run that goes on with it, if the server ended meanwhile. */
	@Override
	public Outcome await(long run) {
		long last = run;
		for (int poll = 0; true; poll++) {
			this.handed.requireLookedAt();
			Map<String, Object> now = ask("/requests/" + this.handed.request());
			long its = RemoteServer.number(now.get("run"));
			last = (its != 0) ? its : last;
			this.running = last;
			RemoteRun told = this.facts.keep(ask("/runs/" + last));
			String state = RemoteServer.text(now.get("state"));
			if (!state.equals("RUNNING") && !state.equals("QUEUED")) {
				return new Outcome(told.run(), told.failure(), List.of());
			}
			this.progress = told.progress();
			RemoteServer.pause((poll < QUIET_POLLS) ? FIRST_POLL_MILLIS : POLL_MILLIS);
		}
	}

	@Override
	public RunSummary summary(Run run) {
		return this.facts.summary(run);
	}

	@Override
	public @Nullable Failure failure(Run run) {
		return this.facts.failure(run);
	}

	/** The first of what a run could not handle. */
	public List<Issue> issues(Run run, int most) {
		List<Issue> issues = new ArrayList<>();
		if (run.issues() > 0) {
			this.server.forEach("/runs/" + run.id() + "/issues", most, (told) -> issues.add(RemoteWords.issue(told)));
		}
		return issues;
	}

	/** Shows all that a run has planned. */
	public void plan(Run run, Consumer<Map<String, Object>> consumer) {
		this.server.forEach("/runs/" + run.id() + "/journal", consumer);
	}

	/** Shows all that a run that reclaims room has planned. */
	public void reclaims(Run run, Consumer<Reclaim> consumer) {
		this.server.forEach("/runs/" + run.id() + "/reclaims", (told) -> consumer.accept(reclaim(told)));
	}

	private static Reclaim reclaim(Map<String, Object> told) {
		Similar similar = (told.get("kept_size") instanceof Number kept) ? new Similar(kept.longValue(), "", "") : null;
		return new Reclaim(0, RemoteEntries.path(told), 0, 0, RemoteEntries.name(told, "kept"), 0, 0,
				RemoteServer.number(told.get("size")), RemoteServer.number(told.get("frees")),
				RemoteServer.number(told.get("other_names")),
				(told.get("left_alone") instanceof String why) ? Left.valueOf(why.toUpperCase(Locale.ROOT)) : Left.NOT,
				similar);
	}

	/** Forgets what a run has planned. */
	public Run discard(long run) {
		this.server.post("/runs/" + run + "/discard");
		return require(run);
	}

	/**
	 * Waits as long as nobody looks away.
	 */
	private final class Patience implements RemoteServer.Waiting {

		@Override
		public void begins() {
			RemoteLauncher.this.notes.accept(RemoteLauncher.this.server + " does not answer; it is waited for.");
		}

		@Override
		public boolean goesOn() {
			return RemoteLauncher.this.handed.isLookedAt() && !RemoteLauncher.this.handed.isGivenUp();
		}

	}

}
