package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.List;

import dev.driveyard.content.Blake3;
import dev.driveyard.content.ContentHash;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Copies regular files. A copy is made under a temporary name beside its target and put
 * in its place in one step, so that the target has nothing, what it had before, or all.
 * Doing it again after a crash, at whatever moment, gives the same.
 * <p>
 * For one thread. Keeps up to 1 MiB of memory.
 */
public final class FileCopier {

	/** How many bytes are between two checkpoints. */
	public static final long CHECKPOINT = 64L * 1024 * 1024;

	private static final int TRIES_WHILE_CHANGING = 3;

	private static final int TRIES_WHILE_CORRUPT = 2;

	private final CopyOptions options;

	private final CopyHooks hooks;

	private final long checkpoint;

	private final Blocks blocks;

	private final Clones clones;

	private final TimeScales times = new TimeScales();

	private final TargetNames names;

	private final Views views = new Views();

	private @Nullable FolderTraits traits;

	public FileCopier(CopyOptions options, CopyHooks hooks) {
		this(options, hooks, new TargetNames());
	}

	/**
	 * One that works beside others.
	 * @param names what all of them know of the directories they copy to
	 */
	public FileCopier(CopyOptions options, CopyHooks hooks, TargetNames names) {
		this(options, hooks, CHECKPOINT, names);
	}

	FileCopier(CopyOptions options, CopyHooks hooks, long checkpoint) {
		this(options, hooks, checkpoint, new TargetNames());
	}

	private FileCopier(CopyOptions options, CopyHooks hooks, long checkpoint, TargetNames names) {
		this.names = names;
		this.options = options;
		this.hooks = hooks;
		this.checkpoint = checkpoint;
		this.blocks = new Blocks(hooks);
		this.clones = new Clones(options.method());
	}

	/**
	 * Copies one file. Unless the outcome is one of success, or a later run may go on
	 * from what there is, nothing is left of it.
	 */
	public CopyOutcome copy(FileCopy copy) {
		try (SourceFile source = copy.from().openSource(copy.name())) {
			FileStat stat = source.stat();
			return (stat.stat().kind() == FileKind.FILE) ? copy(copy, source, stat)
					: new CopyOutcome.NotCopied(stat.stat().kind());
		}
		catch (IOException ex) {
			return unopened(copy, ex);
		}
	}

