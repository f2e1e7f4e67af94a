package dev.driveyard.jobs.operate.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import dev.driveyard.runs.Claim;
import org.jspecify.annotations.Nullable;

/**
 * What the job of these tests is asked for.
 */
record WorkParameters(@ParameterSpec("what it is called") String name,
		@ParameterSpec("what it changes") @Nullable List<String> changes,
		@ParameterSpec("what it reads") @Nullable List<String> reads,
		@ParameterSpec(value = "how many items it has", defaultValue = "1") long items,
		@ParameterSpec(value = "how long an item takes", tuning = true, defaultValue = "0") long millis,
		@ParameterSpec(value = "the item that fails, once", tuning = true, defaultValue = "0") long fails) {

	static final String JOB = "work";

	static final ParameterModel<WorkParameters> MODEL = ParameterModel.of(WorkParameters.class);

	WorkParameters {
		if (name.equals("wrong")) {
			throw new IllegalArgumentException("The name 'wrong' is wrong");
		}
	}

	List<Claim> claims() {
		return Stream
			.concat(Objects.requireNonNullElse(this.changes, List.<String>of()).stream().map(Claim::exclusive),
					Objects.requireNonNullElse(this.reads, List.<String>of()).stream().map(Claim::shared))
			.toList();
	}

	String subject() {
		return JOB + " " + MODEL.identity(this);
	}

	static List<String> list(String... paths) {
		return new ArrayList<>(List.of(paths));
	}

}
