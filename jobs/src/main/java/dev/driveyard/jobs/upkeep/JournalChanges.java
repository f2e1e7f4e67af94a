package dev.driveyard.jobs.upkeep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the journal says that a run changed on disk.
 */
final class JournalChanges {

	private final Journal journal;

	private final JdbcClient reader;

	private final List<Location> locations;

	private final List<Operation> operations;

	/**
	 * @param reader reads what is committed
	 * @param device whose files it is about
	 * @param locations of that device
	 */
	JournalChanges(Journal journal, JdbcClient reader, String device, List<Location> locations, long instance) {
		this.journal = journal;
		this.locations = locations;
		this.reader = reader;
		this.operations = journal.operations(instance)
			.stream()
			.filter((operation) -> operation.state() == State.DONE || operation.state() == State.PARTLY)
			.filter((operation) -> operation.targetDevice().equals(device))
			.toList();
	}

	/** All absolute paths under which something may have changed. */
	List<String> roots() {
		List<String> roots = new ArrayList<>();
		for (Operation operation : this.operations) {
			if (leaves(operation)) {
				roots.add(operation.source());
			}
			if (operation.target() != null) {
				roots.add(operation.target());
			}
			if (operation.action() == Action.HARDLINK) {
				roots.add(operation.source());
			}
		}
		return roots;
	}

	private static boolean leaves(Operation operation) {
		return switch (operation.action()) {
			case MOVE, TRASH, DELETE, ERASE -> true;
			case COPY, RESTORE, EMPTY, HARDLINK, REFLINK, REPAIR -> false;
		};
	}

	/** What was moved; of a directory that was moved as a whole, not what it holds. */
	Iterator<Moved> moved() {
		return new Chain<>(this.operations.stream()
			.filter((operation) -> operation.action() == Action.MOVE && operation.target() != null)
			.<Supplier<Iterator<Moved>>>map((operation) -> () -> moved(operation, String.valueOf(operation.target())))
			.iterator());
	}

	private Iterator<Moved> moved(Operation operation, String target) {
		if (!isCatalogued(operation.source()) || !isCatalogued(target)) {
			return Collections.emptyIterator();
		}
		DirectoryPages directories = new DirectoryPages(this.journal, operation.id());
		if (!directories.hasNext()) {
			boolean done = operation.state() == State.DONE;
			return (done ? List.of(new Moved(operation.source(), target)) : List.<Moved>of()).iterator();
		}
		String[] whole = { null };
		return new Chain<>(new Mapped<>(directories, (directory) -> () -> {
			if (whole[0] != null && (directory.path() + "/").startsWith(whole[0])) {
				return Collections.emptyIterator();
			}
			String source = EncodedPaths.below(operation.source(), directory.path());
			String reached = EncodedPaths.below(target, directory.path());
			if (directory.made() && directory.state() == FileState.DONE) {
				whole[0] = directory.path().isEmpty() ? "" : directory.path() + "/";
				return List.of(new Moved(source, reached)).iterator();
			}
			return this.journal.files(operation.id(), directory.number())
				.stream()
				.filter((file) -> file.state() == FileState.DONE)
				.map((file) -> new Moved(EncodedPaths.below(source, file.name()),
						EncodedPaths.below(reached, file.copyName())))
				.iterator();
		}));
	}

	/** The directories in which something changed, those that hold others first. */
	Iterator<Touched> touched() {
		List<Supplier<Iterator<Touched>>> parts = new ArrayList<>();
		parts.add(() -> parents().iterator());
		for (Operation operation : this.operations) {
			String target = operation.target();
			switch (operation.action()) {
				case COPY -> parts.add(() -> reached(operation, String.valueOf(target), false));
				case MOVE -> {
					parts.add(() -> renamed(operation, String.valueOf(target)));
					parts.add(() -> reached(operation, String.valueOf(target), true));
					parts.add(() -> left(operation));
					parts.add(() -> linked(operation));
				}
				case DELETE, ERASE -> {
					parts.add(() -> left(operation));
					parts.add(() -> linked(operation));
				}
				case RESTORE -> parts.add(() -> List.of(Touched.tree(String.valueOf(target))).iterator());
				case HARDLINK -> {
					parts.add(() -> linked(operation));
					parts.add(() -> namesOf(operation.identity().inode()));
				}
				case TRASH, EMPTY, REFLINK, REPAIR -> {
				}
			}
		}
		return new Chain<>(parts.iterator());
	}

	/** What holds the operations' sources and targets, and what holds that. */
	private List<Touched> parents() {
		Map<String, Set<String>> gone = new TreeMap<>();
		Map<String, Map<String, OperationFile>> files = new HashMap<>();
		Set<String> moved = new HashSet<>();
		for (Operation operation : this.operations) {
			if (leaves(operation)) {
				gone.computeIfAbsent(EncodedPaths.parent(operation.source()), (path) -> new HashSet<>())
					.add(EncodedPaths.name(operation.source()));
			}
			if (operation.action() == Action.HARDLINK) {
				gone.computeIfAbsent(EncodedPaths.parent(operation.source()), (path) -> new HashSet<>());
			}
			String target = operation.target();
			if (target != null) {
				String parent = EncodedPaths.parent(target);
				gone.computeIfAbsent(parent, (path) -> new HashSet<>());
				if (operation.action() == Action.MOVE) {
					moved.add(parent);
				}
				this.journal.files(operation.id(), 0)
					.forEach((file) -> files.computeIfAbsent(parent, (path) -> new HashMap<>())
						.put(EncodedPaths.name(target), file));
			}
		}
		Set<String> above = gone.keySet()
			.stream()
			.map(EncodedPaths::parent)
			.collect(Collectors.toCollection(TreeSet::new));
		this.operations.stream()
			.filter((operation) -> operation.action() == Action.RESTORE || operation.action() == Action.REPAIR)
			.forEach((operation) -> addAncestors(String.valueOf(operation.target()), above));
		above.forEach((path) -> gone.putIfAbsent(path, Set.of()));
		ChangedNames names = ChangedNames.of(this.operations, this.journal, gone.keySet());
		List<Touched> touched = new ArrayList<>();
		gone.forEach((path, left) -> touched.add(new Touched(path, Touched.Depth.ALONE, left,
				files.getOrDefault(path, Map.of()), moved.contains(path), names.in(path))));
		return touched;
	}

