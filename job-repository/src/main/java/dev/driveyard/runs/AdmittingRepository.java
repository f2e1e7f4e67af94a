package dev.driveyard.runs;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import dev.driveyard.database.EagerTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A {@link JobRepository} that lets executions begin only as {@link Admission} says. An
 * instance without executions, which a process leaves that is killed between the two
 * transactions in which Spring Batch makes them, counts as one that was never made.
 * Fetches the connection of a transaction that a chunk has begun before Spring Batch
 * takes its own locks: see {@link EagerTransactionManager}.
 */
final class AdmittingRepository implements InvocationHandler {

	private final JobRepository repository;

	/**
	 * What is behind Spring Batch's own transactions, each of which would be a new one.
	 */
	private final Object target;

	private final DataSource dataSource;

	private final TransactionTemplate transactions;

	private final LaunchLock lock;

	private final ObjectProvider<Admission> admission;

	AdmittingRepository(JobRepository repository, DataSource dataSource, EagerTransactionManager transactions,
			LaunchLock lock, ObjectProvider<Admission> admission) {
		this.repository = repository;
		this.target = Objects.requireNonNullElse(AopProxyUtils.getSingletonTarget(repository), repository);
		this.dataSource = dataSource;
		this.transactions = new TransactionTemplate(transactions);
		this.lock = lock;
		this.admission = admission;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		EagerTransactionManager.touch(this.dataSource);
		if (method.getName().equals("createJobExecution") && arguments != null) {
			Admission admitting = this.admission.getIfAvailable();
			if (admitting != null) {
				return create(admitting, (JobInstance) arguments[0], method, arguments);
			}
		}
		if (arguments != null && arguments.length == 2 && arguments[1] instanceof JobParameters parameters) {
			JobInstance unused = unused((String) arguments[0], parameters);
			if (unused != null) {
				return method.getName().equals("createJobInstance") ? unused : null;
			}
		}
		try {
			return method.invoke(this.repository, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private @Nullable JobInstance unused(String job, JobParameters parameters) {
		JobInstance instance = this.repository.getJobInstance(job, parameters);
		return (instance != null && this.repository.getJobExecutions(instance).isEmpty()) ? instance : null;
	}

	private Object create(Admission admitting, JobInstance instance, Method method, Object[] arguments) {
		admitting.announce();
		AtomicReference<JobExecution> made = new AtomicReference<>();
		try {
			return Objects.requireNonNull(this.transactions.execute((status) -> {
				this.lock.take();
				JobExecution execution = (JobExecution) call(method, arguments);
				made.set(execution);
				admitting.admit(execution);
				return execution;
			}));
		}
		catch (RuntimeException ex) {
			if (made.get() != null) {
				admitting.withdraw(made.get());
			}
			removeUnstarted(instance, ex);
			throw ex;
		}
	}

	/** Spring Batch has made the instance before, in a transaction of its own. */
	private void removeUnstarted(JobInstance instance, RuntimeException refused) {
		try {
			this.transactions.executeWithoutResult((status) -> {
				this.lock.take();
				if (this.repository.getJobExecutions(instance).isEmpty()) {
					this.repository.deleteJobInstance(instance);
				}
			});
		}
		catch (RuntimeException ex) {
			refused.addSuppressed(ex);
		}
	}

	private Object call(Method method, Object[] arguments) {
		try {
			return method.invoke(this.target, arguments);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(ex.getTargetException());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
