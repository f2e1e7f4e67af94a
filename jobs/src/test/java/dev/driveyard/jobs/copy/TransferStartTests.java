package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.copy.OperationStart.Begun;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.TreeSnapshot;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is done one after the other before files are copied or moved, each part alone: the
 * reader only reads; operations and directories are begun by what has effects.
 */
@SuppressWarnings("NullAway.Init")
class TransferStartTests extends CopyTestBase {

	private static final long INSTANCE = 4711;

	private TargetFolders folders;

	private OperationVolumes volumes;

	private SliceCutter cutter;

	@BeforeEach
	void fill() {
		for (int d = 0; d < 3; d++) {
			this.source.file("d" + d + "/f", "content " + d);
			this.source.file("d" + d + "/deep/f", "deep " + d);
		}
		this.source.file("f", "top");
	}

	@AfterEach
	void closeFolders() {
		if (this.folders != null) {
			this.folders.close();
		}
	}

	private CopyParts parts() {
		return this.jobs.bean(CopyParts.class);
	}

	private Journal journal() {
		return this.jobs.bean(Journal.class);
	}

	/** Recorded as planned, with what it is now. */
	private Operation planned(boolean move, Path from, Path to) throws IOException {
		String source = LocalPaths.encode(from);
		FileStat stat = parts().volume().stat(source);
		VolumeRegistry registry = parts().volumes();
		journal().plan(List.of(Operation.planned(INSTANCE, journal().operations(INSTANCE).size(),
				move ? Operation.Action.MOVE : Operation.Action.COPY, registry.local(source),
				registry.local(LocalPaths.encode(to)), new Operation.Identity(stat.stat().kind(), stat.stat().inode(),
						stat.stat().size(), stat.stat().modified()))));
		List<Operation> all = journal().operations(INSTANCE);
		return all.get(all.size() - 1);
	}

	private static CopyParameters parameters(boolean move) {
		return CopyParameters.model(move).parse(Map.of("sources", List.of("/a"), "destination", "/b"));
	}

	private OperationStart start(boolean move) {
		WriteAhead ahead = new WriteAhead(journal(), parts().transactionManager());
		this.folders = new TargetFolders(parts().volume(), parameters(move), ahead, 0);
		this.volumes = new OperationVolumes(parts());
		this.cutter = new SliceCutter(new FileSelection(new LinkedSources(parts().volume()), move),
				new UnrecordedSlices(0));
		return new OperationStart(parts(), parameters(move), journal().operations(INSTANCE), this.folders, this.volumes,
				new OperationSource(parts().volume(), move, "test"), this.cutter);
	}

