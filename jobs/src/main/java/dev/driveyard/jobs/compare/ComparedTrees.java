package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.LocationRoot;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemError;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Finds the two trees that are compared, and makes sure that they stay the ones that the
 * run began with: what is not there must not look as if it had nothing.
 */
record ComparedTrees(CompareParts parts, CompareParameters parameters) {

	private static final String A = "compare.a";

	private static final String B = "compare.b";

	/** An address as people and programs name it. */
	String text(Address address) {
		return this.parts.volumes().text(address);
	}

	ComparedSide a() {
		return side(this.parameters.a());
	}

	ComparedSide b() {
		return side(this.parameters.b());
	}

	/** How far the times of equal files may be apart, as far as the roots tell. */
	TimeTolerance tolerance() {
		ComparedSide a = a();
		ComparedSide b = b();
		return a.tolerance(a.root().device()).coarser(b.tolerance(b.root().device()));
	}

	private ComparedSide side(String path) {
		Address address = this.parts.volumes().address(path);
		List<Location> locations = this.parts.locations()
			.on(address.device())
			.stream()
			.filter((location) -> location.holds(address) || location.address().isWithin(address))
			.toList();
		return new ComparedSide(address, this.parts.volumes().backend(address.device()), stat(path, address), locations,
				absent(address, locations), this.parts.hashes());
	}

	/** A disk that is not mounted in a folder leaves an empty folder there. */
	private Set<String> absent(Address address, List<Location> locations) {
		LocationRoot roots = new LocationRoot(this.parts.volumes(), this.parts.locations());
		return locations.stream()
			.filter((location) -> !location.holds(address) && !roots.isThere(location))
			.map((location) -> location.address().relativeTo(address))
			.collect(Collectors.toSet());
	}

	/**
	 * Makes sure that both are there and can be compared with each other.
	 * @throws IllegalArgumentException if they can't
	 * @throws CatalogueException if one can't be reached
	 */
	void requireComparable() {
		FileStat a = require(this.parameters.a());
		FileStat b = require(this.parameters.b());
		if (a.stat().kind() != b.stat().kind()) {
			throw new IllegalArgumentException(told(this.parameters.a()) + " is " + word(a) + ", "
					+ told(this.parameters.b()) + " is " + word(b) + ". Name two folders or two files");
		}
	}

	private FileStat require(String path) {
		Address address = this.parts.volumes().address(path);
		requireMounted(address);
		FileStat found = stat(path, address);
		if (found.stat().kind() != FileKind.DIRECTORY && found.stat().kind() != FileKind.FILE) {
			throw new IllegalArgumentException(
					told(path) + " is " + word(found) + ". Name a folder or a file that is none");
		}
		return found;
	}

	private static String word(FileStat found) {
		return switch (found.stat().kind()) {
			case FILE -> "a file";
			case DIRECTORY -> "a folder";
			case LINK -> "a symbolic link";
			case SPECIAL -> "a pipe, socket or device";
		};
	}

	/** The disk of a location is known by what it held. */
	private void requireMounted(Address address) {
		LocationRoot roots = new LocationRoot(this.parts.volumes(), this.parts.locations());
		this.parts.locations()
			.on(address.device())
			.stream()
			.filter((location) -> location.holds(address) && !roots.isThere(location))
			.findFirst()
			.ifPresent((location) -> {
				throw new CatalogueException(Failure.ofPath(FailureCode.VOLUME_MISSING,
						"The folder " + told(location.root()) + " of the location '" + location.name()
								+ "' is not the one that was indexed, or can't be read. Mount its disk."
								+ " If it was replaced on purpose, index it again before",
						location.root()));
			});
	}

	private FileStat stat(String path, Address address) {
		Backend volume = this.parts.volumes().backend(address.device());
		try {
			return volume.stat(address.path());
		}
		catch (IOException ex) {
			if (SystemError.of(ex) == SystemError.MISSING || SystemError.of(ex) == SystemError.NOT_DIRECTORY) {
				throw new MissingPathException(told(path) + " does not exist. Is its disk mounted?", ex);
			}
			throw new CatalogueException(told(path) + " can't be reached: " + Problems.describe(ex) + ".", ex);
		}
	}

	/**
	 * Keeps which two they are, for this execution and those to come, or makes sure that
	 * they are the ones that were kept.
	 * @return whether anything was kept
	 */
	boolean keep(ExecutionContext context) {
		if (context.containsKey(A)) {
			requireSame(context);
			return false;
		}
		requireComparable();
		context.putString(A, identity(a()));
		context.putString(B, identity(b()));
		return true;
	}

	/**
	 * Makes sure that both are those that were kept.
	 * @throws CatalogueException if one is not there, or another one
	 */
	void requireSame(ExecutionContext context) {
		requireSame(this.parameters.a(), a(), context.getString(A));
		requireSame(this.parameters.b(), b(), context.getString(B));
	}

	private void requireSame(String path, ComparedSide now, String then) {
		if (!Objects.equals(identity(now), then)) {
			throw new CatalogueException(Failure.ofPath(FailureCode.VOLUME_MISSING,
					told(path) + " is not what it was when the run began. Mount its disk, then let the run go on."
							+ " If it was replaced on purpose, start over.",
					path));
		}
	}

	private static String identity(ComparedSide side) {
		FileStat root = side.root();
		return side.volume().fileSystem(root.device()).fingerprint() + " " + root.stat().inode() + " "
				+ root.stat().kind();
	}

	private static String told(String path) {
		return EncodedName.display(path);
	}

}
