package dev.driveyard.jobs.delete.removal;

import java.util.List;

import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;

/**
 * Some directories of an operation, against the walk order.
 *
 * @param directories empty at the end of the operation
 */
public record FinishItem(Operation operation, List<OperationDirectory> directories) {
}
