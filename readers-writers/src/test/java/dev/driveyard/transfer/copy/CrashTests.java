package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.content.Blake3;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.NewFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A copy that is done again after a crash, at whatever moment, ends as one that was not
 * interrupted.
 */
class CrashTests extends CopyFixture {

	private static final int MIB = 1024 * 1024;

	private static final CopyOptions STREAM = CopyOptions.DEFAULTS.withMethod(CopyMethod.STREAM).withHash(true);

	private final List<Long> written = new ArrayList<>();

	private final List<Long> checkpoints = new ArrayList<>();

	private final AtomicLong progress = new AtomicLong();

	/** Copies with a checkpoint at each MiB, until so many bytes are copied. */
	private CopyOutcome copyUntil(CopyOptions options, FileCopy copy, long end) {
		this.written.clear();
		this.progress.set(0);
		this.to.parts = (file) -> new Recording(file, this.written);
		CopyHooks hooks = new CopyHooks(RateLimiter.UNLIMITED, this.progress::addAndGet, this.checkpoints::add,
				() -> this.progress.get() >= end);
		return new FileCopier(options, hooks, MIB).copy(copy);
	}

	private FileCopy.Resume left(long length) throws IOException {
		FileAttributes stat = this.from.stat("file").stat();
		FileStat part = this.to.find(copy("file").partName());
		return new FileCopy.Resume(length, stat.size(), stat.modified(), (part != null) ? part.device() : 0,
				(part != null) ? part.stat().inode() : 0);
	}

	private byte[] putInterrupted() throws IOException {
		byte[] bytes = put("file", 5 * MIB + 3);
		assertThat(copyUntil(STREAM, copy("file"), 3 * MIB + 1)).isEqualTo(new CopyOutcome.Stopped());
		assertThat(this.checkpoints).containsExactly(1L * MIB, 2L * MIB, 3L * MIB);
		assertThat(targets()).containsExactly(".driveyard-token-1.part");
		return bytes;
	}

