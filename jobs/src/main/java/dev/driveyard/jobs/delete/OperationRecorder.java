package dev.driveyard.jobs.delete;

import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what a run is to handle before the first item is read, all of it at once. What
 * was recorded before stays as it was.
 *
 * @param instance whose operations they are
 * @param planned finds them, in order
 */
public record OperationRecorder(Journal journal, PlatformTransactionManager transactionManager, long instance,
		Supplier<List<Operation>> planned) implements StepExecutionListener {

	@Override
	public void beforeStep(StepExecution stepExecution) {
		if (this.journal.operations(this.instance).isEmpty()) {
			List<Operation> operations = this.planned.get();
			TransactionTemplate transaction = new TransactionTemplate(this.transactionManager);
			transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			transaction.executeWithoutResult((status) -> this.journal.plan(operations));
		}
	}

}
