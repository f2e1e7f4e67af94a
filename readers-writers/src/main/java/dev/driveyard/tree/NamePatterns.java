package dev.driveyard.tree;

import java.util.Locale;
import java.util.Set;

/**
 * The names behind the {@link Rule toggles}.
 */
final class NamePatterns {

	private static final Set<String> SYSTEM = Set.of(".DS_Store", ".AppleDouble", ".LSOverride", "Icon\r\r", "Icon\r",
			".Spotlight-V100", ".Trashes", ".fseventsd", ".TemporaryItems", ".DocumentRevisions-V100", ".directory",
			"lost+found", "Thumbs.db", "ehthumbs.db", "desktop.ini", "$RECYCLE.BIN", "System Volume Information",
			"pagefile.sys", "hiberfil.sys", "swapfile.sys");

	private static final Set<String> SYSTEM_FOLDERS = Set.of("/dev", "/sys", "/proc", "/run", "/boot");

	private static final Set<String> GIT = Set.of(".git", ".gitignore", ".gitattributes", ".gitkeep", ".gitconfig",
			".gitmodules");

	private static final Set<String> DEV_DIRS = Set.of("node_modules", "target", "dist", "build", ".idea", ".vscode",
			".vs", "__pycache__", ".pytest_cache", ".mypy_cache", ".tox", ".nox", ".cache", "Cache", "tmp", "temp");

	private static final Set<String> IMAGES = Set.of("jpg", "jpeg", "jpe", "png", "gif", "webp", "bmp", "tif", "tiff",
			"heic", "heif", "avif", "jxl", "svg", "ico", "psd", "raw", "dng", "cr2", "cr3", "nef", "arw", "orf", "rw2",
			"raf", "pef", "srw");

	private NamePatterns() {
	}

	static boolean isSystem(String name, String absolutePath) {
		return SYSTEM.contains(name) || name.startsWith("._") || (name.endsWith("~") && name.length() > 1)
				|| name.startsWith(".fuse_hidden") || name.startsWith(".Trash-") || name.startsWith(".nfs")
				|| SYSTEM_FOLDERS.contains(absolutePath);
	}

	static boolean isGit(String name) {
		return GIT.contains(name);
	}

	static boolean isDevDirectory(String name) {
		return DEV_DIRS.contains(name);
	}

	static boolean isImage(String name) {
		return IMAGES.contains(extension(name));
	}

	private static String extension(String name) {
		int dot = name.lastIndexOf('.');
		return (dot > 0) ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
	}

}
