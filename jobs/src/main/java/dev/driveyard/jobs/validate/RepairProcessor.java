package dev.driveyard.jobs.validate;

import java.util.List;
import java.util.Objects;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.transfer.repair.FileRepair;
import dev.driveyard.transfer.repair.RepairOutcome;
import dev.driveyard.transfer.repair.RepairRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Restores a file that was planned. One that is right already is done.
 */
final class RepairProcessor implements ItemProcessor<Operation, RepairChange> {

	private final ValidateParts parts;

	private final long instance;

	private final FileRepair repair;

	private final MissingFolders folders;

	private final ScopePlaces places;

	RepairProcessor(ValidateParts parts, long instance) {
		this.parts = parts;
		this.instance = instance;
		this.repair = new FileRepair(parts.volume());
		this.folders = new MissingFolders(parts);
		this.places = new ScopePlaces(parts.volumes(), parts.locations(), List.of());
	}

	@Override
	public RepairChange process(Operation operation) {
		String target = Objects.requireNonNull(operation.target());
		RepairChange change = new RepairChange(1);
		long entry = Objects.requireNonNull(operation.entry());
		GoodCopies copies = content(entry);
		if (copies == null || !copies.path().equals(target)) {
			fail(operation, target, "The catalogue does not know any more what it held.", change);
			return change;
		}
		String obstacle = copies.obstacle(this.places);
		if (obstacle != null) {
			fail(operation, target, obstacle, change);
			return change;
		}
		this.folders.make(EncodedPaths.parent(target));
		RepairOutcome outcome = this.repair.repair(request(operation, target, copies));
		if (outcome instanceof RepairOutcome.Restored restored) {
			count(restored.stat(), change);
			done(operation, entry, restored.stat(), copies,
					message(operation, kept(restored.aside()), restored.warnings()), change);
		}
		else if (outcome instanceof RepairOutcome.AlreadyRight right && right.aside() != null) {
			count(right.stat(), change);
			done(operation, entry, right.stat(), copies, message(operation, kept(right.aside()), ""), change);
		}
		else if (outcome instanceof RepairOutcome.AlreadyRight right) {
			change.count(ValidateCount.ALREADY_RIGHT, 1);
			done(operation, entry, right.stat(), copies, "It holds what it held.", change);
		}
		else if (outcome instanceof RepairOutcome.NotRestored not) {
			fail(operation, target, not.message(), change);
		}
		return change;
	}

	private @Nullable GoodCopies content(long entry) {
		Long content = this.parts.findings().contentOf(entry);
		return (content != null) ? GoodCopies.find(this.parts.contents(), this.parts.volumes().here(), entry, content)
				: null;
	}

	private RepairRequest request(Operation operation, String target, GoodCopies copies) {
		Operation.Identity found = operation.identity();
		Long unwritten = (operation.message() == null) ? copies.entry().stat().changed() : null;
		RepairRequest.Damaged damaged = (found.inode() != 0)
				? new RepairRequest.Damaged(found.inode(), found.size(), found.modified(), unwritten) : null;
		return new RepairRequest(target, copies.entry().stat(), copies.hash(), damaged, copies.others(),
				Long.toString(this.instance));
	}

	private static void count(FileAttributes stat, RepairChange change) {
		change.count(ValidateCount.RESTORED, 1);
		change.count(ValidateCount.RESTORED_BYTES, stat.size());
	}

	private static String kept(@Nullable String aside) {
		return (aside != null) ? "The damaged file is kept as " + EncodedName.display(aside) + "." : "It was missing.";
	}

	private static String message(Operation operation, String text, String warnings) {
		String noted = (operation.message() != null) ? operation.message() + " " : "";
		return noted + text + (warnings.isEmpty() ? "" : " Not kept: " + warnings + ".");
	}

	private void done(Operation operation, long entry, FileAttributes stat, GoodCopies copies, String message,
			RepairChange change) {
		change.resolved().addAll(this.parts.findings().repairableOf(entry));
		change.operations().add(operation.ended(State.DONE, this.parts.clock().millis(), message));
		change.files()
			.add(new OperationFile(operation.id(), 0, EncodedPaths.name(copies.path()), FileKind.FILE, FileState.DONE,
					stat.size(), stat.modified(), stat.inode(), stat.links(), null, copies.hash().bytes(), null,
					this.parts.clock().millis()));
	}

	private void fail(Operation operation, String target, String why, RepairChange change) {
		change.notRestored(target, why);
		change.operations().add(operation.ended(State.FAILED, this.parts.clock().millis(), why));
	}

}
