package dev.driveyard.cli.command;

import java.util.HashMap;
import java.util.Map;

import dev.driveyard.files.Address;
import dev.driveyard.jobs.locations.VolumeRegistry;

/**
 * Addresses as a user types them: a path of this machine, or {@code kind://name/path}.
 * What a volume is called is looked up once.
 */
public final class AddressText {

	private final VolumeRegistry volumes;

	private final Map<String, String> prefixes = new HashMap<>();

	public AddressText(Session session) {
		this.volumes = session.get(VolumeRegistry.class);
	}

	/** The text for an address, with its path still encoded. */
	public String of(Address address) {
		return this.prefixes.computeIfAbsent(address.device(), this::prefix) + address.path();
	}

	private String prefix(String device) {
		String root = this.volumes.text(new Address(device, "/"));
		return root.substring(0, root.length() - 1);
	}

}
