package dev.driveyard.cli.command;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.cli.words.QueueWords;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.ResumableRuns;
import dev.driveyard.jobs.operate.ResumableRuns.Resumption;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.FreshRequests;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.QueueObstacles;
import dev.driveyard.runs.RunQueries;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.RequestQueries;
import org.jspecify.annotations.Nullable;

/**
 * Hands runs to the server that works on the library, through the queue in its database,
 * and watches what becomes of them. For one run at a time.
 */
final class ServerLauncher implements RunLauncher {

	private static final int POLL_MILLIS = 100;

	/** What waits no longer is not spoken of. */
	private static final int QUIET_POLLS = 10;

	/** A server that starts anew is waited for. */
	private static final int PATIENCE_POLLS = 300;

	private final Session session;

	private final Library library;

	private final Consumer<String> notes;

	private final HandedRun handed;

	private final LaunchQueue queue;

	private final RequestQueries requests;

	private int pollsWithoutServer;

	/**
	 * Makes one.
	 * @param notes is told what a request waits for
	 * @param stops is asked at Ctrl-C whether a run shall be stopped; else it goes on
	 */
	ServerLauncher(Session session, Consumer<String> notes, LongPredicate stops) {
		this.session = session;
		this.library = session.library();
		this.notes = notes;
		this.handed = new HandedRun(stops);
		this.queue = session.get(LaunchQueue.class);
		this.requests = session.get(RequestQueries.class);
	}

	@Override
	public RunOperator operator() {
		return this.session.get(RunOperator.class);
	}

	@Override
	public RunStart prepare(RunRequest asked, boolean fresh) {
		JobRequest work = operator().definition(asked.job()).parse(asked.parameters());
		if (fresh) {
			return new RunStart(work.notes(), null,
					() -> hand(() -> this.session.get(FreshRequests.class).send(asked)));
		}
		return new RunStart(work.notes(), this.session.get(ResumableRuns.class).unfinished(asked).orElse(null),
				() -> hand(() -> this.queue.accept(asked)));
	}

	@Override
	public RunStart restart(long run) {
		return again(this.session.get(ResumableRuns.class).toRestart(run), () -> this.queue.restart(run, user()));
	}

	@Override
	public RunStart confirm(long run) {
		return again(this.session.get(ResumableRuns.class).toConfirm(run), () -> this.queue.confirm(run, user()));
	}

	private RunStart again(Resumption resumption, LongSupplier accept) {
		return new RunStart(resumption.request().notes(), resumption.run(), () -> hand(accept));
	}

	private static String user() {
		return System.getProperty("user.name", "");
	}

	/** Waits until the request is a run. */
	private long hand(LongSupplier accept) {
		this.handed.begin();
		this.handed.accepted(accept.getAsLong(), this::takeBack);
		String told = "";
		for (int poll = 0; true; poll++) {
			LaunchRequest now = find();
			Long run = now.run();
			if (now.state() == State.CANCELLED || (now.state() == State.DONE && run == null)) {
				throw ended(now);
			}
			if (run != null && !run.equals(now.asked().ofRun())) {
				return run;
			}
			told = (poll >= QUIET_POLLS) ? tell(now, told) : told;
			pause();
		}
	}

	private LaunchRequest find() {
		return this.requests.find(this.handed.request())
			.orElseThrow(() -> new OperateException(Failure.of(FailureCode.NO_SUCH_REQUEST,
					"There is no request " + this.handed.request() + " any more.")));
	}

	private static OperateException ended(LaunchRequest request) {
		String message = request.outcome().message();
		return new OperateException(Failure.of(FailureCode.OTHER, (request.state() == State.CANCELLED)
				? "Request " + request.id() + " was taken back before it ran." : String.valueOf(message)));
	}

	private String tell(LaunchRequest waiting, String told) {
		String text = (waiting.state() == State.QUEUED) ? this.session.get(QueueObstacles.class)
			.queuedBehind(waiting.id())
			.map((obstacle) -> "Request " + waiting.id() + ": " + QueueWords.text(obstacle))
			.orElse(told) : told;
		if (!text.equals(told)) {
			this.notes.accept(text);
		}
		return text;
	}

	private void pause() {
		this.pollsWithoutServer = LibraryLock.holder(this.library).isEmpty() ? this.pollsWithoutServer + 1 : 0;
		if (this.pollsWithoutServer > PATIENCE_POLLS) {
			throw new OperateException(Failure.of(FailureCode.REQUEST_LOST, "The server has ended. Request "
					+ this.handed.request() + " is kept, and goes on when the library is served again."));
		}
		try {
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a request waits", ex);
		}
	}

	@Override
	public void giveUp() {
		this.handed.giveUp(this::takeBack);
	}

	private void takeBack(long asked) {
		try {
			this.queue.cancel(asked);
		}
		catch (OperateException ex) {
			this.requests.find(asked).map(LaunchRequest::run).ifPresent(this::requestStop);
		}
	}

	/** By what the steps have committed; none while the user is asked something. */
	@Override
	public Progress progress(long run) {
		return this.handed.isAsking() ? Progress.NONE
				: new CommittedProgress(this.session.get(RunQueries.class)).apply(run);
	}

	@Override
	public void interrupt(long run) {
		this.handed.interrupt(run, this::requestStop);
	}

	private void requestStop(long run) {
		try {
			operator().stop(run);
		}
		catch (OperateException ex) {
			if (ex.code() != FailureCode.NOT_RUNNING) {
				throw ex;
			}
		}
	}

	/** Also of the run that goes on with it, if the server ended meanwhile. */
	@Override
	public Outcome await(long run) {
		LaunchRequest now = find();
		while (now.state() == State.RUNNING || now.state() == State.QUEUED) {
			this.handed.requireLookedAt();
			pause();
			now = find();
		}
		@Nullable Long last = now.run();
		return operator().await((last != null) ? last : run);
	}

}
