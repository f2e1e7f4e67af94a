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
 * Makes the checks of a run, one after the other, on all that is there. A restart begins
 * with the first again, which knows what it has done: a disk that was mounted meanwhile
 * is not left out.
 */
final class CheckSession extends Session<Phase.Work> {

	/** With the id of a location: that it was told to be away. */
	private static final String TOLD = "check.told.";

	private final ValidateParameters parameters;

	private final Places places;

	private final long instance;

	private final List<Phase> phases = new ArrayList<>();

	private @Nullable ExecutionContext context;

	private int at;

	private boolean opened;

	/** Locations whose disks are not there, of which nothing was told yet. */
	private final List<Places.Absent> absent = new ArrayList<>();

	private final List<Places.Absent> told = new ArrayList<>();

	CheckSession(ValidateParts parts, ValidateParameters parameters, Places places, long instance) {
		super(parts);
		this.parameters = parameters;
		this.places = places;
		this.instance = instance;
	}

	@Override
	protected void begin(ExecutionContext given) {
		this.context = given;
		CheckScope scope = this.places.present(this.absent);
		this.absent.removeIf((location) -> given.containsKey(TOLD + location.location()));
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
		if (!this.absent.isEmpty()) {
			this.told.addAll(this.absent);
			this.absent.clear();
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
		this.told.forEach((location) -> change.issues()
			.add(new Issue(Issue.Code.UNREADABLE_DIRECTORY, location.root(), location.problem())));
		counts().add(Count.ISSUES, this.told.size());
		return change;
	}

	@Override
	public Change process(Phase.Work work) {
		return work.process();
	}

	@Override
	protected void save(ExecutionContext given) {
		this.told.forEach((location) -> given.putLong(TOLD + location.location(), 1));
		this.phases.forEach((phase) -> phase.save(given));
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
