package dev.driveyard.content.containment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import dev.driveyard.content.containment.Containment.Level;

/**
 * The ways to start a child, the strongest first. Which of them work only shows when they
 * are tried: a program may be missing, or namespaces be forbidden, as in many containers.
 */
final class Ways {

	private static final int NOBODY = 65534;

	/** Where no system gives numbers to users. */
	private static final int OWN_USERS = 0x7000_0000;

	private static final int MANY_USERS = 0x0FFF_0000;

	private static final String NO_SANDBOX = "It sees the files that every user can read";

	private static final String SAME_FILES = "It sees the files that this process sees";

	private static final String NO_NETWORK = "It reaches the network";

	private static final String NO_USER = "It has the rights of this process's user";

	private static final String IS_NOBODY = "It shares the user 'nobody' with other programs: no number of its own can be had here";

	private static final String NO_NUMBER = "The number of its processes is not limited";

	private final Tools tools;

	private final List<Way> ways = new ArrayList<>();

	private Ways(Tools tools) {
		this.tools = tools;
	}

	static List<Way> of(Tools tools, boolean root) {
		Ways ways = new Ways(tools);
		if (root) {
			ways.asRoot();
		}
		ways.asUser(root);
		ways.add("none", Level.NONE, List.of(SAME_FILES, NO_NETWORK, NO_USER, "Its memory and time are not limited"),
				ChildJvm::command);
		return List.copyOf(ways.ways);
	}

	private void asRoot() {
		if (this.tools.have("sh", "bwrap", "setpriv")) {
			forUsers("bwrap", Level.SANDBOX, List.of(), this::bubblewrap);
		}
		if (this.tools.have("sh", "unshare", "setpriv")) {
			forUsers("unshare", Level.NO_NETWORK, List.of(NO_SANDBOX),
					(jvm, user) -> join(unshare(), becoming(user), readable(jvm).command()));
		}
		if (this.tools.have("sh", "setpriv")) {
			forUsers("setpriv", Level.OTHER_USER, List.of(NO_SANDBOX, NO_NETWORK),
					(jvm, user) -> join(becoming(user), readable(jvm).command()));
		}
	}

	private void forUsers(String name, Level level, List<String> missing, AsUser command) {
		add(name, level, missing, (jvm) -> limited(jvm, true,
				command.of(jvm, OWN_USERS + ThreadLocalRandom.current().nextInt(MANY_USERS))));
		add(name + " as nobody", level, join(missing, List.of(IS_NOBODY, NO_NUMBER)),
				(jvm) -> limited(jvm, false, command.of(jvm, NOBODY)));
	}

	private void asUser(boolean root) {
		if (this.tools.have("sh", "bwrap")) {
			List<String> missing = root ? List.of(NO_USER, NO_NUMBER) : List.of(NO_NUMBER);
			add("bwrap with a user namespace", Level.SANDBOX, missing, (jvm) -> limited(jvm, false,
					join(bubblewrap(jvm, List.of(), List.of("--unshare-user")), jvm.command())));
		}
		if (this.tools.have("sh", "unshare")) {
			List<String> unshare = join(unshare(), List.of("--user", "--map-current-user"));
			add("unshare with a user namespace", Level.NO_NETWORK, List.of(SAME_FILES, NO_USER, NO_NUMBER),
					(jvm) -> limited(jvm, false, join(unshare, harmless(), jvm.command())));
		}
		if (this.tools.have("sh")) {
			add("ulimit", Level.LIMITED, List.of(SAME_FILES, NO_NETWORK, NO_USER, NO_NUMBER),
					(jvm) -> limited(jvm, false, join(harmless(), jvm.command())));
		}
	}

	private void add(String name, Level level, List<String> missing, Function<ChildJvm, List<String>> command) {
		this.ways.add(new Way(name, level, missing, command));
	}

	/**
	 * The shell only sets limits, which it passes on. Signals that ask to end are the
	 * parent's affair.
	 */
	private List<String> limited(ChildJvm jvm, boolean ofOwnUser, List<String> command) {
		String script = "trap '' HUP INT QUIT TERM\n" + jvm.limits().shell(ofOwnUser) + "exec \"$@\"";
		return join(List.of(this.tools.get("sh"), "-c", script, "driveyard-child"), command);
	}

	private List<String> bubblewrap(ChildJvm jvm, int user) {
		List<String> may = List.of("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP");
		return join(bubblewrap(jvm, List.of(Path.of(this.tools.get("setpriv"))), may), becoming(user), jvm.command());
	}

	private List<String> bubblewrap(ChildJvm jvm, List<Path> programs, List<String> more) {
		return join(
				List.of(this.tools.get("bwrap"), "--die-with-parent", "--new-session", "--unshare-ipc", "--unshare-pid",
						"--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--cap-drop", "ALL"),
				more, SandboxFiles.options(jvm, programs),
				List.of("--proc", "/proc", "--dev", "/dev", "--chdir", "/", "--"));
	}

	private List<String> unshare() {
		return List.of(this.tools.get("unshare"), "--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child=KILL");
	}

	private List<String> becoming(int user) {
		return List.of(this.tools.get("setpriv"), "--reuid=" + user, "--regid=" + user, "--clear-groups",
				"--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", "--pdeathsig=KILL", "--");
	}

	/** Without another user, what can be given up is. */
	private List<String> harmless() {
		return this.tools.find("setpriv")
			.map((file) -> List.of(file, "--no-new-privs", "--pdeathsig=KILL", "--"))
			.orElse(List.of());
	}

	private static ChildJvm readable(ChildJvm jvm) {
		return jvm.withClassPath(PublicClassPath.of(jvm.classPath()));
	}

	@SafeVarargs
	private static List<String> join(List<String>... parts) {
		List<String> all = new ArrayList<>();
		for (List<String> part : parts) {
			all.addAll(part);
		}
		return all;
	}

	/**
	 * The command for a JVM that becomes a user.
	 */
	@FunctionalInterface
	private interface AsUser {

		List<String> of(ChildJvm jvm, int user);

	}

}
