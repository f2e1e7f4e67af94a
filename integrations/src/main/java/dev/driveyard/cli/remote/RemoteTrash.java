package dev.driveyard.cli.remote;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.cli.shape.TrashShape;
import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;

/**
 * The trash of whoever runs a server elsewhere.
 */
public final class RemoteTrash {

	private static final String PATH = "/trash?limit=500";

	private final RemoteServer server;

	public RemoteTrash(RemoteServer server) {
		this.server = server;
	}

	/** That of the clock on the wall there, which tells when things were trashed. */
	public ZoneId zone() {
		return ZoneId.of(RemoteServer.text(this.server.get("/trash?limit=1").get("timeZone")));
	}

	/**
	 * Hands over what is in it, the newest last.
	 * @param below the encoded path that it was at or below; null for all
	 * @param notes told what is there but not used, and why
	 */
	public void forEach(@Nullable String below, Consumer<String> notes, Consumer<TrashShape> action) {
		String first = PATH + ((below != null) ? "&path=" + RemoteServer.encode(EncodedName.display(below)) : "");
		String next = first;
		while (next != null) {
			Map<String, Object> page = this.server.get(next);
			if (next.equals(first) && page.get("notes") instanceof List<?> told) {
				told.forEach((note) -> notes.accept(String.valueOf(note)));
			}
			RemoteServer.items(page).forEach((one) -> action.accept(TrashShape.of(one)));
			next = (page.get("next") instanceof String after) ? first + "&after=" + RemoteServer.encode(after) : null;
		}
	}

}
