package dev.driveyard.jobs.history;

import java.util.function.Predicate;

import dev.driveyard.runs.history.OldRun;
import dev.driveyard.runs.history.OldRun.Uses;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says whether an old run stays. Where only the trash can tell, it is asked.
 */
final class OldRunProcessor implements ItemProcessor<OldRun, JudgedRun> {

	private final Predicate<OldRun> inTrash;

	/**
	 * Creates one.
	 * @param inTrash whether anything may still be in the trash that a run put there
	 */
	OldRunProcessor(Predicate<OldRun> inTrash) {
		this.inTrash = inTrash;
	}

	@Override
	public JudgedRun process(OldRun run) {
		Need need = Need.of(run);
		return new JudgedRun(run, (need == Need.TRASHED && !this.inTrash.test(run)) ? Need.of(emptied(run)) : need);
	}

	/** The same of which nothing is in the trash. */
	static OldRun emptied(OldRun run) {
		Uses uses = run.uses();
		return new OldRun(run.instance(), run.runs(), run.job(), run.host(), run.status(),
				new Uses(uses.referred(), uses.moved(), false, uses.found(), uses.shown()));
	}

}
