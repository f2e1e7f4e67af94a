package dev.driveyard.jobs.operate.queue;

import dev.driveyard.jobs.operate.RunRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.integration.annotation.ServiceActivator;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.channel.PublishSubscribeChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.support.MessageBuilder;

/**
 * The queue's two ends as channels of Spring Integration, for flows of drivers and of
 * applications that embed this one: requests go in, and what becomes of them comes out.
 */
@Configuration(proxyBeanMethods = false)
@EnableIntegration
public class QueueChannels {

	/**
	 * Takes a {@link RunRequest} in the sender's thread and transaction, and replies with
	 * its id to whoever waits for that. What is wrong with it is thrown at the sender.
	 */
	public static final String LAUNCH_REQUESTS = "launchRequests";

	/**
	 * Gives each {@link RunEvent} to all who subscribe, with its kind, job and request in
	 * headers. They are called in order by a thread that has no transaction, so they may
	 * send requests; what takes long wants a channel of its own behind this one. One that
	 * fails keeps nobody.
	 */
	public static final String RUN_EVENTS = "runEvents";

	/** The header with the kind of an event. */
	public static final String KIND = "driveyard_kind";

	/** The header with the job of an event. */
	public static final String JOB = "driveyard_job";

	/** The header with the request of an event. */
	public static final String REQUEST = "driveyard_request";

	@Bean(LAUNCH_REQUESTS)
	DirectChannel launchRequestsChannel() {
		return new DirectChannel();
	}

	@Bean(RUN_EVENTS)
	PublishSubscribeChannel runEventsChannel() {
		PublishSubscribeChannel channel = new PublishSubscribeChannel();
		channel.setIgnoreFailures(true);
		return channel;
	}

	/** Also where other beans are lazy: what is sent before it is there is refused. */
	@Bean("driveyardQueueActivator")
	@Lazy(false)
	QueueActivator queueActivator(LaunchQueue queue) {
		return new QueueActivator(queue);
	}

	@Bean("driveyardLaunchRequests")
	GatewayProxyFactoryBean<LaunchRequests> launchRequestsGateway() {
		GatewayProxyFactoryBean<LaunchRequests> gateway = new GatewayProxyFactoryBean<>(LaunchRequests.class);
		gateway.setDefaultRequestChannelName(LAUNCH_REQUESTS);
		return gateway;
	}

	@Bean("driveyardRunEventsSender")
	RunEventListener runEventsSender(@Qualifier(RUN_EVENTS) MessageChannel channel) {
		return (event) -> channel.send(MessageBuilder.withPayload(event)
			.setHeader(KIND, event.kind().name())
			.setHeader(JOB, event.job())
			.setHeader(REQUEST, event.request())
			.build());
	}

	/**
	 * What is behind the channel of requests.
	 */
	record QueueActivator(LaunchQueue queue) {

		@ServiceActivator(inputChannel = LAUNCH_REQUESTS)
		@Nullable Long accept(RunRequest request,
				@Header(name = MessageHeaders.REPLY_CHANNEL, required = false) @Nullable Object waiting) {
			long id = this.queue.accept(request);
			return (waiting != null) ? id : null;
		}

	}

}
