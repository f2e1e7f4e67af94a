package dev.driveyard.jobs.index;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trees that are seldom seen, but legal.
 */
class OddNamesTests extends IndexTestBase {

	/** Bytes that are no UTF-8, as the catalogue writes them. */
	private static final String STRAY = EncodedName.decode(new byte[] { 'n', (byte) 0xFF, (byte) 0xE9, 'o' });

	@Test
	void everyNameThatTheSystemAllowsSurvives() {
		List<String> names = List.of("x".repeat(255), STRAY, "new\nline", "\uD83D\uDE80 rocket", "ü\u0301ber",
				"'quoted\"", "back\\slash", " ", "%_*?[a]", "-rf", "tab\t", "\u0001", "\uFFFD");
		for (String name : names) {
			this.tree.file(name + "/" + name, "1");
		}
		assertThat(index().changes()).isEqualTo("new " + 2 * names.size());
		assertRight();
		for (String name : names) {
			assertThat(find(name + "/" + name)).as(name).isNotNull();
		}
	}

	@Test
	void directoriesWithOddNamesMoveWithAllBelowThem() {
		this.tree.file(STRAY + "/\uD83D\uDE80/deep/file", "1");
		this.tree.file(STRAY + "/\uD83D\uDE80/" + STRAY, "2");
		this.tree.directory("new\nline");
		index();
		long id = id(STRAY + "/\uD83D\uDE80/deep/file");
		this.tree.move(STRAY, "new\nline/\uD83D\uDE80\uD83D\uDE80");
		assertThat(index().changes()).isEqualTo("changed 1, moved 1");
		assertThat(id("new\nline/\uD83D\uDE80\uD83D\uDE80/\uD83D\uDE80/deep/file")).isEqualTo(id);
		assertRight();
		this.tree.move("new\nline/\uD83D\uDE80\uD83D\uDE80/\uD83D\uDE80", "plain");
		index();
		assertThat(id("plain/deep/file")).isEqualTo(id);
		assertRight();
		this.tree.remove("new\nline");
		index();
		assertRight();
	}

	@Test
	void aTreeSixtyLevelsDeepIsIndexedAndMoved() {
		this.tree.file("level/".repeat(60) + "bottom", "1");
		assertThat(index().changes()).isEqualTo("new 61");
		long id = id("level/".repeat(60) + "bottom");
		this.tree.move("level/level", "up");
		index();
		assertThat(id("up/" + "level/".repeat(58) + "bottom")).isEqualTo(id);
		assertRight();
	}

	@Test
	void linksAreRecordedAndNeverFollowed() {
		this.tree.directory("a");
		this.tree.symlink("a/loop", "..");
		this.tree.symlink("a/self", "self");
		this.tree.symlink("dangling", "nowhere");
		this.tree.symlink("absolute", "/");
		assertThat(index().changes()).isEqualTo("new 5");
		assertThat(entry("a/loop").stat()).extracting("kind", "target").containsExactly(FileKind.LINK, "..");
		assertRight();
		this.tree.remove("dangling");
		this.tree.symlink("dangling", "elsewhere");
		index();
		assertThat(entry("dangling").stat().target()).isEqualTo("elsewhere");
		assertRight();
	}

	@Test
	void pipesAndSocketsAreRecordedAndNeverOpened() throws IOException, InterruptedException {
		Path pipe = this.tree.path("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			socket.bind(UnixDomainSocketAddress.of(this.tree.path("socket")));
			assertThat(index().changes()).isEqualTo("new 2");
			assertThat(entry("pipe").stat().kind()).isEqualTo(FileKind.SPECIAL);
			assertThat(entry("socket").stat().kind()).isEqualTo(FileKind.SPECIAL);
			this.tree.move("pipe", "renamed");
			assertThat(index().changes()).isEqualTo("moved 1");
			assertRight();
		}
	}

	@Test
	void namesThatSortAroundTheSlashKeepTheirSubtreesApart() {
		for (String name : List.of("a", "a.b", "a-b", "a0", "a b", "A", "aa")) {
			this.tree.file(name + "/file", name);
		}
		index();
		this.tree.remove("a");
		assertThat(index().changes()).isEqualTo("removed 2");
		assertRight();
		this.tree.move("a.b", "a");
		this.tree.move("a-b", "a.b");
		assertThat(index().changes()).isEqualTo("moved 2");
		assertRight();
	}

}
