package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CheckScope;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Makes the checks of a run, one after the other, on all that is there.
 */
final class CheckSession extends Session<Phase.Work> {

	private static final String PHASE = "check.phase";

	private final ValidateParameters parameters;

	private final Places places;

	private final long instance;

	private final List<Phase> phases = new ArrayList<>();

	private @Nullable ExecutionContext context;

	private int at;

	private boolean opened;

	private boolean told;

	private List<Places.Absent> absent = new ArrayList<>();

	CheckSession(ValidateParts parts, ValidateParameters parameters, Places places, long instance) {
		super(parts);
		this.parameters = parameters;
		this.places = places;
		this.instance = instance;
	}

	@Override
	protected void begin(ExecutionContext given) {
		this.context = given;
		this.absent = new ArrayList<>();
		CheckScope scope = this.places.present(this.absent);
		this.at = (int) given.getLong(PHASE, 0);
		this.told = given.containsKey(PHASE);
		List<Check> checks = this.parameters.mode().checks();
		long reading = checks.stream().filter((check) -> check != Check.BASIC).count();
		for (Check check : checks) {
			long read = (check == Check.INTEGRITY) ? counts().get(Count.BYTES) : 0;
			this.phases.add(phase(check, scope, Budget.of(this.parameters, Math.max(1, reading), read)));
		}
	}

	private Phase phase(Check check, CheckScope scope, Budget budget) {
		return (check == Check.BASIC) ? new BasicPhase(this, this.places, scope)
				: new ReadingPhase(this, this.parameters, this.places, scope, check, this.instance, budget);
	}

	@Override
	public Phase.@Nullable Work read() throws IOException {
		if (!this.told && !this.absent.isEmpty()) {
			this.told = true;
			return this::tellAbsent;
		}
		while (this.at < this.phases.size()) {
			Phase phase = this.phases.get(this.at);
			if (!this.opened && this.context != null) {
				phase.open(this.context);
				this.opened = true;
			}
			Phase.Work work = phase.read();
			if (work != null) {
				return work;
			}
			phase.close();
			this.opened = false;
			this.at++;
		}
		return null;
	}

	private Change tellAbsent() {
		Change change = new Change(null);
		this.absent.forEach((location) -> change.issues()
			.add(new Issue(Issue.Code.UNREADABLE_DIRECTORY, location.root(), location.problem())));
		counts().add(Count.ISSUES, this.absent.size());
		return change;
	}

	@Override
	public Change process(Phase.Work work) {
		return work.process();
	}

	@Override
	protected void save(ExecutionContext given) {
		given.putLong(PHASE, this.at);
		if (this.opened) {
			this.phases.get(this.at).save(given);
		}
	}

	@Override
	Progress progress(String name) {
		Phase phase = (this.at < this.phases.size()) ? this.phases.get(this.at) : null;
		Tally<Count> counts = counts();
		boolean basic = phase instanceof BasicPhase;
		Check check = (phase instanceof ReadingPhase reading) ? reading.check() : Check.INTEGRITY;
		long done = basic ? counts.get(Count.ENTRIES)
				: counts.get((check == Check.INTEGRITY) ? Count.FILES : Count.DECODED);
		return new Progress(name, done, (phase != null) ? phase.total() : 0, (phase != null) ? phase.bytes() : 0,
				counts.get(Count.ISSUES), current());
	}

	@Override
	public void close() {
		this.phases.forEach(Phase::close);
	}

}
