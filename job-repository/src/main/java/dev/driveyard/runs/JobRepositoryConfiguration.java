package dev.driveyard.runs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import javax.sql.DataSource;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.EagerTransactionManager;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Spring Batch's repository on the library's database.
 */
@Configuration(proxyBeanMethods = false)
public class JobRepositoryConfiguration {

	@Bean
	JobRepository jobRepository(DataSource dataSource, JdbcTemplate template, Dialect dialect,
			EagerTransactionManager transactions) throws Exception {
		JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
		factory.setDataSource(dataSource);
		factory.setDatabaseType((dialect == Dialect.SQLITE) ? "SQLITE" : "POSTGRES");
		factory.setJdbcOperations(template);
		factory.setTransactionManager(transactions);
		factory.setSerializer(new ContextSerializer());
		factory.setValidateTransactionState(false);
		factory.afterPropertiesSet();
		return lockingDatabaseFirst(factory.getObject(), dataSource);
	}

	/**
	 * Fetches the connection of a transaction that a chunk has begun before Spring Batch
	 * takes its own locks: see {@link EagerTransactionManager}.
	 */
	private static JobRepository lockingDatabaseFirst(JobRepository repository, DataSource dataSource) {
		return (JobRepository) Proxy.newProxyInstance(JobRepository.class.getClassLoader(),
				new Class<?>[] { JobRepository.class }, (proxy, method, arguments) -> {
					EagerTransactionManager.touch(dataSource);
					try {
						return method.invoke(repository, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

}
