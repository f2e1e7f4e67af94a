package dev.driveyard.jobs.index;

import java.util.Objects;

import dev.driveyard.catalogue.CatalogueReader;
import dev.driveyard.catalogue.Location;
import dev.driveyard.jobs.upkeep.VolumeIds;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * The processor of the reconcile step with the connection that it reads by.
 */
final class ReconcileSession implements ItemProcessor<LostReader.Item, Settlement>, ItemStream, StepExecutionListener {

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final IndexCounts counts;

	private @Nullable CatalogueReader catalogue;

	private @Nullable ReconcileProcessor processor;

	ReconcileSession(IndexParts parts, IndexParameters parameters, IndexCounts counts) {
		this.parts = parts;
		this.parameters = parameters;
		this.counts = counts;
	}

	@Override
	public void open(ExecutionContext context) {
		Location location = this.parts.locations().find(this.parameters.location()).orElseThrow();
		CatalogueReader known = new CatalogueReader(this.parts.readDataSource());
		this.catalogue = known;
		VolumeIds volumes = new VolumeIds(this.parts.volume(), location.device(), this.parts.locations(),
				this.parts.transactionManager());
		Scan scan = new Scan(location, this.parameters, known, this.parts.ids(), new SameFiles(this.parts.volume()),
				volumes, this.counts, false);
		new RootCheck(this.parts.volumes(), this.parts.locations(), volumes).start(scan);
		this.processor = new ReconcileProcessor(scan, this.parts.volume(), this.parts.lostAndFound());
	}

	@Override
	public @Nullable Settlement process(LostReader.Item item) {
		return Objects.requireNonNull(this.processor).process(item);
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
	}

	@Override
	public void close() {
		if (this.catalogue != null) {
			this.catalogue.close();
		}
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		if (stepExecution.getStatus() == BatchStatus.COMPLETED) {
			this.parts.lostAndFound().clearFound(this.parameters.location());
		}
		return null;
	}

}
