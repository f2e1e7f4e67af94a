package dev.driveyard.content.containment;

import java.util.List;
import java.util.function.Function;

/**
 * A way to start a child.
 *
 * @param name for messages
 * @param level that it reaches
 * @param missing see {@link Containment#missing}
 * @param command the whole command line for a JVM
 */
record Way(String name, Containment.Level level, List<String> missing, Function<ChildJvm, List<String>> command) {
}
