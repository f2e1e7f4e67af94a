package dev.driveyard.server.schedule;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The controllers of schedules.
 */
@Configuration(proxyBeanMethods = false)
@Import({ SchedulesController.class, ScheduleActionsController.class, ScheduleNames.class })
public class ScheduleApiConfiguration {

}
