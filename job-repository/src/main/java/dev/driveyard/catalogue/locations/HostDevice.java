package dev.driveyard.catalogue.locations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;

/**
 * A machine that has files.
 *
 * @param id a UUID that stays, also where the machine is called otherwise
 */
public record HostDevice(String id, String name) {

	/** So that the machine's own id is told to nobody. */
	private static final byte[] KEY = "dev.driveyard/device/1".getBytes(StandardCharsets.US_ASCII);

	private static final Path MACHINE = Path.of("/etc/machine-id");

	/**
	 * The machine whose files the library means by paths. One that is a folder means
	 * those of the machine that it is on, wherever it was carried.
	 */
	public static HostDevice of(Library library) {
		return library.database().isServer() ? here() : new HostDevice(library.id().toString(), LibraryLock.hostName());
	}

	/**
	 * This machine. Where it has no id of its own, or one that is not set yet, the
	 * configuration folder of the user keeps one; where that can't be, the name counts.
	 */
	public static HostDevice here() {
		return here(MACHINE, configuration());
	}

	static HostDevice here(Path machine, Path configuration) {
		String name = LibraryLock.hostName();
		try {
			String own = Files.readString(machine, StandardCharsets.ISO_8859_1).strip();
			if (own.matches("[0-9a-f]{32}")) {
				return new HostDevice(hashed(own), name);
			}
		}
		catch (IOException ex) {
			// it has none
		}
		try {
			return new HostDevice(kept(configuration.resolve("device")), name);
		}
		catch (IOException | IllegalArgumentException ex) {
			return new HostDevice(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(), name);
		}
	}

	private static Path configuration() {
		String folder = System.getenv("XDG_CONFIG_HOME");
		boolean usable = folder != null && Path.of(folder).isAbsolute();
		return (usable ? Path.of(folder) : Path.of(System.getProperty("user.home"), ".config")).resolve("driveyard");
	}

	private static String hashed(String machine) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
			return UUID.nameUUIDFromBytes(mac.doFinal(machine.getBytes(StandardCharsets.US_ASCII))).toString();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Whoever comes first makes it, whole. */
	private static String kept(Path file) throws IOException {
		if (!Files.exists(file)) {
			Files.createDirectories(file.getParent());
			Path made = Files.createTempFile(file.getParent(), "device", ".part");
			try {
				Files.writeString(made, UUID.randomUUID() + "\n");
				Files.createLink(file, made);
			}
			catch (FileAlreadyExistsException ex) {
				// another process came first
			}
			catch (UnsupportedOperationException ex) {
				Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(made);
			}
		}
		return UUID.fromString(Files.readString(file).strip()).toString();
	}

}
