package dev.driveyard.server.watch;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The controllers of watching.
 */
@Configuration(proxyBeanMethods = false)
@Import({ WatchController.class, WatchViews.class })
public class WatchApiConfiguration {

}
