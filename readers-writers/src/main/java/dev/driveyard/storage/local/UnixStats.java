package dev.driveyard.storage.local;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code stat(2)} says. The JDK keeps inode, device, mode and owner in a class
 * of its own; where the launcher opened its package they are read from there, else
 * through the slower {@code unix:} attribute map. Both give the same.
 */
final class UnixStats {

	private static final String ATTRIBUTES = "unix:mode,ino,dev,nlink,uid,gid,size,lastModifiedTime,ctime";

	private static final int TYPE_MASK = 0xF000;

	private static final @Nullable Accessors ACCESSORS = Accessors.find();

	private UnixStats() {
	}

	/**
	 * Whether attributes that the JDK has read already can be used.
	 */
	static boolean canRead(PosixFileAttributes attributes) {
		return ACCESSORS != null && ACCESSORS.type.isInstance(attributes);
	}

	/**
	 * The stat in attributes that {@link #canRead} accepts.
	 * @param link reads the target should it be a link
	 */
	static FileStat of(String name, PosixFileAttributes attributes, LinkReader link) throws IOException {
		Accessors a = Objects.requireNonNull(ACCESSORS);
		try {
			int mode = (int) a.mode.invokeExact(attributes);
			FileTime changed = (FileTime) a.changed.invokeExact(attributes);
			FileKind kind = kind(mode);
			return new FileStat(name, (long) a.device.invokeExact(attributes),
					new FileAttributes(kind, attributes.size(), number(attributes.lastModifiedTime()), number(changed),
							(long) a.inode.invokeExact(attributes), mode,
							Integer.toUnsignedLong((int) a.owner.invokeExact(attributes)),
							Integer.toUnsignedLong((int) a.group.invokeExact(attributes)),
							(int) a.links.invokeExact(attributes), (kind == FileKind.LINK) ? link.read() : null));
		}
		catch (IOException | RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The stat of a path through the attribute map.
	 */
	static FileStat read(String name, Path path, LinkReader link) throws IOException {
		Map<String, Object> map = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
		int mode = ((Number) value(map, "mode")).intValue();
		FileKind kind = kind(mode);
		return new FileStat(name, number(map, "dev"),
				new FileAttributes(kind, number(map, "size"), number((FileTime) value(map, "lastModifiedTime")),
						number((FileTime) value(map, "ctime")), number(map, "ino"), mode,
						number(map, "uid") & 0xFFFF_FFFFL, number(map, "gid") & 0xFFFF_FFFFL, number(map, "nlink"),
						(kind == FileKind.LINK) ? link.read() : null));
	}

	private static Object value(Map<String, Object> map, String key) {
		return Objects.requireNonNull(map.get(key), key);
	}

	private static long number(Map<String, Object> map, String key) {
		return ((Number) value(map, key)).longValue();
	}

	/** What is within a long's nanoseconds needs no object. */
	private static long number(FileTime time) {
		long nanos = time.to(TimeUnit.NANOSECONDS);
		return FileTimes.isExact(nanos) ? nanos : FileTimes.of(time.toInstant());
	}

	static FileKind kind(int mode) {
		return switch (mode & TYPE_MASK) {
			case 0x8000 -> FileKind.FILE;
			case 0x4000 -> FileKind.DIRECTORY;
			case 0xA000 -> FileKind.LINK;
			default -> FileKind.SPECIAL;
		};
	}

	/**
	 * Reads where a link points.
	 */
	@FunctionalInterface
	interface LinkReader {

		@Nullable String read() throws IOException;

	}

	private record Accessors(Class<?> type, MethodHandle mode, MethodHandle inode, MethodHandle device,
			MethodHandle links, MethodHandle owner, MethodHandle group, MethodHandle changed) {

		static @Nullable Accessors find() {
			try {
				Class<?> type = Class.forName("sun.nio.fs.UnixFileAttributes");
				MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
				return new Accessors(type, getter(lookup, type, "mode", int.class),
						getter(lookup, type, "ino", long.class), getter(lookup, type, "dev", long.class),
						getter(lookup, type, "nlink", int.class), getter(lookup, type, "uid", int.class),
						getter(lookup, type, "gid", int.class), getter(lookup, type, "ctime", FileTime.class));
			}
			catch (ReflectiveOperationException | RuntimeException ex) {
				return null;
			}
		}

		private static MethodHandle getter(MethodHandles.Lookup lookup, Class<?> type, String name, Class<?> result)
				throws ReflectiveOperationException {
			return lookup.findVirtual(type, name, MethodType.methodType(result))
				.asType(MethodType.methodType(result, PosixFileAttributes.class));
		}

	}

}
