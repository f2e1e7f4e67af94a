package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.provider.FileNames;
import dev.driveyard.storage.Children;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import org.jspecify.annotations.Nullable;

/**
 * Looks at files over one connection. The protocol knows paths alone, and what follows
 * one goes through links: so each folder on the way is looked at, all at once, before and
 * after. What takes a folder's place and gives it back in between is not seen.
 */
final class SftpTree {

	/** So many questions are under way at once. */
	private static final int BATCH = 256;

	/** No directory has more. */
	private static final int MOST_NAMES = 3_000_000;

	private final SftpConnection connection;

	private final WireNames names;

	private final String root;

	/**
	 * @param root path on the server of the volume's root
	 */
	SftpTree(SftpConnection connection, WireNames names, String root) {
		this.connection = connection;
		this.names = names;
		this.root = root;
	}

	/** The server's form of a path on the volume. */
	byte[] wire(String path) throws IOException {
		return this.names.encode(path.equals("/") ? this.root : EncodedPaths.below(this.root, path.substring(1)));
	}

	/** A file; its name is the last of its path. */
	FileStat stat(String path) throws IOException {
		WireAttributes found = attributes(path);
		return stat(path, found, found.isLink() ? target(path) : null);
	}

	static FileStat stat(String path, WireAttributes found, @Nullable String target) throws IOException {
		return new FileStat(EncodedPaths.name(path), SftpBackend.DEVICE, found.of(path, target));
	}

	/**
	 * What is at a path, to which no link leads.
	 */
	WireAttributes attributes(String path) throws IOException {
		List<String> way = way(path);
		List<Reply> replies = lstat(way);
		for (int i = 0; i < way.size() - 1; i++) {
			requireDirectory(way.get(i), path, replies.get(i));
		}
		return attributes(path, replies.get(way.size() - 1));
	}

	private static WireAttributes attributes(String path, Reply reply) throws IOException {
		return WireAttributes.read(reply.require(PacketType.ATTRS, path));
	}

	private static void requireDirectory(String folder, String path, Reply reply) throws IOException {
		if (reply.isMissing()) {
			throw new NoSuchFileException(EncodedName.display(path));
		}
		FileKind kind = attributes(folder, reply).kind(folder);
		if (kind == FileKind.LINK) {
			throw new SystemCallException(EncodedName.display(path), SystemError.LINK,
					"a symbolic link is on the way, at " + EncodedName.display(folder));
		}
		if (kind != FileKind.DIRECTORY) {
			throw new NotDirectoryException(EncodedName.display(path));
		}
	}

