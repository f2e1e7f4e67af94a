package dev.driveyard.picture.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Where the program ffmpeg is. One that comes as a library of Java's is unpacked for the
 * child; it is not used if it does not start, as where it misses libraries of the system.
 */
final class FfmpegProgram {

	private static final List<String> PLACES = List.of("/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg");

	private static final List<String> LIBRARIES = List.of("libavdevice.so.61", "libavfilter.so.10", "libavformat.so.61",
			"libavcodec.so.61", "libswresample.so.5", "libswscale.so.8", "libavutil.so.59", "libpostproc.so.58",
			"libdrm.so.2");

	private static final int LONGEST_VERSION = 1 << 13;

	private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

	private static volatile @Nullable Path unpacked;

	private static final class Holder {

		static final String FOUND = search();

	}

	private FfmpegProgram() {
	}

	/** The file; empty if there is none that works. */
	static String find() {
		return Holder.FOUND;
	}

	/** Whether it came as a library, so that all that is beside it belongs to it. */
	static boolean isUnpacked(Path program) {
		return program.equals(unpacked);
	}

	/** The first line that a program says of itself, asked once; empty if it is none. */
	static String version(String program) {
		return VERSIONS.computeIfAbsent(program, (file) -> {
			String line = firstLine(Path.of(file));
			return (line != null) ? line : "";
		});
	}

	private static String search() {
		String machine = System.getProperty("os.arch");
		String resources = "/org/bytedeco/ffmpeg/linux-" + (machine.equals("amd64") ? "x86_64" : "arm64") + "/";
		try (InputStream bundled = FfmpegProgram.class.getResourceAsStream(resources + "ffmpeg")) {
			if (bundled != null) {
				Path unpacked = unpack(resources);
				if (starts(unpacked)) {
					return unpacked.toString();
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return PLACES.stream().map(Path::of).filter(FfmpegProgram::starts).map(Path::toString).findFirst().orElse("");
	}

	private static Path unpack(String resources) throws IOException {
		Path folder = NativeFiles.publicFolder();
		NativeFiles.copy(resources + "ffmpeg", folder, "ffmpeg");
		for (String library : LIBRARIES) {
			NativeFiles.copy(resources + library, folder, library);
		}
		Path program = folder.resolve("ffmpeg");
		unpacked = program;
		return program;
	}

	private static boolean starts(Path program) {
		return firstLine(program) != null;
	}

	/** Null if it does not start. */
	private static @Nullable String firstLine(Path program) {
		if (!Files.isExecutable(program)) {
			return null;
		}
		ProcessBuilder builder = new ProcessBuilder(program.toString(), "-version").redirectError(Redirect.DISCARD);
		builder.environment().clear();
		builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
		try {
			Process process = builder.start();
			try {
				// what it says is less than a pipe holds
				boolean ended = process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
				return ended ? new String(process.getInputStream().readNBytes(LONGEST_VERSION), StandardCharsets.UTF_8)
					.lines()
					.findFirst()
					.orElse("") : null;
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

}