	private static CopyOutcome unopened(FileCopy copy, IOException failure) {
		try {
			FileStat found = copy.from().find(copy.name());
			if (found != null && found.stat().kind() != FileKind.FILE) {
				return new CopyOutcome.NotCopied(found.stat().kind());
			}
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
		return CopyFailures.ofSource(failure);
	}

	/**
	 * Whether a copy may have the time that its source had: all file systems keep that to
	 * two seconds, if they can keep it at all.
	 */
	public static boolean isCloseTime(long source, long copy) {
		return TimeScale.isClose(source, copy);
	}

	private CopyOutcome copy(FileCopy copy, SourceFile source, FileStat stat) {
		try {
			CopyOutcome earlier = copy.replay() ? earlier(copy, source, stat) : null;
			TargetPlacement placement = new TargetPlacement(this.options.conflict(), copy, stat, this.names,
					this.times);
			CopyOutcome settled = (earlier != null || copy.fresh()) ? earlier : placement.settle();
			return (settled != null) ? settled : copyContent(copy, source, placement);
		}
		catch (CopyEndedException ex) {
			return ex.outcome();
		}
		catch (IOException ex) {
			return CopyFailures.ofTarget(ex);
		}
	}

	private @Nullable CopyOutcome earlier(FileCopy copy, SourceFile source, FileStat stat) throws IOException {
		CopyOutcome.Already found = EarlierCopy.find(copy, source, stat, this.options.conflict(), this.blocks,
				this.times);
		if (found == null) {
			return null;
		}
		this.views.requireOther(copy.as(found.name()), false);
		return this.names.isOther(copy.to(), copy.to().stat(found.name()), copy.others()) ? TargetPlacement.collision()
				: found;
	}

	private CopyOutcome copyContent(FileCopy copy, SourceFile source, TargetPlacement placement) throws IOException {
		FileStat stat = placement.source();
		FileCopy next = copy;
		int changing = 0;
		int corrupt = 0;
		while (true) {
			CopyOutcome outcome = tryOnce(next, source, placement, stat.stat());
			if (outcome instanceof CopyOutcome.Changing && ++changing == TRIES_WHILE_CHANGING) {
				return new CopyOutcome.Changing(changing);
			}
			boolean again = outcome instanceof CopyOutcome.Changing
					|| (outcome instanceof CopyOutcome.Corrupt && ++corrupt < TRIES_WHILE_CORRUPT);
			if (!again) {
				return outcome;
			}
			stat = source.stat();
			next = copy.again(null);
		}
	}

	private CopyOutcome tryOnce(FileCopy copy, SourceFile source, TargetPlacement placement, FileAttributes stat) {
		Checkpoints checkpoints = new Checkpoints(this.hooks, this.checkpoint, this.options.needsSync());
		CopyOutcome outcome;
		try {
			SettledTime.await(stat.modified());
			outcome = fillAndPut(copy, source, placement, stat, checkpoints);
		}
		catch (CopyEndedException ex) {
			outcome = ex.outcome();
		}
		catch (IOException ex) {
			outcome = CopyFailures.ofTarget(ex);
		}
		if (!(outcome instanceof CopyOutcome.Copied)) {
			giveUp(copy, outcome, checkpoints);
		}
		return outcome;
	}

	/** A part that a later run may go on from is kept. */
	private static void giveUp(FileCopy copy, CopyOutcome outcome, Checkpoints checkpoints) {
		boolean resumable = outcome instanceof CopyOutcome.Stopped || outcome instanceof CopyOutcome.Pointless;
		if (resumable && (checkpoints.any() || copy.resume() != null)) {
			return;
		}
		checkpoints.revoke();
		try {
			copy.to().delete(copy.partName());
		}
		catch (IOException ex) {
			// there was none, or the next run replaces it
		}
	}

	private CopyOutcome fillAndPut(FileCopy copy, SourceFile source, TargetPlacement placement, FileAttributes stat,
			Checkpoints checkpoints) throws IOException {
		Filled filled;
		try (PartFile part = PartFile.open(copy, source, stat, this.blocks, this.options.needsHash())) {
			if (this.options.conflict() != Conflict.RENAME) {
				this.views.requireOther(copy, true);
			}
			filled = fill(copy, source, part, stat, checkpoints);
		}
		KeptTime.check(copy.to(), copy.partName(), stat.modified(), filled.warnings());
		if (this.hooks.abandoned().getAsBoolean()) {
			throw new CopyEndedException(new CopyOutcome.Stopped());
		}
		TargetPlacement.Placed placed = placement.put(copy.to(), copy.partName());
		if (this.options.durability() == Durability.DIRECTORY) {
			copy.to().sync();
		}
		return new CopyOutcome.Copied(placed.name(), filled.how(), stat.size(), filled.hash(), placed.replaced(),
				this.options.verify(), filled.warnings());
	}

	private Filled fill(FileCopy copy, SourceFile source, PartFile part, FileAttributes stat, Checkpoints checkpoints)
			throws IOException {
		CopyOutcome.How how = copyBytes(source, part, stat.size(), checkpoints);
		ContentHash hash = hashRead(source, part, stat.size(), how);
		if (!stat.sameContent(source.stat().stat())) {
			throw new CopyEndedException(new CopyOutcome.Changing(1));
		}
		if (this.options.verify() && hash != null) {
			verify(part, stat.size(), hash);
		}
		List<String> warnings = MetadataCopier.copy(source.metadata(), stat, part.file().metadata(),
				traits(copy.to(), part));
		if (this.options.needsSync()) {
			part.file().sync(true);
		}
		return new Filled(how, hash, warnings);
	}

	private CopyOutcome.How copyBytes(SourceFile source, PartFile part, long size, Checkpoints checkpoints)
			throws IOException {
		this.blocks.drop();
		if (part.length() == 0 && size > 0 && this.clones.make(source, part.file())) {
			checkpoints.count(size);
			return CopyOutcome.How.REFLINK;
		}
		checkpoints.resumed(part.length());
		boolean inPlace = this.options.method() != CopyMethod.STREAM;
		return new ByteTransfer(source, part, size, this.blocks, checkpoints, inPlace).copyFrom(part.length());
	}

	/** What was cloned was not read yet. */
	private @Nullable ContentHash hashRead(SourceFile source, PartFile part, long size, CopyOutcome.How how)
			throws IOException {
		Blake3 hash = part.hash();
		if (hash == null) {
			return null;
		}
		return (how == CopyOutcome.How.REFLINK) ? this.blocks.hashOf(source, size) : hash.digest();
	}

	/** Reads what was written, from the medium if the system allows. */
	private void verify(PartFile part, long size, ContentHash read) throws IOException {
		part.file().flush();
		part.file().forget();
		ContentHash written = this.blocks.hashOf(part.file(), size, read);
		if (!written.equals(read)) {
			throw new CopyEndedException(new CopyOutcome.Corrupt(read, written));
		}
	}

	/** All files of a directory get the same from it; they come one after the other. */
	private FolderTraits traits(WritableDirectory folder, PartFile part) throws IOException {
		if (this.traits == null || this.traits.folder() != folder) {
			this.traits = FolderTraits.ofFiles(folder, part.file());
		}
		return this.traits;
	}

	private record Filled(CopyOutcome.How how, @Nullable ContentHash hash, List<String> warnings) {
	}

}