	/** The path and all above it, the root first. */
	private static List<String> way(String path) {
		List<String> way = new ArrayList<>();
		way.add("/");
		for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
			way.add(path.substring(0, slash));
		}
		if (path.length() > 1) {
			way.add(path);
		}
		return way;
	}

	/** A directory, which has to be one and not a link to it. */
	WireAttributes requireDirectory(String path) throws IOException {
		WireAttributes found = attributes(path);
		FileKind kind = found.kind(path);
		if (kind == FileKind.LINK) {
			throw new SystemCallException(EncodedName.display(path), SystemError.LINK, SystemError.LINK.text());
		}
		if (kind != FileKind.DIRECTORY) {
			throw new NotDirectoryException(EncodedName.display(path));
		}
		return found;
	}

	private List<Reply> lstat(List<String> paths) throws IOException {
		List<Request> requests = new ArrayList<>(paths.size());
		for (String path : paths) {
			requests.add(Request.lstat(wire(path)));
		}
		return ask(requests);
	}

	private List<Reply> ask(List<Request> requests) throws IOException {
		List<Reply> replies = new ArrayList<>(requests.size());
		for (int from = 0; from < requests.size(); from += BATCH) {
			List<CompletableFuture<Reply>> sent = new ArrayList<>(BATCH);
			for (Request request : requests.subList(from, Math.min(from + BATCH, requests.size()))) {
				sent.add(this.connection.send(request));
			}
			for (CompletableFuture<Reply> reply : sent) {
				replies.add(this.connection.await(reply));
			}
		}
		return replies;
	}

	/** Where a link points; null if it is gone or its target can't be said. */
	private @Nullable String target(String path) throws IOException {
		return target(this.connection.ask(Request.readLink(wire(path))));
	}

	private @Nullable String target(Reply reply) throws IOException {
		try {
			Reply named = reply.require(PacketType.NAME, "");
			return (named.number() == 1) ? this.names.decode(named.text()) : null;
		}
		catch (FileSystemException | CharacterCodingException ex) {
			return null;
		}
	}

	/** A path of the server without links. */
	String realPath(String path) throws IOException {
		Reply reply = this.connection.ask(Request.realPath(this.names.encode(path))).require(PacketType.NAME, path);
		if (reply.number() != 1) {
			throw Reply.nonsense();
		}
		return this.names.decode(reply.text());
	}

	/**
	 * What a directory holds. Nothing that the server says beside the names is believed:
	 * there are servers that follow links for it.
	 * @throws StaleDirectoryException if it is none any more
	 */
	Children list(String path) throws IOException {
		requireStill(path);
		List<Children.Failure> failures = new ArrayList<>(0);
		List<String> children = new ArrayList<>();
		for (String name : names(path, failures)) {
			children.add(EncodedPaths.below(path, name));
		}
		List<FileStat> stats = stats(children, failures);
		requireStill(path);
		return new Children(stats, failures);
	}

	private void requireStill(String path) throws IOException {
		try {
			requireDirectory(path);
		}
		catch (NotDirectoryException ex) {
			throw new StaleDirectoryException(EncodedName.display(path));
		}
		catch (SystemCallException ex) {
			throw (ex.error() == SystemError.LINK) ? new StaleDirectoryException(EncodedName.display(path)) : ex;
		}
	}

	private List<FileStat> stats(List<String> paths, List<Children.Failure> failures) throws IOException {
		List<Reply> replies = lstat(paths);
		List<FileStat> stats = new ArrayList<>(paths.size());
		for (int i = 0; i < paths.size(); i++) {
			String path = paths.get(i);
			if (replies.get(i).isMissing()) {
				continue; // it is gone since it was listed
			}
			try {
				WireAttributes found = attributes(path, replies.get(i));
				stats.add(stat(path, found, found.isLink() ? target(path) : null));
			}
			catch (FileSystemException ex) {
				failures.add(new Children.Failure(EncodedPaths.name(path), ex));
			}
		}
		return stats;
	}

	/** The names of a directory's children, also of those that can't be reached by it. */
	Set<String> names(String path) throws IOException {
		requireDirectory(path);
		List<Children.Failure> failures = new ArrayList<>(0);
		Set<String> names = names(path, failures);
		failures.forEach((failure) -> names.add(failure.name()));
		return names;
	}

	/**
	 * The names of a directory's children.
	 * @param failures to which names are added that can't be said
	 */
	private Set<String> names(String path, List<Children.Failure> failures) throws IOException {
		byte[] handle = this.connection.ask(Request.openDirectory(wire(path))).require(PacketType.HANDLE, path).text();
		try {
			Set<String> names = new HashSet<>();
			for (Reply reply = more(handle); !reply.isEnd(); reply = more(handle)) {
				int count = reply.require(PacketType.NAME, path).number();
				if (count < 1 || names.size() + failures.size() > MOST_NAMES) {
					throw Reply.nonsense(); // it would go on for ever
				}
				for (int left = count; left > 0; left--) {
					addName(reply.text(), names, failures);
					reply.text(); // the line for people
					WireAttributes.read(reply);
				}
			}
			return names;
		}
		finally {
			this.connection.tell(Request.close(handle));
		}
	}

	private Reply more(byte[] handle) throws IOException {
		return this.connection.ask(Request.readDirectory(handle));
	}

	private void addName(byte[] wire, Set<String> names, List<Children.Failure> failures) {
		String raw = EncodedName.decode(wire);
		if (raw.equals(".") || raw.equals("..")) {
			return;
		}
		try {
			names.add(FileNames.require(this.names.decode(wire)));
		}
		catch (CharacterCodingException ex) {
			failures.add(new Children.Failure(raw,
					new FileSystemException(EncodedName.display(raw), null, WireNames.UNHELD)));
		}
		catch (IOException ex) {
			failures.add(new Children.Failure(raw.replace('/', '\\').replace('\0', '?'), ex));
		}
	}

}
