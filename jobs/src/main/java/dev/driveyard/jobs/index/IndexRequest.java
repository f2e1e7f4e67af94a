package dev.driveyard.jobs.index;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.contents.HashKind;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import dev.driveyard.tree.Rule;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;

/**
 * What an index job is asked for.
 *
 * @param path absolute and encoded
 */
record IndexRequest(
		@ParameterSpec(value = "the folder to index; it becomes a location if it is in none", path = true) String path,
		@ParameterSpec(
				value = "shallow reads names, sizes, times and attributes; content also hashes files;"
						+ " deep also finds out what they are and say of themselves",
				defaultValue = "shallow") IndexMode mode,
		@ParameterSpec(value = "full reads every byte, sampled 57 KB of each file; both keeps both hashes",
				defaultValue = "full") HashKind hash,
		@ParameterSpec(value = "only the folder itself, or all below it", defaultValue = "recursive") Scope scope,
		@ParameterSpec(value = "only these folders below it, without what is below them; relative",
				defaultValue = "[]") List<String> folders,
		@ParameterSpec(value = "only these folders below it, with all below them; relative",
				defaultValue = "[]") List<String> trees,
		@ParameterSpec(value = "levels below the folder; the scope current means 1",
				min = 1) @Nullable Integer maxDepth,
		@ParameterSpec(value = "whether to stay on the folder's file system",
				defaultValue = "false") boolean oneFileSystem,
		@ParameterSpec(value = "rules to turn on for the location", defaultValue = "[]") List<Rule> rulesOn,
		@ParameterSpec(value = "rules to turn off for the location", defaultValue = "[]") List<Rule> rulesOff,
		@ParameterSpec(value = "globs to leave out, kept for the location; an empty one clears them",
				defaultValue = "[]") List<String> exclude,
		@ParameterSpec(value = "globs to keep whatever the rules say, kept for the location; an empty one clears them",
				defaultValue = "[]") List<String> include,
		@ParameterSpec(value = "take what is mounted there now for the true folder", tuning = true,
				defaultValue = "false") boolean acceptRoot,
		@ParameterSpec(value = "threads that list folders ahead", tuning = true, defaultFrom = "defaultWalkers",
				min = 1, max = 64) int walkers,
		@ParameterSpec(value = "threads that read and hash files", tuning = true, defaultFrom = "defaultHashers",
				min = 1, max = 64) int hashers) {

	/** What can be asked of the job. */
	static final ParameterModel<IndexRequest> MODEL = ParameterModel.of(IndexRequest.class);

	IndexRequest {
		folders = FolderSelection.normal(folders);
		trees = FolderSelection.normal(trees);
		if (scope == Scope.CURRENT && !(folders.isEmpty() && trees.isEmpty())) {
			throw new IllegalArgumentException("The scope current is about one folder: name it, and none below it");
		}
	}

	static int defaultWalkers() {
		return IndexParameters.defaultWalkers();
	}

	static int defaultHashers() {
		return IndexParameters.defaultHashers();
	}

	/** What a location is to leave out from now on. */
	Rules changed(Rules known) {
		Map<Rule, Boolean> toggles = new EnumMap<>(Rule.class);
		this.rulesOn.forEach((rule) -> toggles.put(rule, true));
		this.rulesOff.forEach((rule) -> toggles.put(rule, false));
		Rules changed = known.with(toggles);
		return new Rules(changed.on(), globs(this.exclude, changed.exclude()), globs(this.include, changed.include()));
	}

	/** An empty glob clears the list. */
	private static List<String> globs(List<String> asked, List<String> known) {
		return asked.isEmpty() ? known : asked.stream().filter((glob) -> !glob.isEmpty()).toList();
	}

	/** The same once it is known which folder of which location is meant. */
	IndexParameters of(long location, String start, Rules rules) {
		return new IndexParameters(location, start, FolderSelection.below(start, this.folders, this.trees), this.mode,
				depth(), this.oneFileSystem, rules, this.hash, this.acceptRoot, this.walkers, this.hashers);
	}

	private int depth() {
		if (this.scope == Scope.CURRENT) {
			return 1;
		}
		return (this.maxDepth != null) ? this.maxDepth : WalkOptions.UNLIMITED;
	}

	/** How far an index goes. */
	enum Scope {

		/** Only what the folder itself holds. */
		CURRENT,
		/** All below it. */
		RECURSIVE

	}

}
