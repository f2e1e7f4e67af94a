package dev.driveyard.picture.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.picture.film.Film;
import dev.driveyard.picture.turbo.TurboJpeg;

/**
 * Libraries that are not Java's, for the child: unpacked once by its parent, where the
 * child may read them, since it may write nowhere. The folder is removed as the process
 * ends.
 */
public final class NativeFiles {

	private static final Map<String, String> MACHINES = Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64",
			"aarch64");

	/** The system's fonts, for texts in drawings. */
	private static final List<Path> FONTS = Stream
		.of("/etc/fonts", "/usr/share/fonts", "/usr/share/fontconfig", "/usr/local/share/fonts",
				"/var/cache/fontconfig")
		.map(Path::of)
		.toList();

	private static final List<String> TURBO_PLACES = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu",
			"/usr/lib64", "/usr/lib");

	private static final class Holder {

		static final NativeFiles CURRENT = new NativeFiles(unpack());

	}

	private final Path folder;

	private NativeFiles(Path folder) {
		this.folder = folder;
	}

	/** Those of this process. */
	public static NativeFiles current() {
		return Holder.CURRENT;
	}

	/**
	 * The system's libturbojpeg, or the one that the property names; empty if there is
	 * none.
	 */
	public static String turbo() {
		String set = System.getProperty(TurboJpeg.LIBRARY);
		return (set != null) ? set
				: TURBO_PLACES.stream()
					.map((place) -> place + "/libturbojpeg.so.0")
					.filter((file) -> Files.isReadable(Path.of(file)))
					.findFirst()
					.orElse("");
	}

	/**
	 * The program ffmpeg: the one that the property names, the one that came as a
	 * library, or the system's; empty if there is none.
	 */
	public static String ffmpeg() {
		String set = System.getProperty(Film.PROGRAM);
		return (set != null) ? set : FfmpegProgram.find();
	}

	/** What the program ffmpeg says of itself; empty if there is none. */
	public static String ffmpegVersion() {
		String program = ffmpeg();
		return program.isEmpty() ? "" : FfmpegProgram.version(program);
	}

	/** What the child's JVM is told. */
	List<String> options() {
		return List.of("-D" + TurboJpeg.LIBRARY + "=" + turbo(), "-D" + Film.PROGRAM + "=" + ffmpeg(),
				"-XX:TieredStopAtLevel=4", "-XX:ReservedCodeCacheSize=48m", "-XX:MaxDirectMemorySize=64m",
				"-XX:MaxNewSize=32m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=30",
				"-Djava.library.path=" + this.folder,
				// where it would unpack them itself
				"-Dcom.luciad.imageio.webp.tmpdir=" + this.folder.resolve("none"),
				"-Djna.boot.library.path=" + this.folder, "-Djna.nounpack=true");
	}

	/** What the child may read besides Java and its own classes. */
	List<Path> visible() {
		List<Path> visible = new ArrayList<>(FONTS);
		visible.add(this.folder);
		Path program = Path.of(ffmpeg());
		if (program.isAbsolute()) {
			visible.addAll(visible(program));
			// some systems have links to libraries there
			visible.add(Path.of("/etc/alternatives"));
		}
		return visible;
	}

	/** Never the whole folder of a program that somebody named: it may be a home. */
	static List<Path> visible(Path program) {
		if (FfmpegProgram.isUnpacked(program)) {
			return List.of(program.resolveSibling(""));
		}
		List<Path> visible = new ArrayList<>(List.of(program));
		if (!program.startsWith("/usr")) {
			try (DirectoryStream<Path> beside = Files.newDirectoryStream(program.resolveSibling(""), "lib*.so*")) {
				beside.forEach(visible::add);
			}
			catch (IOException | DirectoryIteratorException ex) {
				// what can't be listed is not seen
			}
			visible.removeIf(Files::isDirectory);
		}
		return visible;
	}

	private static Path unpack() {
		try {
			Path folder = publicFolder();
			String machine = System.getProperty("os.arch");
			copy("/native/Linux/" + MACHINES.getOrDefault(machine, machine) + "/libwebp-imageio.so", folder,
					"libwebp-imageio.so");
			copy("/com/sun/jna/linux-" + (machine.equals("amd64") ? "x86-64" : machine) + "/libjnidispatch.so", folder,
					"libjnidispatch.so");
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void copy(String resource, Path folder, String name) throws IOException {
		try (InputStream in = NativeFiles.class.getResourceAsStream(resource)) {
			if (in != null) {
				Path file = folder.resolve(name);
				Files.copy(in, file);
				Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
			}
		}
	}

	/** A folder that all may read, and that is removed as the process ends. */
	static Path publicFolder() throws IOException {
		Path folder = Files.createTempDirectory("driveyard-pictures-");
		Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "picture-libraries"));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		return folder;
	}

	/** Whatever can't be removed is left to whoever clears temporary folders. */
	private static void remove(Path folder) {
		try (Stream<Path> walk = Files.walk(folder)) {
			walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach((file) -> file.delete());
		}
		catch (IOException ex) {
			// it is gone
		}
	}

}
