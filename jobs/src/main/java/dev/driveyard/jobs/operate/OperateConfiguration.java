package dev.driveyard.jobs.operate;

import java.time.Clock;
import java.util.List;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.catalogue.locations.LocationRows;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.jobs.locations.VolumesConfiguration;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.ProcessStore;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.RequestStore;
import org.springframework.batch.core.configuration.DuplicateJobException;
import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Running jobs in this process.
 */
@Configuration(proxyBeanMethods = false)
@Import({ RemovalJournal.class, LocationRows.class, VolumesConfiguration.class })
public class OperateConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemDefaultZone();
	}

	@Bean
	JobDefinitions jobDefinitions(List<JobDefinition> definitions) {
		return new JobDefinitions(definitions);
	}

	@Bean
	ActiveRuns activeRuns() {
		return new ActiveRuns();
	}

	@Bean
	LeftWork leftWork() {
		return new LeftWork();
	}

	@Bean
	RunLimits runLimits(Environment environment) {
		return new RunLimits(environment.getProperty(RunLimits.ACTIVE, Integer.class, 1),
				DurationFormatterUtils.detectAndParse(environment.getProperty(RunLimits.STOP, "30s")));
	}

	@Bean
	RunAdmission admission(JobDefinitions definitions, RunStore runs, ClaimStore claims, Volumes volumes,
			HostDevice device, ActiveRuns active, Heartbeat heartbeat, DeadRuns dead, RunLimits limits,
			RequestStore requests, LeftWork left) {
		return new RunAdmission(definitions, runs, claims, volumes, device, active, heartbeat, dead, limits, requests,
				left);
	}

	@Bean
	RunClaims runClaims(ClaimStore claims, RequestStore requests, LaunchLock lock, EagerTransactionManager transactions,
			ObjectProvider<ClaimListener> listeners) {
		return new RunClaims(claims, requests, lock, new TransactionTemplate(transactions), listeners::orderedStream);
	}

	/** Makes a {@link Job} bean of each definition. */
	@Bean
	static JobBeans jobBeans() {
		return new JobBeans();
	}

	@Bean
	JobRegistry jobRegistry(List<SupervisedJob> jobs) throws DuplicateJobException {
		JobsByName registry = new JobsByName();
		for (SupervisedJob job : jobs) {
			registry.register(job);
		}
		return registry;
	}

	@Bean
	DeadRuns deadRuns(JobRepository repository, RunStore runs, ProcessStore processes, Heartbeat heartbeat,
			ClaimStore claims, ActiveRuns active, LeftWork left, JobDefinitions definitions, RequestStore requests,
			LaunchLock lock, EagerTransactionManager transactions, Library library, Clock clock) {
		return new DeadRuns(repository, runs, processes, heartbeat, claims, active, left, definitions, requests, lock,
				new TransactionTemplate(transactions), library, clock);
	}

	@Bean
	LocationRemoval locationRemoval(UnclaimedWork unclaimed, ActiveRuns active, Heartbeat heartbeat, ClaimStore claims,
			LocationRows rows, Locations locations, EagerTransactionManager transactions, Dialect dialect) {
		return new LocationRemoval(unclaimed, active, heartbeat, claims, rows, locations,
				new TransactionTemplate(transactions), dialect);
	}

	@Bean
	VolumeRemoval volumeRemoval(UnclaimedWork unclaimed, Locations locations, Volumes volumes) {
		return new VolumeRemoval(unclaimed, locations, volumes);
	}

	@Bean
	UnclaimedWork unclaimedWork(DeadRuns dead, ClaimStore claims, LaunchLock lock,
			EagerTransactionManager transactions) {
		return new UnclaimedWork(dead, claims, lock, new TransactionTemplate(transactions));
	}

	/** For processes that live long: see there. */
	@Bean
	RecoveryTimer recoveryTimer(ObjectProvider<DeadRuns> dead, Environment environment) {
		return new RecoveryTimer(dead::getObject,
				DurationFormatterUtils.detectAndParse(environment.getProperty(RecoveryTimer.INTERVAL, "30s")),
				environment.getProperty(RecoveryTimer.ON, Boolean.class, false));
	}

	/** Each run has a thread of its own; how many there are is {@link RunAdmission}'s. */
	@Bean
	JobOperator jobOperator(JobRepository repository, JobRegistry registry, RunStore runs, ActiveRuns active,
			DeadRuns dead) throws Exception {
		OwningJobOperator operator = new OwningJobOperator(repository, runs, active, dead);
		operator.setJobRegistry(registry);
		operator.setTaskExecutor(new SimpleAsyncTaskExecutor("run-"));
		operator.afterPropertiesSet();
		return operator;
	}

	@Bean
	ResumableRuns resumableRuns(JobDefinitions definitions, JobRepository repository, RunStore runs) {
		return new ResumableRuns(definitions, repository, runs);
	}

	@Bean
	RunOperator runOperator(JobDefinitions definitions, JobRegistry registry, JobOperator operator,
			JobRepository repository, RunStore runs, ActiveRuns active, DeadRuns dead, RunAdmission admission,
			RemovalJournal plans, RequestStore requests, ResumableRuns resumable) {
		return new RunOperator(definitions, registry, operator, repository, runs, active, dead, admission, plans,
				requests, resumable);
	}

}
