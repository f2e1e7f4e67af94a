package dev.driveyard.jobs.operate;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A request is a value that survives being written down.
 */
class RunRequestTests {

	@Test
	void aRequestComesBackFromJsonAsItWas() {
		RunRequest request = new RunRequest("copy",
				Map.of("sources", List.of("/a \"b\"\n"), "verify", true, "transfers", 3), 5, "somebody", "key",
				Instant.parse("2026-01-31T12:00:00Z"));
		assertThat(RunRequest.ofJson(request.toJson())).isEqualTo(request);
		RunRequest least = RunRequest.of("index", Map.of("path", "/a"), "somebody");
		assertThat(RunRequest.ofJson(least.toJson())).isEqualTo(least);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			nothing                                                   | JSON object
			[1]                                                       | JSON object
			{"parameters": {}, "requestedBy": "a"}                    | needs 'job'
			{"job": 3, "requestedBy": "a"}                            | 'job' of a request is a text, not 3
			{"job": "a", "requestedBy": "a", "prio": 3}               | no 'prio'
			{"job": "a", "requestedBy": "a", "priority": "high"}      | number, not high
			{"job": "a", "requestedBy": "a", "parameters": [1]}       | object, not [1]
			{"job": "a", "requestedBy": "a", "notBefore": "tomorrow"} | time such as
			""")
	void whatIsNoRequestIsRefused(String json, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> RunRequest.ofJson(json)).withMessageContaining(why);
	}

}
