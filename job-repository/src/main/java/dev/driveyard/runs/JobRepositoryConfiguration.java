package dev.driveyard.runs;

import java.lang.reflect.Proxy;

import javax.sql.DataSource;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.runs.requests.RequestStore;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Isolation;

/**
 * Spring Batch's repository on the library's database.
 */
@Configuration(proxyBeanMethods = false)
public class JobRepositoryConfiguration {

	@Bean
	JobRepository jobRepository(DataSource dataSource, JdbcTemplate template, Dialect dialect,
			EagerTransactionManager transactions, LaunchLock lock, ObjectProvider<Admission> admission)
			throws Exception {
		JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
		factory.setDataSource(dataSource);
		factory.setDatabaseType((dialect == Dialect.SQLITE) ? "SQLITE" : "POSTGRES");
		factory.setJdbcOperations(template);
		factory.setTransactionManager(transactions);
		factory.setSerializer(new ContextSerializer());
		if (dialect != Dialect.SQLITE) {
			// the lock and a unique key keep instances apart; serializable ones fail each
			// other where many run
			factory.setIsolationLevelForCreateEnum(Isolation.READ_COMMITTED);
		}
		factory.setValidateTransactionState(false);
		factory.afterPropertiesSet();
		return (JobRepository) Proxy.newProxyInstance(JobRepository.class.getClassLoader(),
				new Class<?>[] { JobRepository.class },
				new AdmittingRepository(factory.getObject(), dataSource, transactions, lock, admission));
	}

	@Bean
	LaunchLock launchLock(JdbcClient client, Dialect dialect) {
		return new LaunchLock(client, dialect);
	}

	@Bean
	ProcessStore processStore(JdbcClient client, Dialect dialect) {
		return new ProcessStore(client, dialect);
	}

	@Bean
	Heartbeat heartbeat(ProcessStore processes, RunStore runs) {
		return new Heartbeat(processes, runs);
	}

	@Bean
	ClaimStore claimStore(JdbcClient client) {
		return new ClaimStore(client);
	}

	@Bean
	RequestStore requestStore(JdbcClient client, Dialect dialect) {
		return new RequestStore(client, dialect);
	}

	@Bean
	HostDevice thisDevice(Library library) {
		return HostDevice.of(library);
	}

}
