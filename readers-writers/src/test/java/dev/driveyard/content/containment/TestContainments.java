package dev.driveyard.content.containment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Forces children to be contained in a certain way, so that the weaker ones are tested
 * where the strongest works.
 */
public final class TestContainments {

	private TestContainments() {
	}

	/** The ways to start a child, by name, of which some may not work on this machine. */
	public static List<String> names() {
		return Ways.of(Tools.ALL, Tools.isRoot()).stream().map(Way::name).toList();
	}

	/** The ways that work on this machine. */
	public static List<String> working() {
		List<String> working = new ArrayList<>();
		for (String name : names()) {
			try {
				only(name).start(ChildJvm.of(ProbeChild.class.getName(), List.of(), new ChildLimits(64, 64, 60)),
						ProbeChild::greet);
				working.add(name);
			}
			catch (IOException ex) {
				// it is forbidden here
			}
		}
		return working;
	}

	/** Those that are started in one way only. */
	public static Containments only(String name) {
		return new Containments(
				Ways.of(Tools.ALL, Tools.isRoot()).stream().filter((way) -> way.name().equals(name)).toList(),
				Tools.ALL);
	}

	/** Those that are started where only some programs are installed. */
	public static Containments with(boolean root, String... tools) {
		Tools few = new Tools(List.of(tools));
		return new Containments(Ways.of(few, root), few);
	}

	/** What they have reached. */
	public static Containment found(Containments containments) {
		return containments.find();
	}

	/** A class path of this process that every user can read. */
	public static String publicClassPath() {
		return PublicClassPath.of(ClassPath.absolute(System.getProperty("java.class.path")));
	}

}
