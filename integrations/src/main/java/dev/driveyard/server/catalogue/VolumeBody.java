package dev.driveyard.server.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.files.EncodedName;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends who wants a server or an archive to be known.
 *
 * @param address of the server, or the path of the archive's file
 * @param name what to call it; made of the address if nothing is said
 * @param settings how it is reached: where secrets are, never what they are
 */
record VolumeBody(@Nullable String address, @Nullable String name, @Nullable Map<String, @Nullable String> settings) {

	private static final int MOST = 20;

	String requireAddress() {
		if (this.address == null || this.address.isBlank()) {
			throw ProblemException.ofField("address", "is missing");
		}
		String address = EncodedName.decode(Given.text("address", this.address).getBytes(StandardCharsets.UTF_8));
		if (!address.startsWith("/") && !address.contains("://")) {
			throw ProblemException.ofField("address", "is that of a server, or the absolute path of an archive");
		}
		return address;
	}

	@Nullable String checkedName() {
		return (this.name != null) ? Given.text("name", this.name) : null;
	}

	/** Those that have a value. */
	Map<String, String> checkedSettings() {
		Map<String, String> checked = new TreeMap<>();
		if (this.settings == null) {
			return checked;
		}
		if (this.settings.size() > MOST) {
			throw ProblemException.ofField("settings", "are at most " + MOST);
		}
		this.settings.forEach((name, value) -> {
			if (value == null) {
				throw ProblemException.ofField("settings", "have a value each");
			}
			checked.put(Given.text("settings", name), Given.text("settings", value));
		});
		return checked;
	}

	/** Without the settings: somebody may have put a secret there. */
	@Override
	public String toString() {
		return "the volume " + this.name;
	}

}
