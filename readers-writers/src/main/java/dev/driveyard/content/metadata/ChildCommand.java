package dev.driveyard.content.metadata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a child JVM is started: small, quick to start, with the class path of this one.
 */
final class ChildCommand {

	private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

	private ChildCommand() {
	}

	static ProcessBuilder of(String mainClass, MetadataLimits limits) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
						"-Xmx" + limits.heapMegabytes() + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
						"-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-XX:+ErrorFileToStderr",
						"-XX:-CreateCoredumpOnCrash", "-Djava.awt.headless=true"));
		// what the JVM itself has to say, as when its memory is full, must not get
		// between the answers
		command.add("-XX:+DisplayVMOutputToStderr");
		// logging would cost half of the start; what matters is in the outcome
		command.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
		command.add("-Dorg.apache.commons.logging.LogFactory=org.apache.commons.logging.impl.LogFactoryImpl");
		command.add("-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");
		command.addAll(List.of("-cp", System.getProperty("java.class.path")));
		if (isNested()) {
			command.add("-Dloader.main=" + mainClass);
			command.add(LAUNCHER);
		}
		else {
			command.add(mainClass);
		}
		command.add(Long.toString(limits.readBytes()));
		ProcessBuilder builder = new ProcessBuilder(command);
		Map<String, String> environment = builder.environment();
		environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
		return builder;
	}

	/** Whether this class is in a jar within Spring Boot's jar. */
	private static boolean isNested() {
		return ChildCommand.class.getProtectionDomain().getCodeSource().getLocation().toString().startsWith("jar:");
	}

}
