package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Amount;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.storage.FileStat;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records things in the trash that are to be handled, and how much each holds. Goes on
 * after the last one.
 */
final class TrashPlanSession extends Session<Operation> {

	private static final Logger logger = LoggerFactory.getLogger(TrashPlanSession.class);

	private static final String AT = "plan.operation";

	private final long instance;

	private final Planner planner;

	private List<Operation> operations = List.of();

	private int at;

	TrashPlanSession(DeleteParts parts, long instance, Planner planner) {
		super(parts);
		this.instance = instance;
		this.planner = planner;
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.at = (int) context.getLong(AT, 0);
		if (parts().journal().operations(this.instance).isEmpty()) {
			List<Operation> planned = this.planner.plan();
			TransactionTemplate transaction = new TransactionTemplate(parts().transactionManager());
			transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			transaction.executeWithoutResult((status) -> parts().journal().plan(planned));
		}
		this.operations = parts().journal().operations(this.instance);
	}

	@Override
	public @Nullable Operation read() {
		return (this.at < this.operations.size()) ? this.operations.get(this.at++) : null;
	}

	@Override
	public Change process(Operation operation) {
		at(operation.source());
		Amount amount = amount(operation);
		counts().add(Count.FILES, amount.files());
		counts().add(Count.DIRECTORIES, amount.directories());
		counts().add(Count.BYTES, amount.bytes());
		Change change = new Change();
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
				amount = add(amount, path, parts().volume().stat(path), left);
			}
		}
		catch (IOException ex) {
			logger.debug("{} is not in the trash any more", operation.source(), ex);
		}
		while (!left.isEmpty()) {
			String path = left.pop();
			try {
				for (FileStat child : parts().volume().list(path, parts().volume().stat(path)).stats()) {
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
		EntryKind kind = file.stat().kind();
		if (kind == EntryKind.DIRECTORY) {
			directories.push(path);
			return amount.plus(new Amount(1, 0, 0));
		}
		return amount.plus(new Amount(0, 1, (kind == EntryKind.FILE) ? file.stat().size() : 0));
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(AT, this.at);
	}

	@Override
	Count done() {
		return Count.FILES;
	}

	@Override
	Count bytes() {
		return Count.BYTES;
	}

	/**
	 * Finds what is to be handled.
	 */
	interface Planner {

		/** The operations, in order. */
		List<Operation> plan();

	}

}
