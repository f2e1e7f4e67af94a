package dev.driveyard.server.events;

import java.time.Clock;

import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.database.LibraryDataSources;
import dev.driveyard.jobs.operate.ActiveRuns;
import dev.driveyard.runs.events.ServerEventStore;
import dev.driveyard.server.security.SecurityConfiguration;
import dev.driveyard.tokens.AccessTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events: what keeps, tells and forgets them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
@Import({ EventsController.class, AuditController.class, AuditTrail.class })
public class EventsConfiguration {

	@Bean
	EventHub eventHub(ServerEventStore store, ListenerPlaces places, LibraryDataSources dataSources) {
		return new EventHub(store, places, (waker) -> dataSources.listen(ServerEventStore.CHANNEL, waker));
	}

	/** Does not depend on the hub, which ends long before it. */
	@Bean
	EventRecorder eventRecorder(ServerEventStore store, EagerTransactionManager transactions,
			ObjectProvider<EventHub> hub) {
		return new EventRecorder(store, new TransactionTemplate(transactions), () -> hub.getObject().wake());
	}

	@Bean
	RefusedRequests refusedRequests(EventRecorder recorder) {
		return new RefusedRequests(recorder::record, () -> System.nanoTime() / 1_000_000);
	}

	@Bean
	FilterRegistrationBean<RefusalFilter> refusalFilter(RefusedRequests refused) {
		FilterRegistrationBean<RefusalFilter> bean = new FilterRegistrationBean<>(new RefusalFilter(refused));
		bean.setOrder(SecurityConfiguration.FIRST - 1);
		return bean;
	}

	@Bean
	ListenerPlaces listenerPlaces(EventSettings settings) {
		return new ListenerPlaces(settings);
	}

	@Bean
	EventClock eventClock(EventHub hub, ActiveRuns active, ServerEventStore store, EagerTransactionManager transactions,
			AccessTokens tokens, RefusedRequests refused, EventSettings settings, Clock clock) {
		return new EventClock(hub, new ProgressReport(active, hub), store, new TransactionTemplate(transactions),
				tokens, refused, settings, clock);
	}

}
