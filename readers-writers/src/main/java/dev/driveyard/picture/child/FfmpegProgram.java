package dev.driveyard.picture.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where the program ffmpeg is. One that comes as a library of Java's is unpacked for the
 * child; it is not used if it does not start, as where it misses libraries of the system.
 */
final class FfmpegProgram {

	private static final List<String> PLACES = List.of("/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg");

	private static final List<String> LIBRARIES = List.of("libavdevice.so.61", "libavfilter.so.10", "libavformat.so.61",
			"libavcodec.so.61", "libswresample.so.5", "libswscale.so.8", "libavutil.so.59", "libpostproc.so.58",
			"libdrm.so.2");

	private static final class Holder {

		static final String FOUND = search();

	}

	private FfmpegProgram() {
	}

	/** The file; empty if there is none that works. */
	static String find() {
		return Holder.FOUND;
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
		return folder.resolve("ffmpeg");
	}

	private static boolean starts(Path program) {
		if (!Files.isExecutable(program)) {
			return false;
		}
		ProcessBuilder builder = new ProcessBuilder(program.toString(), "-version").redirectOutput(Redirect.DISCARD)
			.redirectError(Redirect.DISCARD);
		builder.environment().clear();
		builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
		try {
			Process process = builder.start();
			try {
				return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
