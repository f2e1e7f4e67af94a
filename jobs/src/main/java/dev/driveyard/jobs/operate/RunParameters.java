package dev.driveyard.jobs.operate;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameter;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What the kernel adds to the parameters of a job, and takes from them.
 */
final class RunParameters {

	/** Tells a repetition from the run before. */
	private static final String SEQUENCE = "sequence";

	/** Says who asked for a run. */
	private static final String REQUESTED_BY = "requestedBy";

	/** The number of the request that an execution is for. */
	private static final String REQUEST = "request";

	private RunParameters() {
	}

	/** Those of a new instance. */
	static JobParameters first(JobRequest request, long sequence, String requestedBy) {
		return requestedBy(new JobParametersBuilder(request.parameters()).addLong(SEQUENCE, sequence).toJobParameters(),
				requestedBy);
	}

	/**
	 * Those to go on with an instance: the identifying ones as they are kept, with the
	 * tuning that is asked for now.
	 */
	static JobParameters again(JobParameters kept, JobRequest request, String requestedBy) {
		Set<JobParameter<?>> parameters = new HashSet<>(kept.getIdentifyingParameters());
		Set<String> names = parameters.stream().map(JobParameter::name).collect(Collectors.toSet());
		request.parameters()
			.parameters()
			.stream()
			.filter((one) -> !one.identifying() && !names.contains(one.name()))
			.forEach(parameters::add);
		return requestedBy(new JobParameters(parameters), requestedBy);
	}

	private static JobParameters requestedBy(JobParameters parameters, String requestedBy) {
		return new JobParametersBuilder(parameters).addString(REQUESTED_BY, requestedBy, false).toJobParameters();
	}

	/** The same for a run that is no part of another, and for no request. */
	static JobParameters onItsOwn(JobParameters parameters) {
		return new JobParameters(parameters.parameters()
			.stream()
			.filter((parameter) -> !parameter.name().equals(RunStore.PART_OF) && !parameter.name().equals(REQUEST))
			.collect(Collectors.toSet()));
	}

	/** The same for no request. */
	static JobParameters withoutRequest(JobParameters parameters) {
		return new JobParameters(parameters.parameters()
			.stream()
			.filter((parameter) -> !parameter.name().equals(REQUEST))
			.collect(Collectors.toSet()));
	}

	/** The same for a request. */
	static JobParameters forRequest(JobParameters parameters, long request, String requestedBy) {
		return requestedBy(new JobParametersBuilder(parameters).addLong(REQUEST, request, false).toJobParameters(),
				requestedBy);
	}

	/** The request that an execution is for, null if it is for none. */
	static @Nullable Long request(JobParameters parameters) {
		return parameters.getLong(REQUEST);
	}

	/** The same for a run that is a part of another. */
	static JobParameters asPartOf(JobParameters parameters, long run) {
		return new JobParametersBuilder(parameters).addLong(RunStore.PART_OF, run, false).toJobParameters();
	}

}
