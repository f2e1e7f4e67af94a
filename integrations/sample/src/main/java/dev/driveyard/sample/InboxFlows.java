package dev.driveyard.sample;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.operate.queue.RunEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.context.IntegrationContextUtils;
import org.springframework.integration.dsl.FilterEndpointSpec;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.file.dsl.Files;
import org.springframework.integration.file.filters.AcceptOnceFileListFilter;
import org.springframework.integration.file.filters.ChainFileListFilter;
import org.springframework.integration.file.filters.FileListFilter;
import org.springframework.integration.mail.dsl.Mail;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * The way of a folder, from top to bottom: it arrives and is indexed; when that has
 * ended, duplicates are looked for; when that has ended, somebody gets a mail, and it is
 * recorded that the folder is done.
 */
@Configuration(proxyBeanMethods = false)
class InboxFlows {

	private static final String INDEX = "index";

	private static final String DUPLICATES = "duplicates";

	@Bean
	IntegrationFlow arrivals(InboxSettings inbox, DeliveryRecords records) {
		return IntegrationFlow
			.from(Files.inboundAdapter(inbox.folder().toFile()).filter(arriving(records)),
					(endpoint) -> endpoint.poller(Pollers.fixedDelay(inbox.poll())))
			.transform(File.class,
					(folder) -> RunRequest.of(INDEX, Map.of("path", folder.getAbsolutePath(), "mode", "content"),
							Delivery.requestedBy(folder.getName())))
			.channel(QueueChannels.LAUNCH_REQUESTS)
			.get();
	}

	/** Folders that are not done. What is still being copied has a name with a dot. */
	private static FileListFilter<File> arriving(DeliveryRecords records) {
		ChainFileListFilter<File> filters = new ChainFileListFilter<>();
		filters.addFilter((files) -> List.of(files)
			.stream()
			.filter((file) -> file.isDirectory() && !file.getName().startsWith("."))
			.filter((folder) -> !records.isDone(folder.getName()))
			.toList());
		filters.addFilter(new AcceptOnceFileListFilter<>());
		return filters;
	}

	@Bean
	IntegrationFlow indexed(InboxSettings inbox) {
		return IntegrationFlow.from(QueueChannels.RUN_EVENTS)
			.filter(RunEvent.class, (event) -> Delivery.isEnd(event, INDEX), InboxFlows::elseNothing)
			.transform(RunEvent.class, (event) -> lookForDuplicates(inbox.folder(), Delivery.folder(event)))
			.channel(QueueChannels.LAUNCH_REQUESTS)
			.get();
	}

	private static void elseNothing(FilterEndpointSpec filter) {
		filter.discardChannel(IntegrationContextUtils.NULL_CHANNEL_BEAN_NAME);
	}

	private static RunRequest lookForDuplicates(Path inbox, String folder) {
		return RunRequest.of(DUPLICATES, Map.of("paths", List.of(inbox.toAbsolutePath().resolve(folder).toString())),
				Delivery.requestedBy(folder));
	}

	@Bean
	IntegrationFlow searched(InboxSettings inbox, RunOperator runs, DeliveryRecords records, JavaMailSender mails) {
		return IntegrationFlow.from(QueueChannels.RUN_EVENTS)
			.filter(RunEvent.class, (event) -> Delivery.isEnd(event, DUPLICATES), InboxFlows::elseNothing)
			.transform(RunEvent.class, (event) -> Delivery.of(event, runs))
			.publishSubscribeChannel((both) -> both
				.subscribe((mail) -> mail
					.enrichHeaders(Mail.headers()
						.from(inbox.from())
						.to(inbox.to())
						.subjectFunction((message) -> "Arrived: " + ((Delivery) message.getPayload()).folder()))
					.transform(Delivery.class, Delivery::text)
					.handle(Mail.outboundAdapter(mails)))
				.subscribe((done) -> done.handle(Delivery.class, (delivery, headers) -> {
					records.record(delivery);
					return null;
				})))
			.get();
	}

}
