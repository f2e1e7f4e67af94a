package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.Json;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The right to run jobs on a library, held by one live process. The operating system's
 * lock on {@code .lock} goes with its process, so a dead owner never blocks; the owner
 * written in the file is for people, and for a library on a network share whose locks do
 * not reach other hosts.
 */
public final class LibraryLock implements AutoCloseable {

	/** What the owner said of itself, in what it wrote. */
	public static final String OWNER = "owner";

	/** What an application calls itself that embeds a library and takes requests. */
	public static final String APPLICATION = "the application ";

	/**
	 * The lock files that this process holds. Closing any handle of such a file would
	 * drop the operating system's lock, so they are not touched again.
	 */
	private static final Map<Path, Map<String, Object>> HELD = new ConcurrentHashMap<>();

	private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE,
			LinkOption.NOFOLLOW_LINKS);

	/** Who only looks for an owner has the lock for a moment. */
	private static final int LOOKS = 10;

	private static final long LOOK_NANOS = 10_000_000;

	private final Path file;

	private final FileChannel channel;

	private LibraryLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Takes the lock.
	 * @param purpose what the owner does, for the message that others get
	 * @throws LibraryInUseException if a live process has it, or one of another host may
	 */
	public static LibraryLock acquire(Library library, String purpose) {
		Path file = file(library);
		Map<String, Object> owner = owner(purpose);
		if (HELD.putIfAbsent(file, owner) != null) {
			throw inUse(library, HELD.getOrDefault(file, Map.of()));
		}
		try {
			return lock(library, file, owner);
		}
		catch (IOException ex) {
			HELD.remove(file);
			throw new CatalogueException("Can't lock the library at " + library.folder() + ": " + ex.getMessage()
					+ ". Is it on a read-only file system or a full disk?", ex);
		}
		catch (RuntimeException ex) {
			HELD.remove(file);
			throw ex;
		}
	}

	private static LibraryLock lock(Library library, Path file, Map<String, Object> owner) throws IOException {
		FileChannel channel = open(library, file);
		try {
			requireFree(library, channel);
			write(channel, owner);
			return new LibraryLock(file, channel);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	/** What is opened is written to later, so it has to be this file and no other. */
	private static FileChannel open(Library library, Path file) throws IOException {
		library.access().createFile(file);
		UnixFile found = UnixFile.of(file);
		if (!found.isRegular() || found.names() > 1) {
			throw new IOException(file + " is no file of its own");
		}
		return FileChannel.open(file, OPTIONS);
	}

	/**
	 * Removes a lock that a process of another host left behind. A live process of this
	 * host keeps its lock.
	 * @throws LibraryInUseException if a live process of this host has it
	 */
	public static void release(Library library) {
		requireNotHeldHere(library);
		try (FileChannel channel = open(library, file(library))) {
			if (tryLock(channel) == null) {
				throw inUse(library, owner(channel));
			}
			channel.truncate(0);
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't unlock the library at " + library.folder() + ": " + ex.getMessage(),
					ex);
		}
	}

	/**
	 * The live owner as written by itself, empty if nobody holds the lock.
	 */
	public static Map<String, Object> holder(Library library) {
		Path file = file(library);
		Map<String, Object> own = HELD.get(file);
		if (own != null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			return (own != null) ? own : Map.of();
		}
		try (FileChannel channel = FileChannel.open(file, OPTIONS)) {
			return isFree(channel) ? Map.of() : owner(channel);
		}
		catch (IOException ex) {
			return Map.of();
		}
	}

	/** Looks without keeping others who look out. */
	private static boolean isFree(FileChannel channel) throws IOException {
		try {
			return channel.tryLock(0, Long.MAX_VALUE, true) != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	private static void requireNotHeldHere(Library library) {
		Map<String, Object> own = HELD.get(file(library));
		if (own != null) {
			throw inUse(library, own);
		}
	}

	private static void requireFree(Library library, FileChannel channel) throws IOException {
		boolean locked = tryLock(channel) != null;
		for (int look = 0; !locked && look < LOOKS; look++) {
			LockSupport.parkNanos(LOOK_NANOS);
			locked = tryLock(channel) != null;
		}
		Map<String, Object> owner = owner(channel);
		Object host = owner.get("host");
		if (!locked || (host != null && !host.equals(hostName()))) {
			throw inUse(library, owner);
		}
	}

	private static LibraryInUseException inUse(Library library, Map<String, Object> owner) {
		Object host = owner.getOrDefault("host", "?");
		boolean here = host.equals(hostName());
		return new LibraryInUseException(Failure.ofPath(here ? FailureCode.IN_USE : FailureCode.IN_USE_ELSEWHERE,
				"The library at " + library.folder() + " is in use by '" + owner.getOrDefault(OWNER, "?")
						+ "' (process " + owner.getOrDefault("pid", "?") + " on " + host + ", since "
						+ owner.getOrDefault("started_at", "?") + ")." + (here ? " Wait for it or stop it." : ""),
				library.folder().toString()));
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	private static Map<String, Object> owner(String purpose) {
		Map<String, Object> owner = new LinkedHashMap<>();
		owner.put(OWNER, purpose);
		owner.put("pid", ProcessHandle.current().pid());
		owner.put("started_at", ProcessHandle.current().info().startInstant().orElseGet(Instant::now).toString());
		owner.put("host", hostName());
		return owner;
	}

	private static Map<String, Object> owner(FileChannel channel) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(4096);
		channel.read(buffer, 0);
		String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
		try {
			return text.isBlank() ? Map.of() : Json.read(text);
		}
		catch (JacksonException ex) {
			return Map.of();
		}
	}

	private static void write(FileChannel channel, Map<String, Object> owner) throws IOException {
		channel.truncate(0);
		channel.write(StandardCharsets.UTF_8.encode(Json.write(owner) + "\n"), 0);
	}

	/** One file has one path here, whatever links lead to it. */
	private static Path file(Library library) {
		try {
			return library.folder().toRealPath().resolve(".lock");
		}
		catch (IOException ex) {
			return library.folder().resolve(".lock");
		}
	}

	/**
	 * The name of this host, without asking a name server.
	 */
	public static String hostName() {
		try {
			return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
		}
		catch (IOException ex) {
			return Objects.requireNonNullElse(System.getenv("HOSTNAME"), "localhost");
		}
	}

	@Override
	public void close() {
		try (this.channel) {
			this.channel.truncate(0);
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't release the library's lock: " + ex.getMessage(), ex);
		}
		finally {
			HELD.remove(this.file);
		}
	}

}
