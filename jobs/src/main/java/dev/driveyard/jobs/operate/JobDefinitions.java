package dev.driveyard.jobs.operate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;

/**
 * The kinds of jobs, by name.
 */
public final class JobDefinitions {

	private final Map<String, JobDefinition> definitions = new TreeMap<>();

	public JobDefinitions(Collection<JobDefinition> definitions) {
		definitions.forEach((definition) -> this.definitions.put(definition.name(), definition));
	}

	/** All of them, by name. */
	public List<JobDefinition> all() {
		return List.copyOf(this.definitions.values());
	}

	/** One of them. */
	public Optional<JobDefinition> find(String name) {
		return Optional.ofNullable(this.definitions.get(name));
	}

	/**
	 * One that must be there.
	 * @throws OperateException if it is not; the message names all
	 */
	public JobDefinition require(String name) {
		return find(name).orElseThrow(() -> new OperateException(Failure.of(FailureCode.NO_SUCH_JOB,
				"There is no job '" + name + "'; there are: " + String.join(", ", this.definitions.keySet()))));
	}

}
