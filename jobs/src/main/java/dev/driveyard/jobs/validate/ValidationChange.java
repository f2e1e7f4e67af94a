package dev.driveyard.jobs.validate;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.findings.FileChecks.Mark;
import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.catalogue.findings.Finding.Check;
import org.jspecify.annotations.Nullable;

/**
 * What a chunk writes.
 *
 * @param check what the marks are about; null where there are none
 * @param marks files that were looked at
 * @param resolved the ids of findings that are gone
 * @param orphans entries that are gone, of which something is recorded
 */
record ValidationChange(@Nullable Check check, List<Mark> marks, List<Finding> findings, List<Long> resolved,
		List<Long> orphans, List<Issue> issues) {

	ValidationChange(@Nullable Check check) {
		this(check, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
	}

}
