package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.content.Blake3;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.NewFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sources that change, media that lie and disks that are full.
 */
class TroubleTests extends CopyFixture {

	private static final CopyOptions STREAM = CopyOptions.DEFAULTS.withMethod(CopyMethod.STREAM);

	private final AtomicInteger events = new AtomicInteger();

	private final AtomicLong progress = new AtomicLong();

	/**
	 * Copies while something happens after the first block of each try, so many times.
	 */
	private CopyOutcome copyWhile(CopyOptions options, int times, HookedDirectory.Action action) {
		CopyHooks hooks = new CopyHooks(RateLimiter.UNLIMITED, (bytes) -> {
			boolean first = this.progress.getAndAdd(bytes) == 0;
			if (first && bytes > 0 && this.events.getAndIncrement() < times) {
				unchecked(action);
			}
		}, (length) -> {
		}, () -> false);
		return new FileCopier(options, hooks).copy(copy("file"));
	}

	private static void unchecked(HookedDirectory.Action action) {
		try {
			action.run();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void append() throws IOException {
		Files.write(source("file"), new byte[] { 1 }, StandardOpenOption.APPEND);
	}

	private void truncate() throws IOException {
		Files.write(source("file"), new byte[3], StandardOpenOption.TRUNCATE_EXISTING);
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 3 * Blocks.SIZE })
	void aSourceThatGrowsIsReadAgain(int size) throws IOException {
		put("file", size);
		CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class, copyWhile(STREAM.withHash(true), 2, this::append));
		assertThat(target("file")).hasBinaryContent(Files.readAllBytes(source("file"))).hasSize(size + 2L);
		assertThat(copied.bytes()).isEqualTo(size + 2L);
		assertThat(copied.hash()).isEqualTo(Blake3.hash(Files.readAllBytes(source("file"))));
		assertThat(this.progress).hasValue(size + 2L);
		assertThat(this.to.stat("file").stat().modified()).isEqualTo(this.from.stat("file").stat().modified());
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 3 * Blocks.SIZE })
	void aSourceThatNeverRestsIsGivenUp(int size) throws IOException {
		put("file", size);
		assertThat(copyWhile(STREAM, 100, this::append)).isEqualTo(new CopyOutcome.Changing(3));
		assertThat(this.progress).hasValue(0);
		assertThat(this.events).hasValue(3);
		assertThat(targets()).isEmpty();
	}

	@Test
	void aSourceThatShrinksIsReadAgain() throws IOException {
		put("file", 3 * Blocks.SIZE);
		expect(CopyOutcome.Copied.class, copyWhile(STREAM, 1, this::truncate));
		assertThat(target("file")).hasBinaryContent(new byte[3]);
		assertThat(targets()).containsExactly("file");
	}

	@Test
	void aChangeIsSeenEvenIfTimeAndSizeAreSetBack() throws IOException {
		put("file", 3 * Blocks.SIZE);
		copyWhile(STREAM, 1, () -> write(source("file"), new byte[3 * Blocks.SIZE]));
		assertThat(this.events).hasValue(2);
		assertThat(target("file")).hasBinaryContent(new byte[3 * Blocks.SIZE]);
	}

	@Test
	void aSourceThatVanishesWhileItIsReadIsCopiedWhole() throws IOException {
		byte[] bytes = put("file", 3 * Blocks.SIZE);
		expect(CopyOutcome.Copied.class, copyWhile(STREAM, 1, () -> Files.delete(source("file"))));
		assertThat(target("file")).hasBinaryContent(bytes);
	}

	@Test
	void aFileThatIsBeingWrittenIsLeftToSettle() throws IOException {
		Files.write(source("file"), new byte[10]);
		FileTime now = Files.getLastModifiedTime(source("file"));
		expect(CopyOutcome.Copied.class, copyWhile(STREAM, 0, () -> {
		}));
		assertThat(System.currentTimeMillis() - now.toMillis()).isGreaterThanOrEqualTo(11);
	}

	@ParameterizedTest
	@CsvSource({ "10, 1", "1000000, 1", "1000000, 2" })
	void aBitThatFlipsAfterItWasWrittenIsCaught(int size, int times) throws IOException {
		byte[] bytes = put("file", size);
		AtomicInteger flips = new AtomicInteger();
		this.to.parts = (file) -> new Flipping(file, () -> flips.getAndIncrement() < times);
		CopyOutcome outcome = run(CopyOptions.DEFAULTS.withVerify(true), copy("file"));
		if (times == 1) {
			assertThat(expect(CopyOutcome.Copied.class, outcome).verified()).isTrue();
			assertThat(target("file")).hasBinaryContent(bytes);
		}
		else {
			CopyOutcome.Corrupt corrupt = expect(CopyOutcome.Corrupt.class, outcome);
			assertThat(corrupt.read()).isEqualTo(Blake3.hash(bytes)).isNotEqualTo(corrupt.written());
			assertThat(targets()).isEmpty();
		}
		assertThat(flips).hasValue(2);
	}

	@Test
	void aFlippedBitGoesUnseenWithoutVerifying() throws IOException {
		byte[] bytes = put("file", 10);
		this.to.parts = (file) -> new Flipping(file, () -> true);
		expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS.withDurability(Durability.FILE), copy("file")));
		assertThat(Files.readAllBytes(target("file"))).isNotEqualTo(bytes);
	}

	@ParameterizedTest
	@CsvSource({ "NO_SPACE, NO_SPACE", "QUOTA, QUOTA", "READ_ONLY, READ_ONLY" })
	void whatMakesGoingOnPointlessIsTold(SystemError error, CopyOutcome.Condition condition) throws IOException {
		put("file", 3 * Blocks.SIZE);
		this.to.parts = (file) -> new Refusing(file, error, Blocks.SIZE);
		assertThat(expect(CopyOutcome.Pointless.class, run(STREAM, copy("file"))).condition()).isEqualTo(condition);
		assertThat(targets()).isEmpty();
	}

	@Test
	void otherFailuresConcernTheFileOnly() throws IOException {
		put("file", 10);
		this.to.parts = (file) -> new Refusing(file, SystemError.MEDIUM, 0);
		assertThat(expect(CopyOutcome.Failed.class, run(STREAM, copy("file"))))
			.isEqualTo(new CopyOutcome.Failed(CopyOutcome.Cause.SYSTEM, "refused"));
		assertThat(targets()).isEmpty();
	}

	@Test
	void aReflinkThatIsImpossibleIsNoCopy() throws IOException {
		put("file", 10);
		this.to.parts = (file) -> new Cloning(file, false);
		CopyOptions reflink = CopyOptions.DEFAULTS.withMethod(CopyMethod.REFLINK);
		assertThat(expect(CopyOutcome.Failed.class, run(reflink, copy("file"))).cause())
			.isEqualTo(CopyOutcome.Cause.NO_REFLINK);
		assertThat(targets()).isEmpty();
		assertThat(expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy("file"))).how())
			.isEqualTo(CopyOutcome.How.STREAM);
	}

	@Test
	void aCloneIsHashedAndVerifiedToo() throws IOException {
		byte[] bytes = put("file", 3 * Blocks.SIZE);
		this.to.parts = (file) -> new Cloning(file, true);
		CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class,
				run(CopyOptions.DEFAULTS.withVerify(true), copy("file")));
		assertThat(copied.how()).isEqualTo(CopyOutcome.How.REFLINK);
		assertThat(copied.hash()).isEqualTo(Blake3.hash(bytes));
		assertThat(target("file")).hasBinaryContent(bytes);
	}

	@Test
	void clonesAreNotAskedForEndlessly() throws IOException {
		put("file", 10);
		AtomicInteger asked = new AtomicInteger();
		this.to.parts = (file) -> new Cloning(file, false) {
			@Override
			public boolean cloneOf(SourceFile source) {
				asked.incrementAndGet();
				return false;
			}
		};
		FileCopier copier = new FileCopier(CopyOptions.DEFAULTS, CopyHooks.NONE);
		for (int i = 0; i < 10; i++) {
			copier.copy(copy("file").as("copy-" + i));
		}
		assertThat(asked).hasValue(3);
		assertThat(targets()).hasSize(10);
	}

	/** A medium that loses a bit when it is told to keep all. */
	private static final class Flipping extends HookedFile {

		private final java.util.function.BooleanSupplier when;

		Flipping(NewFile local, java.util.function.BooleanSupplier when) {
			super(local);
			this.when = when;
		}

		@Override
		public void sync(boolean metadata) throws IOException {
			super.sync(metadata);
			if (this.when.getAsBoolean()) {
				ByteBuffer one = ByteBuffer.allocateDirect(1);
				this.local.read(one, 5);
				this.local.write(one.flip().put(0, (byte) (one.get(0) ^ 1)), 5);
			}
		}

	}

	/** A file system that takes no more. */
	private static final class Refusing extends HookedFile {

		private final SystemError error;

		private final long from;

		Refusing(NewFile local, SystemError error, long from) {
			super(local);
			this.error = error;
			this.from = from;
		}

		@Override
		public void write(ByteBuffer data, long position) throws IOException {
			if (position >= this.from) {
				throw new SystemCallException("file", this.error, "refused") {
					private static final long serialVersionUID = 1L;

					@Override
					public String getMessage() {
						return "refused";
					}
				};
			}
			super.write(data, position);
		}

	}

	/** A file system that can share bytes, or not. */
	private static class Cloning extends HookedFile {

		private final boolean able;

		Cloning(NewFile local, boolean able) {
			super(local);
			this.able = able;
		}

		@Override
		public boolean cloneOf(SourceFile source) throws IOException {
			long size = source.stat().stat().size();
			for (long at = 0; this.able && at < size;) {
				at += this.local.copyOf(source, at, size - at);
			}
			return this.able;
		}

	}

}
