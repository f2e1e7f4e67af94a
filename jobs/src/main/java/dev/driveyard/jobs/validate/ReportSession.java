package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Finding.Severity;
import dev.driveyard.catalogue.Findings.Unseen;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Settles the findings of earlier runs that this one did not see though it has looked,
 * and sums up. Keeps no position: what is settled is not open any more.
 */
final class ReportSession extends Session<Phase.Work> {

	private static final int PAGE = 1000;

	private final ValidateParameters parameters;

	private final Places places;

	private final long instance;

	private long unseen;

	private long orphan;

	private boolean summed;

	ReportSession(ValidateParts parts, ValidateParameters parameters, Places places, long instance) {
		super(parts);
		this.parameters = parameters;
		this.places = places;
		this.instance = instance;
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.unseen = 0;
		this.orphan = 0;
		this.summed = false;
	}

	@Override
	public Phase.@Nullable Work read() {
		if (this.unseen >= 0) {
			List<Unseen> page = parts().findings().unseen(this.places.scope(), this.instance, this.unseen, PAGE);
			this.unseen = (page.size() < PAGE) ? -1 : page.get(PAGE - 1).finding().id();
			return () -> settle(page);
		}
		if (this.orphan >= 0) {
			List<Long> page = parts().checks().orphans(this.orphan, PAGE);
			this.orphan = (page.size() < PAGE) ? -1 : page.get(PAGE - 1);
			return () -> forget(page);
		}
		if (!this.summed) {
			this.summed = true;
			return this::sum;
		}
		return null;
	}

	private Change settle(List<Unseen> page) {
		Change change = new Change(null);
		SecondLook look = new SecondLook(parts(), this.places, this.parameters.mode().checks());
		page.stream().filter(look::isGone).forEach((unseenOne) -> change.resolved().add(unseenOne.finding().id()));
		return change;
	}

	private static Change forget(List<Long> page) {
		Change change = new Change(null);
		change.orphans().addAll(page);
		return change;
	}

	private Change sum() {
		Map<Severity, Long> seen = parts().findings().seenBy(this.instance);
		for (Severity severity : Severity.values()) {
			counts().set(Count.valueOf(severity.name()), seen.getOrDefault(severity, 0L));
		}
		counts().set(Count.NEW, parts().findings().newIn(this.instance));
		counts().set(Count.RESOLVED, parts().findings().resolvedBy(this.instance));
		return new Change(null);
	}

	@Override
	public Change process(Phase.Work work) {
		return work.process();
	}

}