	private void resumeAndExpect(byte[] bytes, long firstWrite) throws IOException {
		CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class,
				copyUntil(STREAM, copy("file").again(left(3 * MIB)), Long.MAX_VALUE));
		assertThat(copied.hash()).isEqualTo(Blake3.hash(bytes));
		assertThat(this.written.get(0)).isEqualTo(firstWrite);
		assertThat(this.progress).hasValue(bytes.length);
		assertThat(target("file")).hasBinaryContent(bytes);
		assertThat(targets()).containsExactly("file");
	}

	@Test
	void aLargeFileGoesOnWhereItWasLeft() throws IOException {
		resumeAndExpect(putInterrupted(), 3 * MIB);
	}

	@Test
	void aStopWhileThePartIsComparedLosesNothing() throws IOException {
		byte[] bytes = putInterrupted();
		CopyHooks stopped = new CopyHooks(RateLimiter.UNLIMITED, this.progress::addAndGet, this.checkpoints::add,
				() -> true);
		assertThat(new FileCopier(STREAM, stopped, MIB).copy(copy("file").again(left(3 * MIB))))
			.isEqualTo(new CopyOutcome.Stopped());
		resumeAndExpect(bytes, 3 * MIB);
	}

	@Test
	void aPartThatWasDamagedIsWorthNothing() throws IOException {
		byte[] bytes = putInterrupted();
		Path part = target(".driveyard-token-1.part");
		byte[] damaged = Files.readAllBytes(part);
		damaged[2 * MIB + 5] ^= 1;
		Files.write(part, damaged);
		resumeAndExpect(bytes, 0);
	}

	@Test
	void aPartThatIsTooShortIsWorthNothing() throws IOException {
		byte[] bytes = putInterrupted();
		Files.write(target(".driveyard-token-1.part"), new byte[10]);
		resumeAndExpect(bytes, 0);
	}

	@Test
	void aSourceThatChangedMeanwhileStartsOver() throws IOException {
		putInterrupted();
		FileCopy.Resume left = left(3 * MIB);
		byte[] bytes = put("file", 5 * MIB + 4);
		expect(CopyOutcome.Copied.class, copyUntil(STREAM, copy("file").again(left), Long.MAX_VALUE));
		assertThat(this.written.get(0)).isZero();
		assertThat(target("file")).hasBinaryContent(bytes);
		put("file", 5 * MIB + 3);
		Files.setLastModifiedTime(source("file"), FileTime.from(THEN.plusNanos(1)));
		copyUntil(STREAM.withConflict(Conflict.OVERWRITE), copy("file").again(left), Long.MAX_VALUE);
		assertThat(this.written.get(0)).isZero();
	}

	@Test
	void aPartThatIsAnotherNameOfSomethingIsReplacedNotWritten() throws IOException {
		byte[] bytes = putInterrupted();
		Files.createLink(this.root.resolve("victim"), target(".driveyard-token-1.part"));
		resumeAndExpect(bytes, 0);
		assertThat(this.root.resolve("victim")).hasSize(3 * MIB + Blocks.SIZE);
	}

	@Test
	void aPartThatSomebodyElseHasPutThereIsReplacedNotWritten() throws IOException {
		byte[] bytes = putInterrupted();
		FileCopy.Resume left = left(3 * MIB);
		Path part = target(".driveyard-token-1.part");
		Files.move(part, this.root.resolve("planted"));
		Files.copy(this.root.resolve("planted"), part);
		Object planted = Files.getAttribute(part, "unix:ino");
		try (var held = Files.newByteChannel(part)) {
			expect(CopyOutcome.Copied.class, copyUntil(STREAM, copy("file").again(left), Long.MAX_VALUE));
			assertThat(held.size()).isEqualTo(3 * MIB + Blocks.SIZE);
			assertThat(Files.getAttribute(target("file"), "unix:ino")).isNotEqualTo(planted);
		}
		assertThat(this.written.get(0)).isZero();
		assertThat(target("file")).hasBinaryContent(bytes);
	}

	@Test
	void garbageLeftByACrashIsReplaced() throws IOException {
		byte[] bytes = put("file", 10);
		Files.write(target(".driveyard-token-1.part"), new byte[100]);
		expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy("file").again(null)));
		assertThat(target("file")).hasBinaryContent(bytes);
		put("other", 11);
		Files.createSymbolicLink(target(".driveyard-token-1.part"), this.root.resolve("victim"));
		expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy("other")));
		assertThat(this.root.resolve("victim")).doesNotExist();
		assertThat(targets()).containsExactly("file", "other");
	}

	@ParameterizedTest
	@EnumSource
	void aCopyThatWasFinishedIsNotMadeAgain(Conflict conflict) throws IOException {
		byte[] bytes = put("file", 10);
		CopyOptions options = CopyOptions.DEFAULTS.withConflict(conflict);
		expect(CopyOutcome.Copied.class, run(options, copy("file")));
		assertThat(run(options, copy("file").again(null)))
			.isEqualTo(new CopyOutcome.Already("file", Blake3.hash(bytes)));
		assertThat(targets()).containsExactly("file");
	}

	@Test
	void aCopyThatWasFinishedUnderAnotherNameIsFound() throws IOException {
		put("file", 10);
		Files.write(target("file"), new byte[10]);
		CopyOptions options = CopyOptions.DEFAULTS.withConflict(Conflict.RENAME);
		expect(CopyOutcome.Copied.class, run(options, copy("file")));
		CopyOutcome.Already already = expect(CopyOutcome.Already.class, run(options, copy("file").again(null)));
		assertThat(already.name()).isEqualTo("file (1)");
		assertThat(targets()).containsExactly("file", "file (1)");
	}

	@Test
	void sameSizeAndTimeAreNotTheSameCopy() throws IOException {
		put("file", 10);
		write(target("file"), new byte[10]);
		assertThat(run(CopyOptions.DEFAULTS, copy("file").again(null)))
			.isEqualTo(new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS));
	}

	/** Remembers where it was written. */
	private static final class Recording extends HookedFile {

		private final List<Long> written;

		Recording(NewFile local, List<Long> written) {
			super(local);
			this.written = written;
		}

		@Override
		public void write(ByteBuffer data, long position) throws IOException {
			this.written.add(position);
			super.write(data, position);
		}

	}

}
