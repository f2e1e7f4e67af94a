package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.transfer.removal.Refusals;
import org.jspecify.annotations.Nullable;

/**
 * Turns the paths of a deletion into operations of the journal: all of them or, if one
 * must not go, none.
 */
final class Preparation {

	private final DeleteParts parts;

	private final DeleteParameters parameters;

	private final long instance;

	Preparation(DeleteParts parts, DeleteParameters parameters, long instance) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
	}

	/**
	 * Makes sure that nothing of it is refused.
	 * @throws OperateException if something must not go
	 */
	void requireAllowed() {
		List<Location> locations = this.parts.locations().on(this.parts.volumes().here());
		try {
			Refusals refusals = Refusals.ofSystem(libraries());
			for (Address target : this.parameters.targets(this.parts.volumes())) {
				requireAllowed(refusals, locations, target);
			}
		}
		catch (IOException ex) {
			throw new OperateException("Nothing is deleted: " + Problems.describe(ex), ex);
		}
	}

	/** The operations, by number. */
	List<Operation> plan() {
		SourceCheck check = new SourceCheck(this.parts.volumes(), this.parts.locations(),
				this.parts.transactionManager());
		List<Location> locations = this.parts.locations().on(this.parts.volumes().here());
		List<Operation> planned = new ArrayList<>();
		try {
			Refusals refusals = Refusals.ofSystem(libraries());
			for (Address target : this.parameters.targets(this.parts.volumes())) {
				requireAllowed(refusals, locations, target);
				planned.add(check.planned(operation(planned.size(), target, locations)));
			}
		}
		catch (IOException ex) {
			throw new OperateException("Nothing is deleted: " + Problems.describe(ex), ex);
		}
		return planned;
	}

	/** This library, and all that this user is known to have. */
	private List<String> libraries() {
		List<String> folders = new ArrayList<>(List.of(LocalPaths.encode(this.parts.library().folder())));
		try {
			Libraries.ofUser().all().forEach((folder) -> folders.add(LocalPaths.encode(folder)));
		}
		catch (CatalogueException ex) {
			// a list that can't be read names none
		}
		return folders;
	}

	private void requireAllowed(Refusals refusals, List<Location> locations, Address target) throws IOException {
		String path = target.path();
		refusals.check(path).ifPresent((message) -> {
			throw new OperateException(message);
		});
		locations.stream()
			.filter((location) -> location.address().isWithin(target))
			.filter((location) -> !this.parameters.locations() || !location.address().equals(target))
			.findFirst()
			.ifPresent((location) -> {
				throw new OperateException(Failure.ofLocation(FailureCode.LOCATION_IN_THE_WAY,
						EncodedName.display(path) + " is not removed: it is (or holds) the location "
								+ EncodedName.display(location.root()) + ".",
						location.id()));
			});
	}

	private Operation operation(int number, Address target, List<Location> locations) {
		FileAttributes stat = stat(target).stat();
		Operation operation = Operation
			.planned(this.instance, number, this.parameters.mode().action(), target, null,
					new Operation.Identity(stat.kind(), stat.inode(), stat.size(), stat.modified()))
			.withEntry(entry(target, locations));
		return (this.parameters.mode() == DeleteMode.TRASH)
				? operation.with(new Operation.TrashPlace("", this.parts.trash().chooseName(target.path())))
				: operation;
	}

	private FileStat stat(Address target) {
		try {
			return this.parts.volumes().backend(target.device()).stat(target.path());
		}
		catch (IOException ex) {
			throw new OperateException(
					"Nothing is deleted: " + EncodedName.display(target.path()) + ": " + Problems.describe(ex), ex);
		}
	}

	private @Nullable Long entry(Address target, List<Location> locations) {
		return locations.stream()
			.filter((location) -> target.isWithin(location.address()))
			.findFirst()
			.flatMap((location) -> this.parts.catalogue().at(location, target.relativeTo(location.address())))
			.map((item) -> item.entry().id())
			.orElse(null);
	}

}
