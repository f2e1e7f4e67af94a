package dev.driveyard.server.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.ConfinedPaths;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.security.Caller;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashEntry;
import dev.driveyard.transfer.trash.TrashListing;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is in the trash of whoever runs the server, also by other programs.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/trash")
final class TrashController {

	private final TrashCan trash;

	private final ConfinedPaths paths;

	TrashController(TrashCan trash, ConfinedPaths paths) {
		this.trash = trash;
		this.paths = paths;
	}

	/**
	 * What was trashed, the newest last. Somebody with a token is told of what was in
	 * locations and allowed roots.
	 * @param path only what was at it or below it
	 */
	@GetMapping
	Trashed all(@RequestParam(required = false) @Nullable String path, PageRequest page,
			@AuthenticationPrincipal Caller caller) {
		String below = (path != null) ? Given.path("path", path) : null;
		boolean confined = Caller.isConfined(caller.name());
		String after = (page.after() != null) ? decoded(page.after()) : null;
		int size = page.size();
		try {
			TrashListing listing = TrashListing.of(this.trash,
					(entry) -> isBelow(entry, below) && (!confined || mayBeTold(entry)));
			List<TrashEntry> all = listing.entries();
			int first = (after != null) ? next(all, after) : 0;
			List<TrashEntry> found = all.subList(first, Math.min(first + size, all.size()));
			String next = (first + size < all.size()) ? encoded(found.get(found.size() - 1)) : null;
			return new Trashed(views(found), next, confined ? List.of() : listing.notes(),
					ZoneId.systemDefault().getId());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isBelow(TrashEntry entry, @Nullable String below) {
		return below == null || (entry.path() != null && EncodedPaths.isWithin(entry.path(), below));
	}

	private boolean mayBeTold(TrashEntry entry) {
		return entry.path() != null && this.paths.isNamable(entry.path());
	}

	/** The first one after a place in the order. */
	private static int next(List<TrashEntry> all, String after) {
		for (int at = 0; at < all.size(); at++) {
			if (key(all.get(at)).equals(after)) {
				return at + 1;
			}
		}
		String time = after.substring(0, after.indexOf('\0'));
		return (int) all.stream().takeWhile((entry) -> time(entry).compareTo(time) <= 0).count();
	}

	private static String time(TrashEntry entry) {
		return Objects.toString(entry.deleted(), "");
	}

	private static String key(TrashEntry entry) {
		return time(entry) + '\0' + entry.folder().path() + '\0' + entry.name();
	}

	private static String encoded(TrashEntry entry) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(EncodedName.encode(key(entry)));
	}

	private static String decoded(String after) {
		try {
			String key = EncodedName.decode(Base64.getUrlDecoder().decode(after.getBytes(StandardCharsets.UTF_8)));
			if (key.indexOf('\0') >= 0) {
				return key;
			}
		}
		catch (IllegalArgumentException ex) {
			throw unknown();
		}
		throw unknown();
	}

	private static ProblemException unknown() {
		return ProblemException.ofField("after", "is not what a page has said comes next");
	}

	private List<Map<String, @Nullable Object>> views(List<TrashEntry> found) throws IOException {
		List<Map<String, @Nullable Object>> views = new ArrayList<>();
		for (TrashEntry entry : found) {
			views.add(new JsonObject("trash").putOrNull("deleted", Objects.toString(entry.deleted(), null))
				.put("size", this.trash.size(entry))
				.word("kind", entry.stat().stat().kind())
				.name("path", entry.path())
				.name("trash", entry.folder().path())
				.name("name", entry.name())
				.toMap());
		}
		return views;
	}

	/**
	 * Some of it.
	 *
	 * @param next the value of the parameter {@code after} that gives the following ones;
	 * null if there are none
	 * @param notes what is there but not used, and why
	 * @param timeZone of the times at which things were trashed
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Trashed(List<Map<String, @Nullable Object>> items, @Nullable String next, List<String> notes,
			String timeZone) {
	}

}
