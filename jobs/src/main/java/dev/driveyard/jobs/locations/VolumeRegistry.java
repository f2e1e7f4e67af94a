package dev.driveyard.jobs.locations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.catalogue.locations.RemoteVolume;
import dev.driveyard.catalogue.locations.Volumes;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.volume.BackendFactory;
import dev.driveyard.storage.volume.ClosableBackend;
import dev.driveyard.storage.volume.VolumeAddress;
import dev.driveyard.storage.volume.VolumeAddressException;
import org.jspecify.annotations.Nullable;

/**
 * What reaches the files of each device: the local backend those of this machine, others
 * those of the servers and archives that the library knows. For any thread.
 */
public class VolumeRegistry implements AutoCloseable {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

	private final HostDevice here;

	private final Backend local;

	private final Volumes volumes;

	private final List<BackendFactory> factories;

	private final ConcurrentMap<String, ClosableBackend> opened = new ConcurrentHashMap<>();

	private final ConcurrentMap<Long, String> devices = new ConcurrentHashMap<>();

	public VolumeRegistry(HostDevice here, Backend local, Volumes volumes, List<BackendFactory> factories) {
		this.here = here;
		this.local = local;
		this.volumes = volumes;
		this.factories = List.copyOf(factories);
	}

	/**
	 * The id of this machine.
	 */
	public String here() {
		return this.here.id();
	}

	/**
	 * The address of a path of this machine.
	 */
	public Address local(String path) {
		return new Address(here(), path);
	}

	/**
	 * Whether something is on this machine.
	 */
	public boolean isHere(Address address) {
		return address.device().equals(here());
	}

	/**
	 * The address of a path of a volume.
	 * @throws CatalogueException if the library does not know the volume
	 */
	public Address on(long volume, String path) {
		return new Address(deviceOf(volume), path);
	}

	/**
	 * The address of a path that was named, absolute or not, where only what is on this
	 * machine can be worked on.
	 * @param consequence of its being elsewhere, for a person
	 * @throws CatalogueException if it is on a server or in an archive
	 */
	public Address requireHere(String named, String consequence) {
		if (parse(named).isPresent()) {
			throw new CatalogueException(Failure.ofPath(FailureCode.NOT_WRITABLE,
					EncodedName.display(named) + " is on a volume that can only be read: " + consequence + ".", named));
		}
		return local(named);
	}

	/**
	 * The backend of this machine.
	 */
	public Backend local() {
		return this.local;
	}

	/**
	 * Whether the files of a device can be asked for from here.
	 */
	public boolean reaches(String device) {
		return device.equals(here()) || this.volumes.remoteOn(device).isPresent();
	}

	/**
	 * The backend of a device.
	 * @throws CatalogueException if it is another machine, or no longer known
	 */
	public Backend backend(String device) {
		if (device.equals(here())) {
			return this.local;
		}
		Backend known = this.opened.get(device);
		if (known != null) {
			return known;
		}
		RemoteVolume volume = this.volumes.remoteOn(device).orElseThrow(() -> elsewhere(device));
		return this.opened.computeIfAbsent(device, (key) -> open(volume));
	}

	private CatalogueException elsewhere(String device) {
		return new CatalogueException(this.volumes.deviceName(device)
			.map((name) -> "These files are on the machine " + name + ". Only there can they be worked on.")
			.orElse("These files are on a machine or volume that the library does not know any more."));
	}

	private ClosableBackend open(RemoteVolume volume) {
		return factory(volume.kind()).open(volume.kind(), volume.settings());
	}

	private BackendFactory factory(String kind) {
		return this.factories.stream()
			.filter((factory) -> factory.kinds().contains(kind))
			.findFirst()
			.orElseThrow(() -> new CatalogueException("Nothing here reaches volumes of the kind " + kind + "."));
	}

	/**
	 * The backend of the device that has a volume.
	 * @throws CatalogueException as {@link #backend}
	 */
	public Backend ofVolume(long volume) {
		return backend(deviceOf(volume));
	}

	/**
	 * What a person typed or a request names: an absolute path of this machine, or
	 * {@code kind://name/path} of a volume that the library knows. Nothing is reached.
	 * @return empty if it is a path of this machine, which may be relative
	 * @throws CatalogueException if it names a volume that is not known
	 */
	public Optional<Address> parse(String typed) {
		if (typed.startsWith("/")) {
			return Optional.empty();
		}
		int scheme = typed.indexOf("://");
		if (scheme > 0) {
			String kind = typed.substring(0, scheme);
			int slash = typed.indexOf('/', scheme + 3);
			String name = typed.substring(scheme + 3, (slash < 0) ? typed.length() : slash);
			Optional<RemoteVolume> named = this.volumes.named(name).filter((volume) -> volume.kind().equals(kind));
			if (named.isPresent()) {
				return Optional.of(new Address(named.get().device(), path((slash < 0) ? "/" : typed.substring(slash))));
			}
		}
		VolumeAddress address = typedAddress(typed);
		if (address == null) {
			return Optional.empty();
		}
		for (RemoteVolume volume : this.volumes.remote()) {
			String path = volume.kind().equals(address.kind())
					? factory(volume.kind()).pathOn(volume.settings(), address) : null;
			if (path != null) {
				return Optional.of(new Address(volume.device(), path));
			}
		}
		throw new CatalogueException("The library knows no volume " + EncodedName.display(typed) + ". Add it first.");
	}

