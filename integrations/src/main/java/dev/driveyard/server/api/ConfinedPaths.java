package dev.driveyard.server.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.JobDefinitions;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.Parameter;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.RequestGuard;
import dev.driveyard.runs.Claim;
import dev.driveyard.schedules.ScheduleRequester;
import dev.driveyard.server.ServerSettings;
import dev.driveyard.server.ServerStartException;
import dev.driveyard.server.security.Caller;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who come with a token name paths in locations and allowed roots only: when
 * their requests are accepted, and once more when they are taken. What a schedule
 * launches is kept to the paths of whoever it is by. No link leads out.
 */
public final class ConfinedPaths implements RequestGuard {

	private final JobDefinitions definitions;

	private final Locations locations;

	private final VolumeRegistry volumes;

	private final List<String> roots;

	public ConfinedPaths(JobDefinitions definitions, Locations locations, VolumeRegistry volumes,
			ServerSettings settings) {
		this.definitions = definitions;
		this.locations = locations;
		this.volumes = volumes;
		this.roots = settings.roots().stream().map(ConfinedPaths::root).toList();
	}

	private static String root(Path root) {
		try {
			return LocalPaths.encode(root.toRealPath());
		}
		catch (IOException ex) {
			throw new ServerStartException(FailureCode.REFUSED,
					"The allowed root " + root + " is not there, or can't be seen.", ex);
		}
	}

	@Override
	public void require(RunRequest request) {
		if (!isConfined(request.requestedBy())) {
			return;
		}
		for (Parameter parameter : this.definitions.require(request.job()).parameters().parameters()) {
			if (parameter.path()) {
				paths(request.parameters().get(parameter.name())).forEach(this::requireAllowed);
			}
		}
	}

	/**
	 * What it works on, however it was asked for: also what a run has planned that
	 * somebody else had asked for. What claims nothing, though its job takes paths, would
	 * work everywhere.
	 */
	@Override
	public void require(String requestedBy, JobRequest work) {
		if (!isConfined(requestedBy)) {
			return;
		}
		boolean takesPaths = this.definitions.require(work.job())
			.parameters()
			.parameters()
			.stream()
			.anyMatch(Parameter::path);
		List<Claim> files = work.claims().stream().filter(Claim::isOfFiles).toList();
		if (takesPaths && files.isEmpty()) {
			throw new OperateException(Failure.of(FailureCode.PATH_NOT_ALLOWED,
					"The job '" + work.job() + "' would work everywhere. Name a path that it is to be kept to."));
		}
		files.forEach((claim) -> requireAllowed(this.volumes.text(claim.address())));
	}

	private static boolean isConfined(String requestedBy) {
		return Caller.isConfined(requestedBy) || ScheduleRequester.isByToken(requestedBy);
	}

	private static Stream<String> paths(@Nullable Object value) {
		return (value instanceof List<?> list) ? list.stream().map(String::valueOf)
				: Stream.ofNullable(value).map(String::valueOf);
	}

	/**
	 * Makes sure that a path may be named by somebody with a token.
	 * @throws OperateException if it may not
	 */
	public void requireAllowed(String path) {
		if (isOfVolume(path)) {
			return;
		}
		String plain = (path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
		String folder = isPlain(plain) ? folderOf(plain).orElse(null) : null;
		if (folder == null) {
			throw refused(path, "is in no location, and in no other folder that this server may reach.");
		}
		try {
			HandleWalk.require(this.volumes.local(), folder, plain);
		}
		catch (IOException ex) {
			throw refused(path, "can't be reached without following a link, or can't be seen.");
		}
	}

	/**
	 * Whether a path, by its name alone, is in a location or an allowed root: somebody
	 * with a token may be told of what was there.
	 */
	public boolean isNamable(String path) {
		return isPlain(path) && folderOf(path).isPresent();
	}

	/** Of a server or an archive, and in a location there. */
	private boolean isOfVolume(String path) {
		Optional<Address> address = this.volumes.parse(path);
		return address.isPresent() && this.locations.all().stream().anyMatch((one) -> one.holds(address.get()));
	}

	/** Whether no part of a path but names leads on. */
	static boolean isPlain(String path) {
		return path.startsWith("/") && !path.contains("//")
				&& Stream.of(path.split("/")).noneMatch((part) -> part.equals("..") || part.equals("."));
	}

	private Optional<String> folderOf(String path) {
		List<String> allowed = new ArrayList<>(this.roots);
		this.locations.on(this.volumes.here()).stream().map(Location::root).forEach(allowed::add);
		return allowed.stream().filter((root) -> EncodedPaths.isWithin(path, root)).findFirst();
	}

	private static OperateException refused(String path, String why) {
		return new OperateException(
				Failure.ofPath(FailureCode.PATH_NOT_ALLOWED, EncodedName.display(path) + " " + why, path));
	}

}
