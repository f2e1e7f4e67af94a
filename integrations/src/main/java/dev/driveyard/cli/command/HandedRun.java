package dev.driveyard.cli.command;

import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;

/**
 * What was handed to a server, and what somebody at the keyboard wants of it: to take it
 * back, to stop it, or to look away from it. Thread-safe.
 */
public final class HandedRun {

	/** Whether Ctrl-C shall stop a run. */
	private final LongPredicate stops;

	/** 0 until there is one. */
	private volatile long request;

	private volatile boolean givenUp;

	private volatile boolean asking;

	/** 0 while somebody looks. */
	private volatile long lookedAwayFrom;

	/**
	 * Makes one.
	 * @param stops is asked at Ctrl-C whether a run shall be stopped; else it goes on
	 */
	public HandedRun(LongPredicate stops) {
		this.stops = stops;
	}

	/**
	 * Something is about to be asked for.
	 * @throws OperateException if nobody wants it any more
	 */
	public void begin() {
		this.request = 0;
		if (this.givenUp) {
			throw new OperateException(Failure.of(FailureCode.OTHER, "Interrupted before anything was asked for."));
		}
	}

	/**
	 * It was accepted.
	 * @param takeBack is called if it was given up meanwhile
	 */
	public void accepted(long number, LongConsumer takeBack) {
		this.request = number;
		if (this.givenUp) {
			takeBack.accept(number);
		}
	}

	/** The number of the request, 0 until there is one. */
	public long request() {
		return this.request;
	}

	/**
	 * It is not wanted any more.
	 * @param takeBack is called if there is a request; else it is when there is one
	 */
	public void giveUp(LongConsumer takeBack) {
		this.givenUp = true;
		long asked = this.request;
		if (asked != 0) {
			takeBack.accept(asked);
		}
	}

	/** Ctrl-C while it runs. */
	public void interrupt(long run, LongConsumer stop) {
		this.asking = true;
		if (this.stops.test(run)) {
			this.asking = false;
			stop.accept(run);
		}
		else {
			this.lookedAwayFrom = run;
		}
	}

	/** Whether somebody is asked something now, so that nothing else is to be shown. */
	public boolean isAsking() {
		return this.asking;
	}

	/** Whether somebody still wants to see what comes of it. */
	public boolean isLookedAt() {
		return this.lookedAwayFrom == 0;
	}

	/** Whether it is to be taken back. */
	public boolean isGivenUp() {
		return this.givenUp;
	}

	/**
	 * Ends the waiting for it once nobody looks.
	 * @throws LookedAwayException if somebody has looked away
	 */
	public void requireLookedAt() {
		long run = this.lookedAwayFrom;
		if (run != 0) {
			throw new LookedAwayException(run);
		}
	}

}
