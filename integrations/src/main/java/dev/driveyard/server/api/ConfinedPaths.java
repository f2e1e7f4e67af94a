package dev.driveyard.server.api;

import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.catalogue.HostDevice;
import dev.driveyard.catalogue.Location;
import dev.driveyard.catalogue.Locations;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.Parameter;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.server.ServerSettings;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who come with a token name paths in locations and allowed roots only.
 */
final class ConfinedPaths {

	private final RunOperator operator;

	private final Locations locations;

	private final HostDevice device;

	private final List<String> roots;

	ConfinedPaths(RunOperator operator, Locations locations, HostDevice device, ServerSettings settings) {
		this.operator = operator;
		this.locations = locations;
		this.device = device;
		this.roots = settings.roots().stream().map((root) -> LocalPaths.encode(root.toAbsolutePath())).toList();
	}

	/**
	 * Makes sure that all paths of a request are.
	 * @throws OperateException if one is not
	 */
	void require(RunRequest request) {
		JobDefinition job = this.operator.definition(request.job());
		List<String> allowed = allowed();
		for (Parameter parameter : job.parameters().parameters()) {
			if (parameter.path()) {
				paths(request.parameters().get(parameter.name())).forEach((path) -> require(path, allowed));
			}
		}
	}

	private List<String> allowed() {
		return Stream
			.concat(this.roots.stream(),
					this.locations.all()
						.stream()
						.filter((location) -> location.device().equals(this.device.id()))
						.map(Location::root))
			.toList();
	}

	private static Stream<String> paths(@Nullable Object value) {
		return (value instanceof List<?> list) ? list.stream().map(String::valueOf)
				: Stream.ofNullable(value).map(String::valueOf);
	}

	private static void require(String path, List<String> allowed) {
		boolean plain = path.startsWith("/")
				&& Stream.of(path.split("/")).noneMatch((part) -> part.equals("..") || part.equals("."));
		if (!plain || allowed.stream().noneMatch((root) -> EncodedPaths.isWithin(path, root))) {
			throw new OperateException(Failure.ofPath(FailureCode.PATH_NOT_ALLOWED, EncodedName.display(path)
					+ " is in no location, and in no other folder that this server may reach.", path));
		}
	}

}
