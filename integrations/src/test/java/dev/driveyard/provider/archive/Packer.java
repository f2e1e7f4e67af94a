package dev.driveyard.provider.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Packs a folder.
 */
final class Packer {

	private Packer() {
	}

	static void pack(ArchiveFormat format, Path folder, Path archive) throws IOException {
		switch (format) {
			case ZIP -> zip(folder, archive);
			case TAR -> tar(folder, Files.newOutputStream(archive));
			case TGZ -> tar(folder, new GZIPOutputStream(Files.newOutputStream(archive)));
		}
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter((file) -> !file.equals(folder)).sorted().toList();
		}
	}

	private static void zip(Path folder, Path archive) throws IOException {
		try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(archive)) {
			for (Path file : files(folder)) {
				boolean directory = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
				ZipArchiveEntry entry = new ZipArchiveEntry(folder.relativize(file) + (directory ? "/" : ""));
				entry.setUnixMode((int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS));
				entry.setLastModifiedTime(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
				out.putArchiveEntry(entry);
				if (!directory) {
					out.write(content(file));
				}
				out.closeArchiveEntry();
			}
		}
	}

	private static byte[] content(Path file) throws IOException {
		return Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8)
				: Files.readAllBytes(file);
	}

	private static void tar(Path folder, OutputStream stream) throws IOException {
		try (TarArchiveOutputStream out = new TarArchiveOutputStream(stream, "UTF-8")) {
			out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
			for (Path file : files(folder)) {
				String name = folder.relativize(file).toString();
				boolean link = Files.isSymbolicLink(file);
				boolean directory = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
				TarArchiveEntry entry = link ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK)
						: new TarArchiveEntry(name + (directory ? "/" : ""), true);
				if (link) {
					entry.setLinkName(Files.readSymbolicLink(file).toString());
				}
				else if (!directory) {
					entry.setSize(Files.size(file));
				}
				entry.setMode((int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS));
				entry.setModTime(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
				out.putArchiveEntry(entry);
				if (!link && !directory) {
					out.write(Files.readAllBytes(file));
				}
				out.closeArchiveEntry();
			}
		}
	}

}
