package dev.driveyard.jobs.thumbnails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.SidecarKind;
import dev.driveyard.catalogue.sidecars.SidecarName;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.picture.RenderVersion;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Thumbnails of contents: what is made, what is left alone, and what goes again.
 */
class ThumbnailTests extends ThumbnailTestBase {

	@Test
	void eachContentIsRenderedOnceForAllItsVariants() throws IOException {
		byte[] wide = TestPictures.picture(1, 1600, 1200, "jpg");
		file("a/wide.jpg", wide);
		file("b/copy of it.jpg", wide);
		file("small.png", TestPictures.picture(2, 300, 100, "png"));
		this.tree.file("notes.txt", "no picture");
		Outcome outcome = make();
		assertThat(outcome.get("contents")).isEqualTo(2);
		assertThat(outcome.get("rendered")).isEqualTo(2);
		assertThat(outcome.get("sidecars")).isEqualTo(6);
		assertThat(outcome.get("issues")).isZero();
		assertThat(variants("a/wide.jpg"))
			.isEqualTo(Map.of("grid@1x", "256x192", "grid@2x", "512x384", "detail@1x", "1024x768"));
		assertThat(variants("small.png"))
			.isEqualTo(Map.of("grid@1x", "256x85", "grid@2x", "300x100", "detail@1x", "300x100"));
		assertThat(sidecars().lookOf(content("small.png")).orElseThrow()).satisfies((look) -> {
			assertThat(look.width()).isEqualTo(300);
			assertThat(look.height()).isEqualTo(100);
			assertThat(look.placeholder()).isNotEmpty();
		});
		assertWhole();
	}

	@Test
	void aSecondRunDoesNothing() throws IOException {
		file("one.png", TestPictures.picture(1, 400, 300, "png"));
		file("broken.png", Arrays.copyOf(TestPictures.picture(2, 400, 300, "png"), 60));
		make();
		List<Path> files = files();
		Object time = Files.getLastModifiedTime(files.get(0));
		Outcome again = make();
		assertThat(again.get("contents")).isEqualTo(2);
		assertThat(again.get("present")).isEqualTo(1);
		assertThat(again.get("known_unrendered")).isEqualTo(1);
		assertThat(again.get("failed")).isZero();
		assertThat(again.get("rendered")).isZero();
		assertThat(again.get("issues")).isZero();
		assertThat(files()).isEqualTo(files);
		assertThat(Files.getLastModifiedTime(files.get(0))).isEqualTo(time);
	}

