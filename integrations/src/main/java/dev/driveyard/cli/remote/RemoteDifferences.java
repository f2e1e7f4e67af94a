package dev.driveyard.cli.remote;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.catalogue.differences.ComparedFile;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Difference.Kind;
import dev.driveyard.catalogue.differences.Difference.Reason;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import org.jspecify.annotations.Nullable;

/**
 * What runs of a server elsewhere have found that compared two trees.
 */
public final class RemoteDifferences {

	private final RemoteServer server;

	public RemoteDifferences(RemoteServer server) {
		this.server = server;
	}

	/** Hands over those that a run has found, by path. */
	public void forEach(long run, Consumer<Difference> action) {
		this.server.forEach("/runs/" + run + "/differences", (told) -> action.accept(difference(told)));
	}

	private static Difference difference(Map<String, Object> told) {
		Object reason = told.get("reason");
		return new Difference(RemoteEntries.path(told), Kind.valueOf(word(told.get("kind"))), file(told.get("a")),
				file(told.get("b")), (reason != null) ? Reason.valueOf(word(reason)) : null,
				told.containsKey("moved_to") ? RemoteEntries.name(told, "moved_to") : null);
	}

	private static @Nullable ComparedFile file(@Nullable Object told) {
		if (!(told instanceof Map<?, ?> file)) {
			return null;
		}
		return new ComparedFile(FileKind.valueOf(word(file.get("kind"))), RemoteServer.number(file.get("size")),
				FileTimes.of(Instant.parse(RemoteServer.text(file.get("modified")))), null);
	}

	private static String word(@Nullable Object told) {
		return RemoteServer.text(told).toUpperCase(Locale.ROOT);
	}

}
