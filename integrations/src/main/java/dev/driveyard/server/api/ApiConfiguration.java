package dev.driveyard.server.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The controllers of what runs.
 */
@Configuration(proxyBeanMethods = false)
@Import({ JobsController.class, LaunchController.class, RequestsController.class, QueueController.class,
		RunsController.class, RunActionsController.class, TokensController.class, RunViews.class, RunLog.class,
		RequestViews.class, ConfinedPaths.class, VolumeGuard.class })
public class ApiConfiguration {

}
