package dev.driveyard.server.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.server.ServerSettings;
import dev.driveyard.server.ServerStartException;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;

/**
 * Keeps those who come with a token from having the server send what they name to a
 * machine that they name: keys, passwords and lists of known hosts are in one folder that
 * is set for that, archives where paths may be named.
 */
public final class VolumeGuard {

	private static final String SETTINGS = "settings";

	private static final String FILE = "file:";

	/** These name a file. */
	private static final Set<String> FILES = Set.of("key", "known-hosts");

	/** These say where a secret is. */
	private static final Set<String> SECRETS = Set.of("passphrase", "password");

	private static final Set<String> HARMLESS = Set.of("charset", "connections", "connect-timeout", "timeout",
			"expansion");

	private final VolumeRegistry volumes;

	private final ConfinedPaths paths;

	private final @Nullable String folder;

	VolumeGuard(VolumeRegistry volumes, ConfinedPaths paths, ServerSettings settings) {
		this.volumes = volumes;
		this.paths = paths;
		this.folder = (settings.credentials() != null) ? real(settings.credentials()) : null;
	}

	private static String real(Path folder) {
		try {
			return LocalPaths.encode(folder.toRealPath());
		}
		catch (IOException ex) {
			throw new ServerStartException(FailureCode.REFUSED,
					"The folder of credentials " + folder + " is not there, or can't be seen.", ex);
		}
	}

	/**
	 * Makes sure that somebody with a token may have a volume added.
	 * @param address of a server, or the path of an archive's file
	 * @throws OperateException if it names what they may not name
	 */
	public void require(String address, Map<String, String> settings) {
		settings.forEach(this::require);
		if (!address.startsWith("sftp://")) {
			requireArchive(address);
		}
		else if (!settings.containsKey("key") && !settings.containsKey("password")) {
			throw ProblemException.ofField(SETTINGS,
					"name a key or a password: those of the server's own user are not for who comes with a token");
		}
	}

	private void requireArchive(String address) {
		if (!address.startsWith("/")) {
			throw ProblemException.ofField("address",
					"is that of an SFTP server, sftp://USER@HOST/PATH, or the absolute path of an archive");
		}
		this.paths.requireAllowed(address);
	}

	private void require(String name, String value) {
		if (FILES.contains(name)) {
			requireCredential(value);
		}
		else if (SECRETS.contains(name)) {
			if (!value.startsWith(FILE)) {
				throw ProblemException.ofField(SETTINGS,
						"say where the " + name + " is: file:PATH, in the server's folder of credentials");
			}
			requireCredential(value.substring(FILE.length()));
		}
		else if (!HARMLESS.contains(name)) {
			throw ProblemException.ofField(SETTINGS, "may be key, known-hosts, passphrase, password, "
					+ String.join(", ", HARMLESS.stream().sorted().toList()));
		}
	}

	/** No link leads out. */
	private void requireCredential(String given) {
		String path = EncodedName.decode(given.getBytes(StandardCharsets.UTF_8));
		if (this.folder == null) {
			throw refused("This server has no folder of credentials, so nobody with a token can name one:"
					+ " its setting driveyard.server.credentials says which folder that is.", path);
		}
		if (!ConfinedPaths.isPlain(path) || !EncodedPaths.isWithin(path, this.folder)) {
			throw refused(EncodedName.display(path) + " is not in the server's folder of credentials.", path);
		}
		try {
			HandleWalk.require(this.volumes.local(), this.folder, path);
		}
		catch (IOException ex) {
			throw refused(EncodedName.display(path) + " can't be reached without following a link, or can't be seen.",
					path);
		}
	}

	private static OperateException refused(String why, String path) {
		return new OperateException(Failure.ofPath(FailureCode.PATH_NOT_ALLOWED, why, path));
	}

}
