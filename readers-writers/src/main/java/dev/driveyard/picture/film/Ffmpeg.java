package dev.driveyard.picture.film;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * The program ffmpeg, in the child: it has the child's limits, and its sandbox.
 *
 * @param program its file
 */
record Ffmpeg(Path program) {

	/** Besides films, the pictures that are coded as such. */
	private static final String FORMATS = "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,dv,rm,"
			+ "j2k_pipe,jpegxl_pipe,jpegxl_anim";

	/**
	 * Before each file: a playlist, which leads elsewhere, is none, and what leads to
	 * other protocols is not followed.
	 */
	private static final List<String> INPUT = List.of("-protocol_whitelist", "http,tcp", "-format_whitelist", FORMATS,
			"-threads", "1");

	private static final int LONGEST_TEXT = 1 << 18;

	private static final int LONGEST_EDGE = 1 << 14;

	/** What is said of a file, in many lines. */
	String describe(String url) throws IOException {
		ProcessBuilder builder = builder(List.of("-hide_banner", "-nostdin", "-loglevel", "verbose", "-i", url));
		Process process = builder.redirectOutput(Redirect.DISCARD).start();
		try (InputStream said = process.getErrorStream()) {
			return new String(said.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** One picture; null if there is none. */
	@Nullable Pixels picture(List<String> arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of("-hide_banner", "-nostdin", "-loglevel", "quiet", "-filter_threads",
				"1", "-filter_complex_threads", "1"));
		all.addAll(arguments);
		all.addAll(List.of("-frames:v", "1", "-an", "-sn", "-dn", "-pix_fmt", "rgb24", "-c:v", "ppm", "-threads", "1",
				"-f", "image2pipe", "pipe:1"));
		Process process = builder(all).redirectError(Redirect.DISCARD).start();
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
			return read(in);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private ProcessBuilder builder(List<String> arguments) {
		ProcessBuilder builder = new ProcessBuilder(command(arguments));
		builder.redirectInput(Redirect.from(new File("/dev/null")));
		builder.environment().put("LD_LIBRARY_PATH", String.valueOf(this.program.getParent()));
		return builder;
	}

	List<String> command(List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(this.program.toString());
		for (String argument : arguments) {
			if (argument.equals("-i")) {
				command.addAll(INPUT);
			}
			command.add(argument);
		}
		return command;
	}

	/** A picture as the netpbm tools have it: P6, width, height, 255. */
	private static @Nullable Pixels read(DataInputStream in) throws IOException {
		if (in.read() != 'P' || in.read() != '6') {
			return null;
		}
		int width = number(in);
		int height = number(in);
		number(in);
		if (width < 1 || height < 1 || width > LONGEST_EDGE || height > LONGEST_EDGE) {
			return null;
		}
		int[] values = new int[width * height];
		byte[] row = new byte[width * 3];
		for (int y = 0, i = 0; y < height; y++) {
			in.readFully(row);
			for (int x = 0; x < row.length; x += 3) {
				values[i++] = 0xFF000000 | ((row[x] & 0xFF) << 16) | ((row[x + 1] & 0xFF) << 8) | (row[x + 2] & 0xFF);
			}
		}
		return new Pixels(width, height, PixelLayout.RGB, values);
	}

	/** A number after a blank, and the one character after it. */
	private static int number(DataInputStream in) throws IOException {
		int at = in.read();
		while (at == ' ' || at == '\n') {
			at = in.read();
		}
		int number = 0;
		for (; at >= '0' && at <= '9' && number < 1 << 20; at = in.read()) {
			number = number * 10 + at - '0';
		}
		return number;
	}

}
