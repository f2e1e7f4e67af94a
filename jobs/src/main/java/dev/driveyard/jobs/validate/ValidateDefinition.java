package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.jobs.summary.ValidateSummary;
import dev.driveyard.runs.Claim;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * The validate job as others see it.
 */
final class ValidateDefinition implements JobDefinition {

	/** Whatever the mode. */
	private final ValidateParts parts;

	ValidateDefinition(ValidateParts parts) {
		this.parts = parts;
	}

	@Override
	public String name() {
		return ValidateParameters.JOB;
	}

	@Override
	public String description() {
		return "Proves that files are what they were, and tells which are not. Changes neither disk nor catalogue.";
	}

	@Override
	public List<String> steps() {
		return ValidateJob.STEPS;
	}

	@Override
	public ParameterModel<ValidateParameters> parameters() {
		return ValidateParameters.MODEL;
	}

	@Override
	public JobRequest parse(Map<String, Object> parameters) {
		ValidateParameters asked = ValidateParameters.MODEL.parse(parameters);
		List<String> paths = outermost(asked.paths());
		new ScopePlaces(this.parts.volumes(), this.parts.locations(), paths).scope();
		return request(new ValidateParameters(paths, asked.mode(), asked.rateLimit(), asked.budget(),
				asked.maxSeconds(), asked.threads()));
	}

	/** The outermost of some paths, each once, sorted. */
	private List<String> outermost(List<String> paths) {
		TreeSet<String> all = new TreeSet<>();
		paths.forEach((path) -> all.add(resolve(path)));
		List<String> outermost = new ArrayList<>();
		for (String path : all) {
			if (outermost.stream().noneMatch((other) -> EncodedPaths.isWithin(path, other))) {
				outermost.add(path);
			}
		}
		return outermost;
	}

	/** What is gone keeps the name that was given. */
	private String resolve(String path) {
		Optional<Address> elsewhere = this.parts.volumes().parse(path);
		if (elsewhere.isPresent()) {
			return this.parts.volumes().text(elsewhere.get());
		}
		try {
			return DirectoryPaths.resolve(path);
		}
		catch (IOException ex) {
			return LocalPaths.encode(LocalPaths.toPath(path).toAbsolutePath().normalize());
		}
	}

	@Override
	public JobRequest parse(JobParameters parameters) {
		return request(ValidateParameters.of(parameters));
	}

	/** What is looked at. */
	static List<Address> claims(ValidateParts parts, ValidateParameters parsed) {
		return parsed.paths().isEmpty() ? parts.locations()
			.all()
			.stream()
			.filter((location) -> parts.volumes().reaches(location.device()))
			.map(Location::address)
			.toList() : parsed.paths().stream().map(parts.volumes()::address).toList();
	}

	private JobRequest request(ValidateParameters parsed) {
		return new JobRequest(ValidateParameters.JOB, parsed.subject(), parsed.description(), null, List.of(),
				claims(this.parts, parsed).stream().map(Claim::shared).toList(),
				ValidateParameters.MODEL.toJobParameters(parsed));
	}

	@Override
	public Job flow(JobExecution execution, RunControl run) {
		return new ValidateJob(this.parts, execution, run).job();
	}

	@Override
	public ValidateSummary summary(JobInstance instance) {
		Tally<ValidateCount> sum = StepCounts.sum(ValidateCount.class, this.parts.repository(), instance,
				ValidateJob.STEPS);
		ValidateMode mode = mode(instance);
		return new ValidateSummary(seen(sum, ValidateCount.ENTRIES, mode, Check.BASIC),
				seen(sum, ValidateCount.FILES, mode, Check.INTEGRITY),
				seen(sum, ValidateCount.BYTES, mode, Check.INTEGRITY),
				seen(sum, ValidateCount.VERIFIED, mode, Check.INTEGRITY),
				seen(sum, ValidateCount.NOT_HASHED, mode, Check.INTEGRITY),
				seen(sum, ValidateCount.DECODED, mode, Check.CORRUPTION), sum.get(ValidateCount.OFFLINE),
				sum.get(ValidateCount.LEFT_FILES), sum.get(ValidateCount.LEFT_BYTES), sum.get(ValidateCount.CRITICAL),
				sum.get(ValidateCount.ERROR), sum.get(ValidateCount.WARNING), sum.get(ValidateCount.INFO),
				sum.get(ValidateCount.NEW), sum.get(ValidateCount.RESOLVED), sum.get(ValidateCount.ISSUES),
				Arguments.word(mode));
	}

	private static @Nullable Long seen(Tally<ValidateCount> sum, ValidateCount count, ValidateMode mode, Check check) {
		return mode.checks().contains(check) ? sum.get(count) : null;
	}

	private ValidateMode mode(JobInstance instance) {
		JobExecution execution = this.parts.repository().getLastJobExecution(instance);
		return (execution != null) ? ValidateParameters.of(execution.getJobParameters()).mode()
				: ValidateMode.INTEGRITY;
	}

}
