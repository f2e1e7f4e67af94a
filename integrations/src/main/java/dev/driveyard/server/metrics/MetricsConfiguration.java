package dev.driveyard.server.metrics;

import java.time.Clock;
import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.runs.RunFigures;
import dev.driveyard.runs.notices.NoticeStore;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.schedules.ScheduleQueries;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The metrics, and who tells them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
@Import({ MetricsController.class, ServerMetrics.class, WatchMetrics.class })
public class MetricsConfiguration {

	@Bean
	RunFigures runFigures(@Qualifier(DatabaseConfiguration.READ) JdbcClient reader, Dialect dialect) {
		return new RunFigures(reader, dialect);
	}

	@Bean
	MetricSource metrics(RunFigures runs, RequestQueries requests, ScheduleQueries schedules, Findings findings,
			DuplicateGroups groups, NoticeStore notices, ServerMetrics server, WatchMetrics watches,
			MetricsSettings settings, @Qualifier("clock") Clock clock) {
		LibraryMetrics library = new LibraryMetrics(
				List.of(new HistoryMetrics(runs), new QueueMetrics(requests, schedules, clock),
						new FindingMetrics(findings, groups, runs), (out) -> writeNotices(out, notices)),
				settings.keep(), System::nanoTime, MetricsConfiguration::startThread);
		List<MetricSource> sources = List.of(library, server, watches, new JvmMetrics());
		return (out) -> sources.forEach((source) -> source.write(out));
	}

	private static void startThread(Runnable task) {
		Thread thread = new Thread(task, "metrics");
		thread.setDaemon(true);
		thread.start();
	}

	private static void writeNotices(Exposition out, NoticeStore notices) {
		out.gauge("driveyard_notices_waiting", "Notices that nobody has taken yet.");
		notices.waiting().forEach((channel, count) -> out.sample(count, "channel", channel));
	}

}