	/** What is put back brings back the directories above it that were gone. */
	private static void addAncestors(String path, Set<String> above) {
		for (String at = EncodedPaths.parent(path); !at.equals("/"); at = EncodedPaths.parent(at)) {
			above.add(at);
		}
	}

	/**
	 * What was renamed as a whole; what lies below it comes only where it was in no
	 * location.
	 */
	private Iterator<Touched> renamed(Operation operation, String target) {
		boolean whole = !new DirectoryPages(this.journal, operation.id()).hasNext();
		return (whole ? List.of(Touched.renamed(target)) : List.<Touched>of()).iterator();
	}

	/** Where other names of files are that were removed: these have one name less. */
	private Iterator<Touched> linked(Operation operation) {
		return this.journal.linkedFiles(operation.id())
			.stream()
			.filter((file) -> file.state() == FileState.DONE)
			.flatMap((file) -> foldersOf(file.inode()))
			.distinct()
			.map(Touched::at)
			.iterator();
	}

	/** Where names of a file are that has more of them now. */
	private Iterator<Touched> namesOf(long inode) {
		return foldersOf(inode).distinct().map(Touched::at).iterator();
	}

	/** The folders of files with several names that may be this one. */
	private Stream<String> foldersOf(long inode) {
		return this.reader.sql("""
				SELECT l.root, d.path FROM entry e JOIN directory d ON d.id = e.parent_id
					JOIN location l ON l.id = d.location_id
				WHERE e.links > 1 AND e.kind = 0 AND e.inode = ? AND e.volume_id IN (SELECT id FROM volume)""")
			.param(inode)
			.query((row, number) -> EncodedPaths.below(row.getString(1), row.getString(2)))
			.list()
			.stream();
	}

	/** Whether the catalogue may have something at a path or below it. */
	private boolean isCatalogued(String path) {
		return this.locations.stream()
			.anyMatch((location) -> EncodedPaths.isWithin(path, location.root())
					|| EncodedPaths.isWithin(location.root(), path));
	}

	private Iterator<Touched> reached(Operation operation, String target, boolean moved) {
		if (!isCatalogued(target)) {
			return Collections.emptyIterator();
		}
		return new Mapped<>(new DirectoryPages(this.journal, operation.id()), (directory) -> {
			String path = EncodedPaths.below(target, directory.path());
			Map<String, OperationFile> files = this.journal.files(operation.id(), directory.number())
				.stream()
				.filter((file) -> file.state() == FileState.DONE || file.state() == FileState.COPIED)
				.collect(Collectors.toMap(OperationFile::copyName, Function.identity(), (one, other) -> one));
			boolean renamed = moved && files.isEmpty() && directory.made() && directory.state() == FileState.DONE;
			return renamed ? Touched.renamed(path) : Touched.reached(path, files, moved);
		});
	}

	/** What is left of a tree that was not taken away as a whole. */
	private Iterator<Touched> left(Operation operation) {
		if (operation.state() == State.DONE || !isCatalogued(operation.source())) {
			return Collections.emptyIterator();
		}
		return new Mapped<>(new DirectoryPages(this.journal, operation.id()), (directory) -> {
			String path = EncodedPaths.below(operation.source(), directory.path());
			if (directory.state() == FileState.DONE) {
				return Touched.left(EncodedPaths.parent(path), Set.of(EncodedPaths.name(path)));
			}
			return Touched.left(path,
					this.journal.files(operation.id(), directory.number())
						.stream()
						.filter((file) -> file.state() == FileState.DONE)
						.map(OperationFile::name)
						.collect(Collectors.toSet()));
		});
	}

	/**
	 * Some iterators after each other, each made when the one before has ended.
	 */
	private static final class Chain<T> implements Iterator<T> {

		private final Iterator<Supplier<Iterator<T>>> parts;

		private Iterator<T> part = Collections.emptyIterator();

		Chain(Iterator<Supplier<Iterator<T>>> parts) {
			this.parts = parts;
		}

		@Override
		public boolean hasNext() {
			while (!this.part.hasNext() && this.parts.hasNext()) {
				this.part = this.parts.next().get();
			}
			return this.part.hasNext();
		}

		@Override
		public T next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			return this.part.next();
		}

	}

	/**
	 * Another iterator's items, changed.
	 */
	private record Mapped<S, T>(Iterator<S> items, Function<S, T> change) implements Iterator<T> {

		@Override
		public boolean hasNext() {
			return this.items.hasNext();
		}

		@Override
		public T next() {
			return this.change.apply(this.items.next());
		}

	}

}
