/**
 * Whether the server lives and can do its work, for what starts and watches it: a service
 * manager, a load balancer, a container's host.
 */
@NullMarked
package dev.driveyard.server.health;

import org.jspecify.annotations.NullMarked;
