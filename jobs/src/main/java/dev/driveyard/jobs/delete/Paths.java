package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.transfer.removal.DirectoryPaths;

/**
 * Paths that somebody asked for.
 */
public final class Paths {

	private Paths() {
	}

	/**
	 * The outermost of some paths of one machine, each once, sorted; their parents
	 * resolved, their last names not followed.
	 */
	public static List<Address> outermost(Collection<Address> paths) {
		Map<String, Address> all = new TreeMap<>();
		paths.forEach((address) -> {
			String path = resolve(address.path());
			all.put(path, new Address(address.device(), path));
		});
		return all.values().stream().filter((address) -> !isBelowAny(address.path(), all.keySet())).toList();
	}

	/** As they are kept with a run of the machine that they are on. */
	public static List<String> text(Collection<Address> addresses) {
		return addresses.stream().map(Address::path).toList();
	}

	/** What is gone with its parent keeps the name that was given. */
	private static String resolve(String path) {
		try {
			return DirectoryPaths.resolve(path);
		}
		catch (IOException ex) {
			return LocalPaths.encode(LocalPaths.toPath(path).toAbsolutePath().normalize());
		}
	}

	private static boolean isBelowAny(String path, Set<String> others) {
		for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
			if (others.contains(path.substring(0, slash))) {
				return true;
			}
		}
		return path.length() > 1 && others.contains("/");
	}

	/** For a person: the first one, and how many more. */
	public static String describe(List<String> paths) {
		String first = paths.isEmpty() ? "nothing" : EncodedName.display(paths.get(0));
		return (paths.size() < 2) ? first : first + " and " + (paths.size() - 1) + " more";
	}

}
