package dev.driveyard.cli;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.cli.words.FailureWords;
import dev.driveyard.cli.words.FindingWords;
import dev.driveyard.cli.words.IssueWords;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.summary.RunNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users are told to do, which the jobs themselves do not know.
 */
class AdviceTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			ALREADY_RUNNING; driveyard runs show 7
			CLAIMED; driveyard runs stop 7
			FOLLOWED; driveyard runs restart 7
			NO_SUCH_RUN; driveyard runs list --all
			NOTHING_TO_UNDO; driveyard history 7
			CONTENTS_NOT_READ; --mode content-hash
			LOCATION_OVERLAPS; driveyard location remove 3
			LOCATION_IN_THE_WAY; First run: driveyard location remove 3
			ROOT_REPLACED; --accept-root
			NO_LOCATIONS; driveyard index --mode content PATH
			NOTHING_TO_COMPARE_WITH; driveyard index --mode content /päth
			NOT_INDEXED; --no-refresh
			NO_ROOM; --ignore-space
			NO_LIBRARY; driveyard library create
			NO_HOME; --library /srv/NAME
			IN_USE_ELSEWHERE; driveyard library unlock
			WRITABLE_BY_OTHERS; driveyard library share""")
	void aCodeIsAdvice(FailureCode code, String advice) {
		Failure failure = new Failure(code, "What happened.", 7L, 3L, "/päth");
		assertThat(FailureWords.text(failure)).startsWith("What happened.").contains(advice);
	}

	@Test
	void aFailureThatOnlyItsMessageTellsOfIsNoAdvice() {
		assertThat(FailureWords.text(Failure.of(FailureCode.OTHER, "Gone."))).isEqualTo("Gone.");
	}

	@Test
	void anIssueSaysHowToGetAFileBack() {
		Issue left = new Issue(Issue.Code.LEFT_IN_TRASH, "/a/b", "It is in the trash.");
		assertThat(IssueWords.text(left)).isEqualTo("It is in the trash. To get it back: driveyard trash restore /a/b");
		Issue mounted = new Issue(Issue.Code.VOLUME_CHANGED, "/m", "Another file system is mounted here.");
		assertThat(IssueWords.text(mounted)).endsWith("here. Use --accept-root to take what is there now.");
	}

	@Test
	void adviceThatIsStoredAlreadyIsNotGivenTwice() {
		String stored = "What was known of it is kept; use --accept-root to take what is there now.";
		assertThat(IssueWords.text(new Issue(Issue.Code.VOLUME_CHANGED, "/m", stored))).isEqualTo(stored);
	}

	@Test
	void aNoteNamesTheOptions() {
		assertThat(IssueWords.text(new RunNote(RunNote.Code.UNUSABLE_PATTERN, "It is taken out.")))
			.isEqualTo("It is taken out. Give a better one with --exclude or --include.");
		assertThat(IssueWords.text(RunNote.of("Added."))).isEqualTo("Added.");
	}

	@ParameterizedTest
	@EnumSource
	void aFindingThatCanBeRepairedSaysHow(Finding.Code code) {
		assertThat(FindingWords.action(code)).isNotBlank();
		assertThat(FindingWords.action(code).contains("driveyard repair RUN")).isEqualTo(code.isRepairable());
	}

}
