package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.CatalogueReader;
import dev.driveyard.catalogue.CheckScope;
import dev.driveyard.catalogue.CheckScope.Part;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Finding;
import dev.driveyard.catalogue.Finding.Code;
import dev.driveyard.catalogue.KnownDirectory;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Compares each entry with what is on disk: kind, size, time and permissions. Goes by
 * directory, in the order of their ids, and keeps the last one of each part.
 */
final class BasicPhase implements Phase {

	/** With the location and the path in it: the last directory that is done. */
	private static final String AFTER = "basic.";

	private static final int PAGE = 500;

	private static final int DIRECTORIES = 50;

	private final CheckSession session;

	private final Places places;

	private final CheckScope scope;

	private final List<KnownDirectory> page = new ArrayList<>();

	private final Map<String, Long> after = new HashMap<>();

	private int part;

	private long total;

	private @Nullable CatalogueReader catalogue;

	BasicPhase(CheckSession session, Places places, CheckScope scope) {
		this.session = session;
		this.places = places;
		this.scope = scope;
	}

	@Override
	public void open(ExecutionContext context) {
		for (Part each : this.scope.parts()) {
			this.after.put(key(each), context.getLong(key(each), 0));
		}
		this.total = this.session.parts().checks().entries(this.scope);
		this.catalogue = new CatalogueReader(this.session.parts().readDataSource());
	}

	@Override
	public @Nullable Work read() {
		while (this.page.isEmpty() && this.part < this.scope.parts().size()) {
			fill(this.scope.parts().get(this.part));
		}
		if (this.page.isEmpty()) {
			return null;
		}
		Part current = this.scope.parts().get(this.part);
		List<KnownDirectory> some = new ArrayList<>(this.page.subList(0, Math.min(DIRECTORIES, this.page.size())));
		this.page.subList(0, some.size()).clear();
		this.after.put(key(current), some.get(some.size() - 1).id());
		return () -> compare(current, some);
	}

	private void fill(Part current) {
		long last = Objects.requireNonNull(this.after.get(key(current)));
		this.page.addAll(this.session.parts().checks().directories(current, last, PAGE));
		if (this.page.isEmpty()) {
			this.part++;
		}
	}

	/** Parts come and go with their disks, their names stay. */
	private static String key(Part part) {
		String name = part.name();
		return AFTER + part.location() + "/" + part.below() + ((name != null) ? "//" + name : "");
	}

	private Change compare(Part current, List<KnownDirectory> directories) {
		Change change = new Change(null);
		directories.forEach((directory) -> compare(current, directory, change));
		if (change.findings().stream().anyMatch((finding) -> finding.code() != Code.EDITED)) {
			this.places.require(current.location());
		}
		return change;
	}

	private void compare(Part current, KnownDirectory known, Change change) {
		String path = this.places.directory(known.location(), known.path());
		this.session.at(path);
		List<Entry> children = children(current, known);
		try (OpenDirectory directory = DirectoryPaths.open(this.session.parts().volume(), path)) {
			if (this.places.volumeOf(directory.self().device()) != known.volume()) {
				leaveOut(known, path, children, change);
				return;
			}
			for (Entry child : children) {
				compare(directory, child, EncodedPaths.below(path, child.name()), change);
			}
			this.session.counts().add(Count.ENTRIES, children.size());
		}
		catch (NoSuchFileException | NotDirectoryException | StaleDirectoryException ex) {
			missing(known, path, children, change);
		}
		catch (IOException ex) {
			change.findings()
				.add(new Finding(known.id(), Code.UNREADABLE, path,
						"The folder can't be read: " + Problems.describe(ex) + ".", null, null));
		}
	}

	private List<Entry> children(Part current, KnownDirectory known) {
		CatalogueReader reader = Objects.requireNonNull(this.catalogue);
		if (current.name() == null) {
			return reader.childrenOf(known.id());
		}
		Entry child = reader.childOf(known.id(), current.name());
		return (child != null) ? List.of(child) : List.of();
	}

	private void compare(OpenDirectory directory, Entry child, String path, Change change) {
		try {
			FileStat found = directory.find(child.name());
			Entry.Stat now = (found != null) ? found.stat() : null;
			add(Verdicts.of(child, path, now), change);
			if (now != null && now.kind() == child.stat().kind()) {
				add(Verdicts.permissions(child, path, now), change);
			}
		}
		catch (IOException ex) {
			add(Verdicts.finding(child, Code.UNREADABLE, path, "It can't be seen: " + Problems.describe(ex) + ".",
					null), change);
		}
	}

	/** The directory is gone, or only its disk is. */
	private void missing(KnownDirectory known, String path, List<Entry> children, Change change) {
		if (this.places.isOffline(path, known.volume())) {
			this.session.counts().add(Count.OFFLINE, children.size());
			return;
		}
		children.forEach((child) -> add(Verdicts.of(child, EncodedPaths.below(path, child.name()), null), change));
		this.session.counts().add(Count.ENTRIES, children.size());
	}

	private void leaveOut(KnownDirectory known, String path, List<Entry> children, Change change) {
		this.session.counts().add(Count.OFFLINE, children.size());
		change.findings()
			.add(new Finding(known.id(), Code.VOLUME_CHANGED, path,
					"Another file system than the indexed one is here. What it holds was not looked at.", null, null));
	}

	private static void add(@Nullable Finding finding, Change change) {
		if (finding != null) {
			change.findings().add(finding);
		}
	}

	@Override
	public void save(ExecutionContext context) {
		this.after.forEach(context::putLong);
	}

	@Override
	public long total() {
		return this.total;
	}

	@Override
	public void close() {
		if (this.catalogue != null) {
			this.catalogue.close();
			this.catalogue = null;
		}
	}

}
