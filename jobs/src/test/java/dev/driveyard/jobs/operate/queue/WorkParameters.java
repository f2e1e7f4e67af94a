package dev.driveyard.jobs.operate.queue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.driveyard.files.Address;
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

	List<Claim> claims(String device) {
		return Stream
			.concat(addresses(this.changes, device).map(Claim::exclusive),
					addresses(this.reads, device).map(Claim::shared))
			.toList();
	}

	private static Stream<Address> addresses(@Nullable List<String> paths, String device) {
		return Objects.requireNonNullElse(paths, List.<String>of()).stream().map((path) -> new Address(device, path));
	}

	String subject() {
		return JOB + " " + MODEL.identity(this);
	}

}