	private TreeWalk walk(Operation operation) {
		try {
			FileStat start = parts().volume().stat(operation.source());
			return new TreeWalk(parts().volume(), operation.source(), "", start, Rules.NONE,
					new WalkOptions(WalkOptions.UNLIMITED, false, 2, null));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<Listing> listings(Operation operation) {
		List<Listing> all = new ArrayList<>();
		try (TreeWalk walk = walk(operation)) {
			for (Listing next = walk.next(); next != null; next = walk.next()) {
				all.add(next);
			}
		}
		return all;
	}

	private static List<String> read(CopySourceReader reader) {
		List<String> all = new ArrayList<>();
		for (CopySource next = reader.read(); next != null; next = reader.read()) {
			all.add(next.operation().number()
					+ ((next instanceof CopySource.Folder folder) ? " " + folder.listing().path() : ""));
		}
		reader.close();
		return all;
	}

	@Test
	void theReaderReadsOperationsAndTheirDirectoriesAndDoesNothingElse() throws IOException {
		Tree other = Tree.create(this.temp.resolve("other"));
		other.file("x/f", "x");
		planned(true, this.source.root(), this.target.path("a"));
		planned(true, this.source.path("f"), this.target.path("b"));
		planned(true, other.root(), this.target.path("c"));
		Map<String, String> before = TreeSnapshot.of(this.temp);
		CopySourceReader reader = new CopySourceReader(journal().operations(INSTANCE),
				(operation) -> (operation.number() == 1) ? null : walk(operation));
		assertThat(read(reader)).containsExactly("0", "0 ", "0 d0", "0 d0/deep", "0 d1", "0 d1/deep", "0 d2",
				"0 d2/deep", "1", "2", "2 ", "2 x");
		assertThat(TreeSnapshot.of(this.temp)).isEqualTo(before);
		assertThat(journal().operations(INSTANCE)).extracting(Operation::state).containsOnly(State.PLANNED);
	}

	@Test
	void whatIsDoneIsNotReadAgain() throws IOException {
		Operation first = planned(false, this.source.root(), this.target.path("a"));
		planned(false, this.source.path("d1"), this.target.path("b"));
		journal().update(List.of(first.ended(State.DONE, 1, null)));
		CopySourceReader reader = new CopySourceReader(journal().operations(INSTANCE), this::walk);
		assertThat(read(reader)).containsExactly("1", "1 ", "1 deep");
	}

	@Test
	void aMoveRenamesTheWholeSourceAndWalksNothing() throws IOException {
		Map<String, String> before = sourceFacts();
		Operation operation = planned(true, this.source.root(), there(""));
		Begun begun = start(true).begin(operation, EarlierWork.none(), false);
		assertThat(begun.walk()).isNull();
		assertThat(begun.slices()).singleElement().satisfies((slice) -> {
			assertThat(slice.files()).isEmpty();
			assertThat(slice.settled().operations()).extracting(Operation::state).containsExactly(State.DONE);
		});
		assertThat(targetFacts()).isEqualTo(before);
		assertThat(this.source.root()).doesNotExist();
	}

	@Test
	void aMoveThatWasMadeWithoutBeingRecordedIsDone() throws IOException {
		Operation operation = planned(true, this.source.root(), there(""));
		Files.move(this.source.root(), there(""));
		Begun begun = start(true).begin(operation, EarlierWork.none(), false);
		assertThat(begun.slices().get(0).settled().operations()).extracting(Operation::state)
			.containsExactly(State.DONE);
	}

	@Test
	void aCopyMakesTheTargetsFolderAndNothingInIt() throws IOException {
		Operation operation = planned(false, this.source.root(), there(""));
		Begun begun = start(false).begin(operation, EarlierWork.none(), false);
		assertThat(begun.slices()).isEmpty();
		OperationWalk walk = Objects.requireNonNull(begun.walk());
		assertThat(walk.madeTop.isNew()).isTrue();
		assertThat(walk.renames).isFalse();
		assertThat(there("")).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aSourceThatWasReplacedIsLeftAlone(boolean move) throws IOException {
		Operation operation = planned(move, this.source.path("f"), there("f"));
		Files.move(this.source.path("f"), this.temp.resolve("kept"));
		this.source.file("f", "another");
		Begun begun = start(move).begin(operation, EarlierWork.none(), false);
		assertThat(begun.slices()).singleElement().satisfies((slice) -> {
			assertThat(slice.settled().operations()).extracting(Operation::state).containsExactly(State.FAILED);
			assertThat(slice.settled().issues()).extracting(Issue::message)
				.containsExactly("It was replaced since it was planned");
		});
		assertThat(this.source.path("f")).hasContent("another");
		assertThat(there("")).doesNotExist();
	}

	@Test
	void anOperationDoesNotBeginWhereItsDiskIsMissing() throws IOException {
		Operation operation = planned(false, this.source.root(), there(""));
		OperationStart start = start(false);
		Operation elsewhere = this.volumes.planned(operation);
		Operation.Mount mount = Objects.requireNonNull(elsewhere.targetMount());
		Operation missing = elsewhere.on(elsewhere.sourceMount(), new Operation.Mount(mount.volume(), "/no/such"));
		assertThatThrownBy(() -> start.begin(missing, EarlierWork.none(), false))
			.hasMessageContaining("is not there any more. Mount the disk");
		assertThat(there("")).doesNotExist();
	}

	private List<Slice> beginAll(boolean move, Path to) throws IOException {
		Operation operation = planned(move, this.source.root(), to);
		OperationStart start = start(move);
		OperationWalk walk = Objects.requireNonNull(start.begin(operation, EarlierWork.none(), false).walk());
		FolderStart begins = new FolderStart(this.folders, this.volumes, this.cutter);
		List<Slice> slices = new ArrayList<>();
		listings(operation).forEach((listing) -> slices.addAll(begins.begin(walk, listing, false)));
		return slices;
	}

	@Test
	void foldersOfACopyAreMadeInOrderAndFilesAreLeftToOthers() throws IOException {
		List<Slice> slices = beginAll(false, there(""));
		assertThat(slices).extracting(Slice::path)
			.containsExactly("", "d0", "d0/deep", "d1", "d1/deep", "d2", "d2/deep");
		assertThat(slices).allMatch((slice) -> slice.files().size() == 1 && slice.fresh() && !slice.replay());
		assertThat(slices).extracting((slice) -> slice.settled().directories().get(0).number())
			.containsExactly(1, 2, 3, 4, 5, 6, 7);
		assertThat(there("d2/deep")).isEmptyDirectory();
		assertThat(contents(this.target.root())).isEmpty();
		assertThat(journal().directories(slices.get(0).operation().id(), 0, 10)).isEmpty();
	}

	/** The target has some of the folders: those are merged, the others renamed. */
	@Test
	void foldersOfAMoveAreRenamedAndRecordedBefore() throws IOException {
		this.target.file("source/d1/other", "was there");
		List<Slice> slices = beginAll(true, there(""));
		assertThat(slices).extracting(Slice::path).containsExactly("", "d0", "d1", "d1/deep", "d2");
		assertThat(slices.get(1).settled().directories()).extracting((row) -> row.state())
			.containsExactly(FileState.DONE);
		assertThat(slices.get(2).renames()).isTrue();
		assertThat(slices.get(2).fresh()).isFalse();
		assertThat(journal().directories(slices.get(0).operation().id(), 0, 10))
			.as("what was renamed is recorded as planned before it is")
			.extracting((row) -> row.path() + " " + row.state())
			.containsExactly("d0 PLANNED", "d1/deep PLANNED", "d2 PLANNED");
		assertThat(there("d0/deep/f")).hasContent("deep 0");
		assertThat(there("d1/f")).doesNotExist();
		assertThat(this.source.path("d1/f")).hasContent("content 1");
		assertThat(this.source.path("d0")).doesNotExist();
	}

	@Test
	void nothingBelowAFolderThatCanNotBeMadeIsHandled() throws IOException {
		this.target.file("source/d1", "a file is in the way");
		List<Slice> slices = beginAll(false, there(""));
		assertThat(slices).extracting(Slice::path).containsExactly("", "d0", "d0/deep", "d1", "d2", "d2/deep");
		assertThat(slices.get(3).files()).isEmpty();
		assertThat(slices.get(3).settled().directories()).extracting((row) -> row.state())
			.containsExactly(FileState.FAILED);
		assertThat(slices.get(3).settled().issues()).extracting(Issue::code).containsExactly(Issue.Code.NOT_COPIED);
		assertThat(there("d1")).hasContent("a file is in the way");
	}

	@Test
	void whatIsToBeRenamedIsRecordedAsItIsPrepared() throws IOException {
		this.target.file("source/other", "was there");
		Operation operation = planned(true, this.source.root(), there(""));
		OperationStart start = start(true);
		WriteAhead ahead = new WriteAhead(journal(), parts().transactionManager());
		SlicePreparation preparation = new SlicePreparation(start,
				new FolderStart(this.folders, this.volumes, this.cutter), (one) -> EarlierWork.none(),
				new UnrecordedSlices(0), ahead, this.folders);
		assertThat(preparation.process(new CopySource.Start(operation))).isEmpty();
		assertThat(preparation.start()).isNotNull();
		Listing top = listings(operation).get(0);
		assertThat(preparation.process(new CopySource.Folder(operation, top))).hasSize(1);
		assertThat(journal().files(operation.id(), 1)).extracting((file) -> file.name() + " " + file.state())
			.containsExactly("f PLANNED");
		assertThat(this.source.path("f")).hasContent("top");
	}

}
