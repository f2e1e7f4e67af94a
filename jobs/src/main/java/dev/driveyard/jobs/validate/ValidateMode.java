package dev.driveyard.jobs.validate;

import java.util.List;

import dev.driveyard.catalogue.findings.Finding.Check;

/**
 * How much a validation looks at.
 */
enum ValidateMode {

	/** That all is there, with its size, time and permissions; no file is opened. */
	BASIC(Check.BASIC),
	/** That every byte is as it was. */
	INTEGRITY(Check.INTEGRITY),
	/** That what files hold makes sense. */
	CORRUPTION(Check.CORRUPTION),
	/** All of it. */
	COMPLETE(Check.BASIC, Check.INTEGRITY, Check.CORRUPTION);

	@SuppressWarnings("ImmutableEnumChecker")
	private final List<Check> checks;

	ValidateMode(Check... checks) {
		this.checks = List.of(checks);
	}

	/** In the order they are made. */
	List<Check> checks() {
		return this.checks;
	}

}
