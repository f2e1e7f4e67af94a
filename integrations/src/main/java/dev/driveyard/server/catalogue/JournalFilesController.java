package dev.driveyard.server.catalogue;

import java.util.List;
import java.util.Map;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.JournalFile;
import dev.driveyard.journal.JournalFiles;
import dev.driveyard.journal.Operation;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The single files of what was copied, moved, deleted and put back.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/journal/{id}/files")
final class JournalFilesController {

	private final Journal journal;

	private final Places places;

	JournalFilesController(Journal journal, Places places) {
		this.journal = journal;
		this.places = places;
	}

	/** Those of one of the history, by folder and name: also what is not done yet. */
	@GetMapping
	Page<Map<String, Object>> ofOperation(@PathVariable long id, PageRequest page) {
		Operation operation = this.journal.find(id)
			.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no operation " + id + "."));
		Key after = Key.of(page.after());
		List<JournalFile> found = new JournalFiles(this.journal, id, this.places.texts().apply(operation.from()))
			.page(after.directory(), after.name(), page.size());
		String next = (found.size() == page.size()) ? Key.of(found.get(found.size() - 1)) : null;
		return new Page<>(found.stream().map(JournalFile::toMap).toList(), next);
	}

	/** The place of a file among all. */
	private record Key(int directory, String name) {

		static Key of(@Nullable String text) {
			if (text == null) {
				return new Key(-1, "");
			}
			int slash = text.indexOf('/');
			if (slash < 1 || !text.substring(0, slash).matches("\\d{1,9}")) {
				throw ProblemException.ofField("after", "is not what a page has said comes next");
			}
			return new Key(Integer.parseInt(text.substring(0, slash)), Given.text("after", text.substring(slash + 1)));
		}

		static String of(JournalFile last) {
			return last.file().directory() + "/" + last.file().name();
		}

	}

}
