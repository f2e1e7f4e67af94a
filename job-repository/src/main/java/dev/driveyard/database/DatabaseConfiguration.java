package dev.driveyard.database;

import javax.sql.DataSource;

import dev.driveyard.catalogue.library.Library;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The beans of the open library's database. Unqualified, {@code DataSource},
 * {@code JdbcTemplate} and {@code JdbcClient} write; qualified with {@link #READ} they
 * read what is committed and never wait for a writer.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

	/** Qualifies what only reads. */
	public static final String READ = "read";

	/** Qualifies what looks up in the middle of a transaction. */
	public static final String LOOKUP = "lookup";

	@Bean
	LibraryDataSources libraryDataSources(Library library) {
		LibraryDataSources dataSources = new LibraryDataSources(library);
		try {
			Migrations.apply(library, dataSources.writer());
		}
		catch (RuntimeException ex) {
			dataSources.close();
			throw ex;
		}
		return dataSources;
	}

	@Bean
	Dialect dialect(Library library) {
		return Dialect.of(library);
	}

	@Bean(destroyMethod = "")
	@Primary
	DataSource dataSource(LibraryDataSources dataSources) {
		return dataSources.writer();
	}

	@Bean(name = READ, destroyMethod = "")
	DataSource readDataSource(LibraryDataSources dataSources) {
		return dataSources.reader();
	}

	@Bean
	@Primary
	JdbcTemplate jdbcTemplate(DataSource dataSource, Dialect dialect) {
		return template(dataSource, dialect);
	}

	@Bean
	@Qualifier(READ)
	JdbcTemplate readJdbcTemplate(@Qualifier(READ) DataSource dataSource, Dialect dialect) {
		return template(dataSource, dialect);
	}

	@Bean
	@Primary
	JdbcClient jdbcClient(JdbcTemplate template) {
		return JdbcClient.create(template);
	}

	@Bean
	@Qualifier(READ)
	JdbcClient readJdbcClient(@Qualifier(READ) JdbcTemplate template) {
		return JdbcClient.create(template);
	}

	/**
	 * For what is looked up in the middle of a transaction: not by its connection, which
	 * would take the write lock for that. In a database in memory nobody can read beside
	 * a writer, so there it is.
	 */
	@Bean
	@Qualifier(LOOKUP)
	JdbcClient lookupJdbcClient(Library library, JdbcClient writer, @Qualifier(READ) JdbcClient reader) {
		return library.database().isInMemory() ? writer : reader;
	}

	@Bean
	DurableCommits durableCommits(Library library, JdbcClient client) {
		return new DurableCommits(library, client);
	}

	/**
	 * For chunks: begins on the database only when the first statement runs, so that
	 * reading and processing never hold the write lock.
	 */
	@Bean
	@Primary
	JdbcTransactionManager transactionManager(DataSource dataSource, Dialect dialect) {
		LibraryTransactionManager manager = new LibraryTransactionManager(dataSource);
		translateErrors(manager, dialect);
		return manager;
	}

	@Bean
	CommittedReads committedReads(@Qualifier("transactionManager") JdbcTransactionManager transactions,
			LibraryDataSources dataSources) {
		return new CommittedReads(transactions, dataSources);
	}

	/**
	 * For the job repository: takes the write lock before any of Spring Batch's own
	 * locks.
	 */
	@Bean
	EagerTransactionManager repositoryTransactionManager(DataSource dataSource, Dialect dialect) {
		EagerTransactionManager manager = new EagerTransactionManager(dataSource);
		translateErrors(manager, dialect);
		return manager;
	}

	private static void translateErrors(JdbcTransactionManager manager, Dialect dialect) {
		if (dialect == Dialect.SQLITE) {
			manager.setExceptionTranslator(new SqliteErrors());
		}
	}

	private static JdbcTemplate template(DataSource dataSource, Dialect dialect) {
		JdbcTemplate template = new JdbcTemplate(dataSource);
		if (dialect == Dialect.SQLITE) {
			template.setExceptionTranslator(new SqliteErrors());
		}
		return template;
	}

}
