package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.driveyard.content.Blake3;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.local.PortableDirectories;
import dev.driveyard.storage.local.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link FileCopier} copies all bytes, however many, and leaves nothing else.
 */
class FileCopierTests extends CopyFixture {

	private static final int STEP = 8 * 1024 * 1024;

	private static final CopyOptions STREAM = CopyOptions.DEFAULTS.withMethod(CopyMethod.STREAM);

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4095, 4096, 4097, Blocks.SIZE - 1, Blocks.SIZE, Blocks.SIZE + 1, 3 * Blocks.SIZE,
			STEP - 1, STEP, STEP + 1 })
	void everySizeIsCopiedWhole(int size) throws IOException {
		byte[] bytes = put("file", size);
		for (CopyOptions options : List.of(CopyOptions.DEFAULTS, STREAM, STREAM.withHash(true),
				CopyOptions.DEFAULTS.withVerify(true).withDurability(Durability.DIRECTORY))) {
			CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class, run(options, copy("file")));
			assertThat(target("file")).hasBinaryContent(bytes);
			assertThat(copied.bytes()).isEqualTo(size);
			assertThat(copied.warnings()).isEmpty();
			assertThat(copied.hash()).isEqualTo(options.needsHash() ? Blake3.hash(bytes) : null);
			assertThat(copied.verified()).isEqualTo(options.verify());
			assertThat(targets()).containsExactly("file");
			Files.delete(target("file"));
		}
	}

	@Test
	void theSystemCopiesLargeFilesByItself() throws IOException {
		put("file", STEP + 1);
		assertThat(expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy("file"))).how())
			.isNotEqualTo(CopyOutcome.How.LINK);
		Files.delete(target("file"));
		assertThat(expect(CopyOutcome.Copied.class, run(STREAM, copy("file"))).how()).isEqualTo(CopyOutcome.How.STREAM);
	}

	@Test
	void progressCountsEachByteOnce() throws IOException {
		for (int size : new int[] { 5, 3 * Blocks.SIZE + 7, STEP + 1 }) {
			put("file", size);
			for (CopyOptions options : List.of(STREAM, CopyOptions.DEFAULTS)) {
				AtomicLong bytes = new AtomicLong();
				CopyHooks hooks = new CopyHooks(RateLimiter.UNLIMITED, bytes::addAndGet, (length) -> {
				}, () -> false);
				expect(CopyOutcome.Copied.class, new FileCopier(options, hooks).copy(copy("file")));
				assertThat(bytes).hasValue(size);
				Files.delete(target("file"));
			}
		}
	}

	@Test
	void holesAreKept() throws IOException {
		try (FileChannel channel = FileChannel.open(source("sparse"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
			channel.write(ByteBuffer.wrap(new byte[] { 1, 2, 3 }), 5_000_000);
			channel.write(ByteBuffer.wrap(new byte[700_000]), 12_000_000);
		}
		Shell.run(this.root, "truncate -s 100000000 from/sparse; truncate -s 3000000 from/empty");
		for (CopyOptions options : List.of(STREAM, CopyOptions.DEFAULTS, STREAM.withVerify(true))) {
			for (String name : List.of("sparse", "empty")) {
				CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class, run(options, copy(name)));
				assertThat(Files.mismatch(source(name), target(name))).isEqualTo(-1);
				if (options.verify()) {
					assertThat(copied.hash()).isEqualTo(Blake3.hash(Files.readAllBytes(source(name))));
				}
				Shell.run(this.root, "test $(stat -c %b to/$1) -le $(stat -c %b from/$1)", name);
				Files.delete(target(name));
			}
		}
	}

	@Test
	void allocatedZerosAreNoHoles() throws IOException {
		write(source("zeros"), new byte[1_000_000]);
		run(CopyOptions.DEFAULTS, copy("zeros"));
		Shell.run(this.root, "sync to/zeros from/zeros; test $(stat -c %b to/zeros) -eq $(stat -c %b from/zeros)");
	}

	@Test
	void namesAreBytes() throws IOException {
		List<String> names = List.of("\uEFFF\uEF80", "new\nline", "a".repeat(255), "é".repeat(127),
				"\uEFFF".repeat(255), "-rf", "u\u0308", "\u00fc");
		for (String name : names) {
			byte[] bytes = put(name, 10 + name.length());
			expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy(name)));
			assertThat(target(name)).hasBinaryContent(bytes);
		}
		Shell.run(this.root, "diff -r from to; test $(ls -b to | wc -l) = 8; test -f \"to/$(printf '\\377\\200')\"");
	}

	@Test
	void aNameThatTheTargetCanNotHoldIsToldBeforeAnythingIsCopied() throws IOException {
		put("file", 10);
		this.to.parts = (file) -> {
			throw new IllegalStateException("nothing must be made");
		};
		assertThat(
				expect(CopyOutcome.Failed.class, run(CopyOptions.DEFAULTS, copy("file").as("n".repeat(256)))).cause())
			.isEqualTo(CopyOutcome.Cause.NAME_UNFIT);
		assertThat(targets()).isEmpty();
	}

	@Test
	void whatIsNoFileIsToldAndNotOpened() throws IOException {
		Shell.run(this.root, "mkfifo from/pipe; mkdir from/dir; ln -s self from/self; ln -s file from/link");
		put("file", 10);
		List<CopyOutcome> outcomes = new ArrayList<>();
		for (String name : List.of("pipe", "dir", "self", "link")) {
			outcomes.add(run(CopyOptions.DEFAULTS, copy(name)));
		}
		assertThat(outcomes).containsExactly(new CopyOutcome.NotCopied(FileKind.SPECIAL),
				new CopyOutcome.NotCopied(FileKind.DIRECTORY), new CopyOutcome.NotCopied(FileKind.LINK),
				new CopyOutcome.NotCopied(FileKind.LINK));
		assertThat(expect(CopyOutcome.Failed.class, run(CopyOptions.DEFAULTS, copy("none"))).cause())
			.isEqualTo(CopyOutcome.Cause.SOURCE_GONE);
		assertThat(targets()).isEmpty();
	}

	@Test
	void aSocketIsToldAndNotCopied() throws IOException {
		try (var server = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
			server.bind(java.net.UnixDomainSocketAddress.of(source("socket")));
			assertThat(run(CopyOptions.DEFAULTS, copy("socket")))
				.isEqualTo(new CopyOutcome.NotCopied(FileKind.SPECIAL));
		}
	}

	@Test
	void aStopLeavesNothing() throws IOException {
		put("file", 3 * Blocks.SIZE);
		AtomicLong bytes = new AtomicLong();
		CopyHooks hooks = new CopyHooks(RateLimiter.UNLIMITED, bytes::addAndGet, (length) -> {
		}, () -> bytes.get() > 0);
		assertThat(new FileCopier(STREAM, hooks).copy(copy("file"))).isEqualTo(new CopyOutcome.Stopped());
		assertThat(bytes).hasValue(0);
		assertThat(targets()).isEmpty();
	}

	@Test
	void whatNobodyWaitsForIsNotPutInItsPlace() throws IOException {
		put("file", 3 * Blocks.SIZE);
		AtomicLong bytes = new AtomicLong();
		CopyHooks hooks = new CopyHooks(RateLimiter.UNLIMITED, bytes::addAndGet, (length) -> {
		}, () -> false, () -> bytes.get() == 3 * Blocks.SIZE);
		assertThat(new FileCopier(STREAM, hooks).copy(copy("file"))).isEqualTo(new CopyOutcome.Stopped());
		assertThat(targets()).isEmpty();
	}

	@Test
	void aLimitSlowsDown() throws IOException {
		put("file", 500_000);
		CopyHooks hooks = new CopyHooks(RateLimiter.ofBytesPerSecond(1_000_000), (bytes) -> {
		}, (length) -> {
		}, () -> false);
		for (CopyMethod method : List.of(CopyMethod.STREAM, CopyMethod.AUTO)) {
			long start = System.nanoTime();
			new FileCopier(CopyOptions.DEFAULTS.withMethod(method), hooks).copy(copy("file").as(method.name()));
			assertThat(System.nanoTime() - start).isBetween(200_000_000L, 5_000_000_000L);
		}
	}

	@Test
	void withoutSystemCallsFilesAreStillCopied() throws IOException {
		byte[] bytes = put("file", 3 * Blocks.SIZE + 1);
		Files.setPosixFilePermissions(source("file"),
				java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-x--x"));
		HookedDirectory source = new HookedDirectory(PortableDirectories.open(this.root.resolve("from")));
		HookedDirectory target = new HookedDirectory(PortableDirectories.open(this.root.resolve("to")));
		try (source; target) {
			CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class,
					run(CopyOptions.DEFAULTS.withVerify(true).withDurability(Durability.DIRECTORY),
							FileCopy.of(source, "file", target, "t")));
			assertThat(copied.warnings()).isEmpty();
			assertThat(copied.hash()).isEqualTo(Blake3.hash(bytes));
			assertThat(run(CopyOptions.DEFAULTS, FileCopy.of(source, "file", target, "t")))
				.isEqualTo(new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS));
		}
		assertThat(target("file")).hasBinaryContent(bytes);
		assertThat(this.to.stat("file").stat().mode()).isEqualTo(0100551);
		assertThat(this.to.stat("file").stat().modified() / 1000)
			.isEqualTo(this.from.stat("file").stat().modified() / 1000);
		assertThat(targets()).containsExactly("file");
	}

}
