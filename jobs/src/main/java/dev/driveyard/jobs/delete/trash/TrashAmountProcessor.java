package dev.driveyard.jobs.delete.trash;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.RemovalChange;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Amount;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Finds out how much a thing in the trash holds.
 */
public final class TrashAmountProcessor implements ItemProcessor<Operation, RemovalChange> {

	private static final Logger logger = LoggerFactory.getLogger(TrashAmountProcessor.class);

	private final Backend volume;

	public TrashAmountProcessor(Backend volume) {
		this.volume = volume;
	}

	@Override
	public RemovalChange process(Operation operation) {
		Amount amount = amount(operation);
		RemovalChange change = new RemovalChange(amount.files() + amount.directories());
		change.count(DeleteCount.FILES, amount.files());
		change.count(DeleteCount.DIRECTORIES, amount.directories());
		change.count(DeleteCount.BYTES, amount.bytes());
		change.operations().add(operation.with(amount));
		return change;
	}

	/** What can be seen of it. */
	private Amount amount(Operation operation) {
		TrashPlace place = operation.trash();
		Deque<String> left = new ArrayDeque<>();
		Amount amount = Amount.NONE;
		try {
			if (place != null) {
				String path = place.folder() + "/files/" + place.name();
				amount = add(amount, path, this.volume.stat(path), left);
			}
		}
		catch (IOException ex) {
			logger.debug("{} is not in the trash any more", operation.source(), ex);
		}
		while (!left.isEmpty()) {
			String path = left.pop();
			try {
				for (FileStat child : this.volume.list(path, this.volume.stat(path)).stats()) {
					amount = add(amount, DirectoryPaths.join(path, child.name()), child, left);
				}
			}
			catch (IOException ex) {
				logger.debug("Can't look into {}", path, ex);
			}
		}
		return amount;
	}

	private static Amount add(Amount amount, String path, FileStat file, Deque<String> directories) {
		FileKind kind = file.stat().kind();
		if (kind == FileKind.DIRECTORY) {
			directories.push(path);
			return amount.plus(new Amount(1, 0, 0));
		}
		return amount.plus(new Amount(0, 1, (kind == FileKind.FILE) ? file.stat().size() : 0));
	}

}
