package dev.driveyard.provider.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.volume.BackendFactory;
import dev.driveyard.storage.volume.ClosableBackend;
import dev.driveyard.storage.volume.VolumeAddress;
import dev.driveyard.storage.volume.VolumeAddressException;
import org.jspecify.annotations.Nullable;

/**
 * Archives as volumes: {@code zip:///path/of/file.zip}, {@code tar:} and {@code tgz:},
 * and what is in them after {@code !}, as in
 * {@code zip:///path/of/file.zip!/folder/file}. One slash will do for three.
 */
public final class ArchiveBackends implements BackendFactory {

	private final Backend local;

	/**
	 * @param local has the files that archives are in
	 */
	public ArchiveBackends(Backend local) {
		this.local = local;
	}

	@Override
	public Set<String> kinds() {
		return Set.of("zip", "tar", "tgz");
	}

	@Override
	public @Nullable VolumeAddress parse(String typed) {
		int colon = typed.indexOf(':');
		ArchiveFormat format = (colon < 0) ? null : ArchiveFormat.ofKind(typed.substring(0, colon));
		if (format == null) {
			return null;
		}
		String rest = typed.substring(colon + 1);
		int mark = rest.indexOf("!/");
		String file = (mark < 0) ? rest : rest.substring(0, mark);
		String inner = (mark < 0) ? "/" : normal(rest.substring(mark + 1));
		if (rest.startsWith("//") && !rest.startsWith("///")) {
			throw new VolumeAddressException("There is no volume of this name. The address of an archive itself is "
					+ format.kind() + ":///absolute/path/of/file");
		}
		if (!file.startsWith("/") || file.endsWith("/")) {
			throw new VolumeAddressException("This is no address of an archive: it has to be " + format.kind()
					+ ":///absolute/path/of/file, and what is in it after '!', as in " + format.kind()
					+ ":///path/of/file!/folder");
		}
		return new VolumeAddress(format.kind(), Map.of(ArchiveSettings.FILE, normal(file)), inner);
	}

	private static String normal(String path) {
		StringBuilder normal = new StringBuilder();
		for (String name : path.split("/")) {
			if (name.equals("..") || name.indexOf('\0') >= 0) {
				throw new VolumeAddressException(
						"This is no address of an archive: a path with '..' in it may lead anywhere");
			}
			if (!name.isEmpty() && !name.equals(".")) {
				normal.append('/').append(name);
			}
		}
		return normal.isEmpty() ? "/" : normal.toString();
	}

	@Override
	public @Nullable VolumeAddress inFile(String path) {
		ArchiveFormat format = ArchiveFormat.ofName(EncodedPaths.name(path));
		return (format == null) ? null : new VolumeAddress(format.kind(), Map.of(ArchiveSettings.FILE, path), "/");
	}

	@Override
	public Map<String, String> settle(String kind, Map<String, String> settings) throws IOException {
		Map<String, String> settled = new HashMap<>(settings);
		try (ArchiveBackend backend = new ArchiveBackend(this.local, ArchiveSettings.of(kind, settled))) {
			backend.open("/").close();
		}
		return Map.copyOf(settled);
	}

	@Override
	public ClosableBackend open(String kind, Map<String, String> settings) {
		return new ArchiveBackend(this.local, ArchiveSettings.of(kind, settings));
	}

	@Override
	public @Nullable String pathOn(Map<String, String> settings, VolumeAddress address) {
		boolean same = address.settings()
			.getOrDefault(ArchiveSettings.FILE, "")
			.equals(settings.get(ArchiveSettings.FILE));
		return same ? address.path() : null;
	}

}