	private @Nullable VolumeAddress typedAddress(String typed) {
		for (BackendFactory factory : this.factories) {
			try {
				VolumeAddress address = factory.parse(typed);
				if (address != null) {
					return address;
				}
			}
			catch (VolumeAddressException ex) {
				throw new CatalogueException(String.valueOf(ex.getMessage()), ex);
			}
		}
		return null;
	}

	/** Without {@code .}, {@code ..}, and slashes too many. */
	private static String path(String typed) {
		StringBuilder path = new StringBuilder();
		for (String name : typed.split("/")) {
			if (name.equals("..")) {
				path.setLength(Math.max(0, path.lastIndexOf("/")));
			}
			else if (!name.isEmpty() && !name.equals(".")) {
				path.append('/').append(name);
			}
		}
		return path.isEmpty() ? "/" : path.toString();
	}

	/**
	 * The address that a text names which {@link #text} made, or an absolute path of this
	 * machine.
	 */
	public Address address(String text) {
		return parse(text).orElseGet(() -> local(text));
	}

	/**
	 * The device that has a volume.
	 */
	public String deviceOf(long volume) {
		return findDevice(volume)
			.orElseThrow(() -> new CatalogueException("The library does not know volume " + volume + "."));
	}

	/**
	 * The device that has a volume, if the library knows that.
	 */
	public Optional<String> findDevice(long volume) {
		String known = this.devices.get(volume);
		if (known != null) {
			return Optional.of(known);
		}
		Optional<String> found = this.volumes.deviceOf(volume);
		found.ifPresent((device) -> this.devices.put(volume, device));
		return found;
	}

	/**
	 * An address as text that {@link #parse} takes: the path alone on this machine.
	 */
	public String text(Address address) {
		return address.device().equals(here()) ? address.path() : this.volumes.remoteOn(address.device())
			.map((volume) -> volume.kind() + "://" + volume.name() + address.path())
			.orElseGet(
					() -> "//" + this.volumes.deviceName(address.device()).orElse(address.device()) + address.path());
	}

	/**
	 * Adds a server or an archive; it is reached, to see whether it can be and which one
	 * it is.
	 * @param typed its address; for an archive, the absolute path of its file will do
	 * @param name what it is to be called; null for one made of the address
	 * @param settings what else its backend has to know
	 * @throws CatalogueException if it can't be reached, is known, or the name is taken
	 */
	public RemoteVolume add(String typed, @Nullable String name, Map<String, String> settings) {
		VolumeAddress address = volumeAddress(typed);
		Map<String, String> all = new HashMap<>(address.settings());
		all.putAll(settings);
		try {
			Map<String, String> settled = factory(address.kind()).settle(address.kind(), all);
			String fingerprint = fingerprint(address.kind(), settled);
			this.volumes.remote()
				.stream()
				.filter((known) -> known.fingerprint().equals(fingerprint))
				.findFirst()
				.ifPresent((known) -> {
					throw new CatalogueException("The library knows this as the volume " + known.name() + ".");
				});
			RemoteVolume volume = new RemoteVolume(0, address.kind(), freeName(typed, name), typed, settled,
					fingerprint, UUID.randomUUID().toString());
			this.volumes.add(volume);
			return this.volumes.named(volume.name()).orElseThrow();
		}
		catch (VolumeAddressException ex) {
			throw new CatalogueException(String.valueOf(ex.getMessage()), ex);
		}
		catch (IOException ex) {
			throw new CatalogueException(
					EncodedName.display(typed) + " can't be reached: " + Problems.describeFolder(ex) + ".", ex);
		}
	}

	private VolumeAddress volumeAddress(String typed) {
		VolumeAddress address = typedAddress(typed);
		return (address != null) ? address
				: this.factories.stream()
					.map((factory) -> factory.inFile(typed))
					.filter(Objects::nonNull)
					.findFirst()
					.orElseThrow(() -> new CatalogueException(
							EncodedName.display(typed) + " is no address of a server or an archive."));
	}

	private String fingerprint(String kind, Map<String, String> settings) throws IOException {
		try (ClosableBackend backend = factory(kind).open(kind, settings)) {
			return backend.fileSystem(backend.stat("/").device()).fingerprint();
		}
	}

	private String freeName(String typed, @Nullable String name) {
		if (name != null) {
			if (!NAME.matcher(name).matches()) {
				throw new CatalogueException("A volume's name has letters, digits, dots, - and _ only: "
						+ EncodedName.display(name) + " has others.");
			}
			if (this.volumes.named(name).isPresent()) {
				throw new CatalogueException("There is a volume " + name + " already.");
			}
			return name;
		}
		String made = typed.replaceFirst("^[a-z0-9]+://", "")
			.replaceFirst("^[^/@]*@", "")
			.replaceAll("/+$", "")
			.replaceFirst("^.*/(?=[^/])", "")
			.replaceFirst(":[0-9]+$", "")
			.replaceAll("[^A-Za-z0-9._-]+", "-")
			.replaceFirst("^[^A-Za-z0-9]+", "");
		String base = made.isEmpty() ? "volume" : made;
		String free = base;
		for (int number = 2; this.volumes.named(free).isPresent(); number++) {
			free = base + "-" + number;
		}
		return free;
	}

	/** Gives back what the backends hold. */
	@Override
	public void close() {
		this.opened.values().forEach((backend) -> {
			try {
				backend.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		this.opened.clear();
	}

}
