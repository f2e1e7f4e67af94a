package dev.driveyard.runs;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.files.Address;

/**
 * All from an address on, that a run reads or changes.
 *
 * @param address its path has no slash at its end unless it is the root
 * @param exclusive whether nobody else may read or change it meanwhile
 */
public record Claim(Address address, boolean exclusive) {

	/** The same as {@link #isOfFiles} of a row that has its path. */
	public static final String IS_OF_FILES = "substr(path, 1, 1) = '/'";

	public Claim {
		String path = address.path();
		while (path.length() > 1 && path.endsWith("/")) {
			path = path.substring(0, path.length() - 1);
		}
		address = new Address(address.device(), path);
	}

	/** What a run reads. */
	public static Claim shared(Address address) {
		return new Claim(address, false);
	}

	/** What a run changes. */
	public static Claim exclusive(Address address) {
		return new Claim(address, true);
	}

	/**
	 * What a run changes of the library itself, as it is kept on a machine.
	 * @param part a name, which is no path
	 */
	public static Claim ofLibrary(String device, String part) {
		return new Claim(new Address(device, part), true);
	}

	/** Whether it is about files, not about the library itself. */
	public boolean isOfFiles() {
		return this.address.path().startsWith("/");
	}

	/**
	 * Whether two runs can't have both: something is in both, and one changes it.
	 */
	public boolean excludes(Claim other) {
		return (this.exclusive || other.exclusive)
				&& (this.address.isWithin(other.address) || other.address.isWithin(this.address));
	}

	/**
	 * The same with each address once.
	 */
	public static List<Claim> distinct(Collection<Claim> claims) {
		Map<Address, Claim> byAddress = new TreeMap<>(
				Comparator.comparing(Address::device).thenComparing(Address::path));
		claims.forEach((claim) -> byAddress.merge(claim.address, claim, (one, two) -> one.exclusive ? one : two));
		return List.copyOf(byAddress.values());
	}

}
