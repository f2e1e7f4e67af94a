package dev.driveyard.content.containment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM to be started: this one's JDK and class path, another main class.
 *
 * @param java the program
 * @param options of the JVM, without the class path
 * @param classPath as it is given to it
 * @param main its main class and what follows
 * @param files that it may read besides, or run, and that every user can read
 * @param limits what it may use
 */
public record ChildJvm(Path java, List<String> options, String classPath, List<String> main, List<Path> files,
		ChildLimits limits) {

	private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

	/**
	 * A small one, quick to start.
	 */
	public static ChildJvm of(String mainClass, List<String> arguments, ChildLimits limits) {
		List<String> options = new ArrayList<>(limits.options());
		options.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
				"-XX:-UsePerfData", "-XX:+ErrorFileToStderr", "-XX:-CreateCoredumpOnCrash",
				"-Djava.awt.headless=true"));
		// what the JVM itself has to say, as when its memory is full, must not get
		// between the answers
		options.add("-XX:+DisplayVMOutputToStderr");
		// logging would cost half of the start; what matters is in the outcome
		options.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
		options.add("-Dorg.apache.commons.logging.LogFactory=org.apache.commons.logging.impl.LogFactoryImpl");
		options.add("-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");
		List<String> main = new ArrayList<>();
		if (isNested()) {
			options.add("-Dloader.main=" + mainClass);
			main.add(LAUNCHER);
		}
		else {
			main.add(mainClass);
		}
		main.addAll(arguments);
		return new ChildJvm(Path.of(System.getProperty("java.home"), "bin", "java"), options,
				ClassPath.absolute(System.getProperty("java.class.path")), main, List.of(), limits);
	}

	/** Whether this class is in a jar within Spring Boot's jar. */
	private static boolean isNested() {
		return ChildJvm.class.getProtectionDomain().getCodeSource().getLocation().toString().startsWith("jar:");
	}

	/** The same with its class path elsewhere. */
	ChildJvm withClassPath(String other) {
		return new ChildJvm(this.java, this.options, other, this.main, this.files, this.limits);
	}

	/** The same with more options of the JVM, which override those before. */
	public ChildJvm withOptions(List<String> more) {
		List<String> all = new ArrayList<>(this.options);
		all.addAll(more);
		return new ChildJvm(this.java, all, this.classPath, this.main, this.files, this.limits);
	}

	/** The same that sees more files. */
	public ChildJvm withFiles(List<Path> more) {
		return new ChildJvm(this.java, this.options, this.classPath, this.main, List.copyOf(more), this.limits);
	}

	List<String> command() {
		List<String> command = new ArrayList<>();
		command.add(this.java.toString());
		command.addAll(this.options);
		command.addAll(List.of("-cp", this.classPath));
		command.addAll(this.main);
		return command;
	}

}
