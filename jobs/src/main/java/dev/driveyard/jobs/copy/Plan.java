package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Umask;
import dev.driveyard.storage.writing.Space;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.storage.writing.Writing;
import dev.driveyard.transfer.copy.TargetCheck;
import dev.driveyard.transfer.removal.DirectoryPaths;
import dev.driveyard.transfer.removal.Refusals;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each source, and refuses what can't or must not be done, before
 * anything is touched. For one thread.
 */
final class Plan {

	private static final int SET_GROUP_ID = 02000;

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final long instance;

	private final String token;

	private final OperationVolumes volumes;

	private final Map<String, TargetCheck> targets = new HashMap<>();

	private @Nullable Refusals refusals;

	Plan(CopyParts parts, CopyParameters parameters, long instance) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.token = Tokens.prefix(parts.library(), instance);
		this.volumes = new OperationVolumes(parts);
	}

	/**
	 * What is to be done, without the amounts.
	 * @param before what an earlier run planned: those stay as they are
	 */
	List<Operation> operations(List<Operation> before) {
		if (this.parameters.undo() != null) {
			return reversed(this.parameters.undo());
		}
		boolean into = before.isEmpty() ? isInto() : !this.parameters.destination().equals(before.get(0).target());
		List<Operation> operations = new ArrayList<>();
		Address destination = this.parameters.to(this.parts.volumes());
		for (Address source : this.parameters.from(this.parts.volumes())) {
			operations.add(planned(operations.size(), source, into ? destination.below(source.name()) : destination));
		}
		requireDifferentTargets(operations);
		return operations;
	}

	private Operation planned(int number, Address source, Address target) {
		return Operation.planned(this.instance, number, this.parameters.move() ? Action.MOVE : Action.COPY, source,
				target, new Operation.Identity(FileKind.FILE, 0, 0, 0));
	}

	/**
	 * Makes sure that nothing of it is refused, without touching anything.
	 * @throws OperateException if something can't or must not be done
	 */
	void requireAllowed() throws IOException {
		for (Operation operation : operations(List.of())) {
			FileStat source = source(operation);
			requireAllowed(operation);
			String above = EncodedPaths.parent(String.valueOf(operation.target()));
			if (!isToBeMade(above)) {
				try (WritableDirectory parent = parent(above)) {
					requireApart(operation, source, parent);
				}
			}
			else {
				try (WritableDirectory parent = parent(EncodedPaths.parent(above))) {
					requireOutside(operation, source, parent);
				}
			}
		}
	}

	/** Whether it is the destination, which was said to be a folder and is not there. */
	private boolean isToBeMade(String folder) {
		return this.parameters.folder() && folder.equals(this.parameters.destination()) && find(folder) == null;
	}

	/** Whether the sources go into the destination, as {@code cp} would do. */
	private boolean isInto() {
		if (this.parameters.exact()) {
			return false;
		}
		if (this.parameters.sources().size() == 1
				&& isRespelt(this.parameters.sources().get(0), this.parameters.destination())) {
			return false;
		}
		FileStat destination = find(this.parameters.destination());
		boolean folder = (destination != null) ? destination.stat().kind() == FileKind.DIRECTORY
				: this.parameters.folder();
		if (!folder && this.parameters.sources().size() > 1) {
			throw new OperateException(display(this.parameters.destination())
					+ ((destination != null) ? " is no folder" : " does not exist")
					+ ": several sources need a folder to go to. Make it first.");
		}
		return folder;
	}

	/** Whether a move only spells the name in another way, where both are one. */
	private boolean isRespelt(String source, String target) {
		try {
			return this.parameters.move() && new Respelling(this.parts.volume(), source, target).isOne();
		}
		catch (IOException ex) {
			return false; // what can't be read is told when it is to be moved
		}
	}

	private static void requireDifferentTargets(List<Operation> operations) {
		Map<String, String> sources = new HashMap<>();
		for (Operation operation : operations) {
			String other = sources.put(String.valueOf(operation.target()), operation.source());
			if (other != null && !other.equals(operation.source())) {
				throw new OperateException(
						display(other) + " and " + display(operation.source()) + " would both become "
								+ display(String.valueOf(operation.target())) + ". Copy them to different folders.");
			}
		}
	}

	/** The way back of a move. */
	private List<Operation> reversed(long run) {
		long moved = this.parts.runs()
			.find(run)
			.orElseThrow(() -> new OperateException("There is no run " + run + "."))
			.instance();
		List<Operation> operations = new ArrayList<>();
		for (Operation done : this.parts.journal().operations(moved)) {
			boolean whole = done.state() == Operation.State.DONE && !isMerged(done);
			if (done.action() == Action.MOVE && done.target() != null && whole) {
				operations.add(planned(operations.size(), done.to(), done.from()));
			}
		}
		if (operations.isEmpty()) {
			throw new OperateException(Failure.ofRun(FailureCode.NOTHING_TO_UNDO,
					"Nothing of run " + run
							+ " can be moved back: what it moved was merged into folders that were there before,"
							+ " or has been moved back already.",
					run));
		}
		return operations;
	}

	private boolean isMerged(Operation operation) {
		return this.parts.journal()
			.directories(operation.id(), 0, 1)
			.stream()
			.anyMatch((directory) -> !directory.made());
	}

	/**
	 * The operation with the source as it is now.
	 * @throws OperateException if it can't or must not be done
	 */
	Operation check(Operation operation) throws IOException {
		FileStat source = source(operation);
		requireAllowed(operation);
		String above = EncodedPaths.parent(String.valueOf(operation.target()));
		if (isToBeMade(above)) {
			make(above);
		}
		try (WritableDirectory parent = parent(above)) {
			requireApart(operation, source, parent);
			requireNotSeenInside(operation, source);
			requireWritable(operation, parent);
		}
		FileAttributes stat = source.stat();
		return this.volumes
			.planned(operation.with(new Operation.Identity(stat.kind(), stat.inode(), stat.size(), stat.modified())));
	}

	private FileStat source(Operation operation) throws IOException {
		try {
			return this.parts.source(operation).stat(operation.source());
		}
		catch (NoSuchFileException ex) {
			throw new OperateException(display(operation.source()) + " does not exist.");
		}
	}

	private void requireAllowed(Operation operation) throws IOException {
		String target = String.valueOf(operation.target());
		if (this.parameters.move()) {
			if (this.parts.source(operation).facet(Writing.class).isEmpty()) {
				throw new OperateException(Failure.ofPath(FailureCode.NOT_WRITABLE,
						display(this.parts.volumes().text(operation.from()))
								+ " is on a volume that can only be read: it can be copied, but not moved.",
						operation.source()));
			}
			requireMovable(operation.source());
		}
		if (EncodedPaths.isWithin(target, LocalPaths.encode(this.parts.library().folder()))) {
			throw new OperateException(
					display(target) + " is inside the library itself, which looks after its own files.");
		}
	}

	private WritableDirectory parent(String folder) throws IOException {
		try {
			return DirectoryPaths.open(this.parts.volume(), folder);
		}
		catch (NoSuchFileException ex) {
			throw new OperateException("The folder " + display(folder) + " does not exist. Make it first.");
		}
	}

	/**
	 * A folder that was said to be one, with the mode that this process gives new ones.
	 */
	private void make(String folder) throws IOException {
		String name = EncodedPaths.name(folder);
		try (WritableDirectory above = parent(EncodedPaths.parent(folder))) {
			above.createDirectory(name);
			try (WritableDirectory made = above.openDirectory(name)) {
				int inherited = made.self().stat().mode() & SET_GROUP_ID;
				made.metadata().setMode(inherited | (0777 & ~Umask.current()));
			}
		}
		catch (FileAlreadyExistsException ex) {
			// somebody else has just made it
		}
	}

	private void requireApart(Operation operation, FileStat source, WritableDirectory parent) throws IOException {
		String target = String.valueOf(operation.target());
		if (isRespelt(operation.source(), target)) {
			return;
		}
		FileStat there = parent.find(EncodedPaths.name(target));
		if (there != null && CopyParts.isOneDevice(operation) && there.sameFile(source)) {
			throw new OperateException(display(operation.source()) + " and " + display(target)
					+ " are the same. Name another destination.");
		}
		requireOutside(operation, source, parent);
	}

	private void requireOutside(Operation operation, FileStat source, WritableDirectory parent) throws IOException {
		if (source.stat().kind() == FileKind.DIRECTORY && CopyParts.isOneDevice(operation)
				&& TargetCheck.isInside(parent, source)) {
			throw insideItself(operation);
		}
	}

	private OperateException insideItself(Operation operation) {
		return new OperateException(display(String.valueOf(operation.target())) + " lies inside of "
				+ display(operation.source()) + ": a folder can't be " + (this.parameters.move() ? "moved" : "copied")
				+ " into itself. Name a destination outside of it.");
	}

	private void requireWritable(Operation operation, WritableDirectory parent) throws IOException {
		String target = String.valueOf(operation.target());
		FileStat there = parent.find(EncodedPaths.name(target));
		SystemError refusal = (there == null) ? targetCheck(EncodedPaths.parent(target), parent).refusal()
				: (parent.space().readOnly() ? SystemError.READ_ONLY : null);
		if (refusal != null) {
			throw new OperateException(
					"Nothing can be written to " + display(EncodedPaths.parent(target)) + ": " + refusal.text() + ".");
		}
	}

	private void requireNotSeenInside(Operation operation, FileStat source) throws IOException {
		String target = String.valueOf(operation.target());
		if (source.stat().kind() == FileKind.DIRECTORY && CopyParts.isOneDevice(operation)
				&& !isRespelt(operation.source(), target) && new SecondView(this.parts.volume(), this.token + "probe")
					.isInside(operation.source(), source, target)) {
			throw insideItself(operation);
		}
	}

	private TargetCheck targetCheck(String path, WritableDirectory directory) throws IOException {
		TargetCheck known = this.targets.get(path);
		if (known == null) {
			known = TargetCheck.of(directory, this.token + "probe");
			this.targets.put(path, known);
		}
		return known;
	}

	private void requireMovable(String source) throws IOException {
		Refusals system = this.refusals;
		if (system == null) {
			system = Refusals.ofSystem(List.of(LocalPaths.encode(this.parts.library().folder())));
			this.refusals = system;
		}
		system.check(source).ifPresent((reason) -> {
			throw new OperateException(reason.replace("is not removed", "is not moved"));
		});
		for (Location location : this.parts.locations().on(this.parts.volumes().here())) {
			if (EncodedPaths.isWithin(location.root(), source)) {
				throw new OperateException(Failure.ofLocation(FailureCode.LOCATION_IN_THE_WAY,
						display(source) + " is not moved: it " + (location.root().equals(source) ? "is" : "holds")
								+ " the location '" + location.name() + "'.",
						location.id()));
			}
		}
	}

	/**
	 * Makes sure that there is room for all that is to be copied.
	 */
	void requireSpace(List<Operation> operations) throws IOException {
		Map<String, Operation.Amount> needed = new HashMap<>();
		for (Operation operation : operations) {
			String target = String.valueOf(operation.target());
			if (find(target) == null && !sharesBytes(operation, EncodedPaths.parent(target))) {
				needed.merge(EncodedPaths.parent(target), operation.amount(), Operation.Amount::plus);
			}
		}
		for (Map.Entry<String, Operation.Amount> need : needed.entrySet()) {
			try (WritableDirectory directory = DirectoryPaths.open(this.parts.volume(), need.getKey())) {
				requireSpace(directory, need.getKey(), need.getValue());
			}
		}
	}

	private void requireSpace(WritableDirectory directory, String path, Operation.Amount amount) throws IOException {
		Space space = directory.space();
		if (amount.bytes() > space.free()) {
			throw noRoom("There is not enough room at " + display(path) + ": " + amount.bytes()
					+ " bytes are to be copied, " + space.free() + " are free.", path);
		}
		if (space.freeFiles() > 0 && amount.files() + amount.directories() > space.freeFiles()) {
			throw noRoom("The file system of " + display(path) + " has room for " + space.freeFiles() + " more files, "
					+ (amount.files() + amount.directories()) + " are to be copied.", path);
		}
	}

	private static OperateException noRoom(String message, String path) {
		return new OperateException(Failure.ofPath(FailureCode.NO_ROOM, message, path));
	}

	/** Whether a copy need not take any room. */
	private boolean sharesBytes(Operation operation, String target) {
		FileStat from = CopyParts.isOneDevice(operation) ? find(operation.source()) : null;
		FileStat to = find(target);
		if (from == null || to == null || from.device() != to.device()) {
			return false;
		}
		boolean renamed = this.parameters.move() && this.parameters.method().renames();
		String system = this.parts.volume().fileSystem(to.device()).fileSystem();
		boolean clones = this.parameters.method() != Method.STREAM
				&& List.of("btrfs", "xfs", "bcachefs", "zfs").contains(system);
		return renamed || clones;
	}

	private @Nullable FileStat find(String path) {
		try {
			return this.parts.volume().stat(path);
		}
		catch (IOException ex) {
			return null;
		}
	}

	static String display(String path) {
		return EncodedName.display(path);
	}

}
