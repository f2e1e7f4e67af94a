package dev.driveyard.watch;

import java.time.Clock;

import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.watches.WatchStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which locations are watched, without who watches them: for drivers that only keep that.
 */
@Configuration(proxyBeanMethods = false)
public class WatchConfiguration {

	@Bean
	WatchStore watchStore(JdbcClient client, @Qualifier(DatabaseConfiguration.READ) JdbcClient reader) {
		return new WatchStore(client, reader);
	}

	@Bean
	WatchSettings watchSettings(WatchStore store, Locations locations,
			@Qualifier("transactionManager") JdbcTransactionManager transactions, @Qualifier("clock") Clock clock,
			ObjectProvider<Watcher> watcher) {
		return new WatchSettings(store, locations, new TransactionTemplate(transactions), clock,
				watcher::getIfAvailable);
	}

}