	@Test
	void whatCanNotBeRenderedIsToldOnceWithItsReason() throws IOException {
		file("whole.png", TestPictures.picture(1, 400, 300, "png"));
		file("cut.png", Arrays.copyOf(TestPictures.picture(2, 400, 300, "png"), 60));
		file("empty.png", new byte[0]);
		Outcome outcome = make();
		assertThat(outcome.get("rendered")).isEqualTo(1);
		assertThat(outcome.get("failed")).isEqualTo(1);
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("cut.png", "NOT_RENDERED"));
		assertThat(sidecars().unrendered(content("cut.png")).orElseThrow().reason()).isIn(UnrenderedReason.TRUNCATED,
				UnrenderedReason.MALFORMED);
		assertThat(make(Map.of("regenerate", true)).get("failed")).isEqualTo(1);
		file("cut.png", TestPictures.picture(2, 400, 300, "png"));
		Outcome mended = make();
		assertThat(mended.get("rendered")).isEqualTo(1);
		assertThat(variants("cut.png")).hasSize(3);
		assertWhole();
	}

	@Test
	void variantsOfOnesOwnAreMadeAsTheyAreAskedFor() throws IOException {
		file("one.png", TestPictures.picture(3, 900, 600, "png"));
		make(Map.of("variants", List.of("icon@1x", "wall:600:jpeg:70", "exact:50:png"), "format", "jpeg"));
		assertThat(variants("one.png")).isEqualTo(Map.of("icon@1x", "128x85", "wall", "600x400", "exact", "50x33"));
		UUID content = content("one.png");
		assertThat(sidecars().of(content)).extracting(Sidecar::format)
			.containsExactlyInAnyOrder(SidecarFormat.JPEG, SidecarFormat.JPEG, SidecarFormat.PNG);
		Outcome other = make(Map.of("variants", List.of("wall:500:webp:70")));
		assertThat(other.get("sidecars")).isEqualTo(1);
		assertThat(sidecars().find(new SidecarName(content, SidecarKind.THUMBNAIL, "wall")).orElseThrow())
			.satisfies((wall) -> {
				assertThat(wall.width()).isEqualTo(500);
				assertThat(wall.format()).isEqualTo(SidecarFormat.WEBP);
			});
		assertThat(other.get("strays")).as("the file of the other format").isEqualTo(1);
		assertWhole();
	}

	@Test
	void thatAFilmHasNoStripStaysKnownUntilItHasOne() throws IOException {
		file("one.png", TestPictures.picture(1, 400, 300, "png"));
		make(Map.of("variants", List.of("icon@1x", "strip")));
		UUID content = content("one.png");
		Integer version = sidecars().lookOf(content).orElseThrow().stripless();
		assertThat(version).isEqualTo(RenderVersion.current());
		make(Map.of("variants", List.of("grid@1x")));
		assertThat(sidecars().lookOf(content).orElseThrow().stripless()).isEqualTo(version);
		Sidecar icon = sidecars().find(new SidecarName(content, SidecarKind.THUMBNAIL, "icon@1x")).orElseThrow();
		sidecars().save(List.of(new Sidecar(new SidecarName(content, SidecarKind.STRIP, "strip"), icon.recipe(),
				icon.format(), icon.width(), icon.height(), icon.size(), icon.checksum(), icon.made())));
		assertThat(sidecars().lookOf(content).orElseThrow().stripless()).isNull();
	}

	@Test
	void whatIsAskedForIsCheckedBefore() {
		for (String wrong : List.of("huge", "a/b:100", "own:0", "own:100:gif", "own:100:webp:101", "own:5000",
				"strip:2000")) {
			assertThatThrownBy(() -> run(Map.of("variants", List.of(wrong)))).as(wrong)
				.isInstanceOf(IllegalArgumentException.class);
		}
		assertThatThrownBy(() -> run(Map.of("variants", List.of("own:10", "own:20"))))
			.isInstanceOf(IllegalArgumentException.class);
		assertThat(this.jobs.sql().sql("SELECT count(*) FROM location").query(Long.class).single()).isZero();
	}

	@Test
	void sidecarsOfContentsThatAreGoneGo() throws IOException {
		file("stays.png", TestPictures.picture(1, 400, 300, "png"));
		Path goes = file("goes.png", TestPictures.picture(2, 400, 300, "png"));
		make();
		UUID gone = content("goes.png");
		Files.delete(goes);
		Outcome outcome = make();
		assertThat(outcome.get("removed")).isEqualTo(3);
		assertThat(outcome.get("strays")).isZero();
		assertThat(sidecars().of(gone)).isEmpty();
		assertThat(sidecars().lookOf(gone)).isEmpty();
		assertThat(files()).hasSize(3);
		assertWhole();
	}

	@Test
	void strayFilesGoAndLostOnesAreMadeAgain() throws IOException {
		file("one.png", TestPictures.picture(1, 400, 300, "png"));
		file("two.png", TestPictures.picture(2, 400, 300, "png"));
		make();
		UUID one = content("one.png");
		Path grid = folder().file(new SidecarName(one, SidecarKind.THUMBNAIL, "grid@1x"), SidecarFormat.WEBP);
		Files.delete(grid);
		Path emptied = folder().file(new SidecarName(content("two.png"), SidecarKind.THUMBNAIL, "grid@1x"),
				SidecarFormat.WEBP);
		Files.write(emptied, new byte[0]);
		Files.write(grid.resolveSibling(".grid@1x.webp.1234.part"), new byte[10]);
		Path other = this.jobs.library().sidecars().resolve("content/ff/ff/" + new UUID(-1, -1) + "/thumbs/x.webp");
		Files.createDirectories(other.getParent());
		Files.write(other, new byte[5]);
		Path beside = this.temp.resolve("beside");
		Files.createDirectories(beside);
		Files.write(beside.resolve("kept"), new byte[3]);
		Files.createSymbolicLink(other.resolveSibling("link"), beside);
		Outcome outcome = make();
		assertThat(outcome.get("lost")).isEqualTo(2);
		assertThat(outcome.get("rendered")).isEqualTo(2);
		assertThat(outcome.get("strays")).isEqualTo(3);
		assertThat(beside.resolve("kept")).exists();
		assertThat(other.getParent()).doesNotExist();
		assertWhole();
	}

	@Test
	void linksInThePlaceOfFoldersAreNotFollowed() throws IOException {
		file("one.png", TestPictures.picture(1, 400, 300, "png"));
		make();
		Path outside = Files.createDirectories(this.temp.resolve("outside/a/b/c"));
		Files.write(outside.resolve("kept"), new byte[3]);
		Files.write(this.temp.resolve("outside/kept"), new byte[3]);
		Path content = this.jobs.library().sidecars().resolve("content");
		String own = content("one.png").toString().substring(0, 2);
		Path link = content.resolve(own.equals("00") ? "01" : "00");
		Files.createSymbolicLink(link, this.temp.resolve("outside"));
		assertThat(make().get("strays")).isEqualTo(1);
		assertThat(link).doesNotExist();
		Files.move(content, this.temp.resolve("moved"));
		Files.createSymbolicLink(content, this.temp.resolve("moved"));
		assertThat(run(Map.of("regenerate", true)).run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(outside.resolve("kept")).exists();
		assertThat(this.temp.resolve("outside/kept")).exists();
	}

	@Test
	void allIsMadeAgainIfThatIsAskedFor() throws IOException {
		file("one.png", TestPictures.picture(1, 400, 300, "png"));
		make();
		long before = sidecars().of(content("one.png")).get(0).made();
		Outcome outcome = make(Map.of("regenerate", true));
		assertThat(outcome.get("rendered")).isEqualTo(1);
		assertThat(outcome.get("sidecars")).isEqualTo(3);
		assertThat(sidecars().of(content("one.png"))).allMatch((sidecar) -> sidecar.made() >= before);
		assertWhole();
	}

	@Test
	void aRunThatFailsGoesOnWithExactCounts() throws IOException {
		for (int i = 0; i < 5; i++) {
			file("p" + i + ".png", TestPictures.picture(i, 320, 240, "png"));
		}
		this.jobs.sabotage("INSERT", "sidecar", "NEW.variant = 'grid@2x'");
		assertThat(run(Map.of()).run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(this.jobs.sql().sql("SELECT count(*) FROM sidecar").query(Long.class).single()).isZero();
		this.jobs.repair();
		Outcome outcome = make();
		assertThat(outcome.get("contents")).isEqualTo(5);
		assertThat(outcome.get("rendered")).isEqualTo(5);
		assertThat(outcome.get("sidecars")).isEqualTo(15);
		assertWhole();
	}

	@Test
	void aFileThatCanNotBeReadIsAnIssueAndItsCopyIsTaken() throws IOException {
		byte[] bytes = TestPictures.picture(1, 320, 240, "png");
		file("a/first.png", bytes);
		file("b/second.png", bytes);
		make(Map.of("variants", List.of("icon@1x")));
		Files.delete(this.tree.path("a/first.png"));
		Outcome outcome = make(Map.of("refresh", false, "variants", List.of("grid@1x")));
		assertThat(outcome.get("rendered")).isEqualTo(1);
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("first.png", "UNREADABLE_FILE"));
		assertThat(variants("b/second.png")).containsKey("grid@1x");
	}

}
